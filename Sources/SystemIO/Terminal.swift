// The terminal that a person sits at: its size, its keys. What is changed of it is put back.

import Glibc
import Synchronization

/// The terminal on standard input and output.
public final class Terminal {
    private static let resized = Atomic<Bool>(false)
    private var before: termios?

    /// Keys come one by one and are not shown, where standard input is a terminal. SIGWINCH is noticed from now
    /// on, and the process is not suspended by a key: its screen would be left behind.
    public init() {
        var action = sigaction()
        action.__sigaction_handler.sa_handler = { _ in
            Terminal.resized.store(true, ordering: .relaxed)
        }
        precondition(sigaction(SIGWINCH, &action, nil) == 0, "the signal cannot be caught")
        action.__sigaction_handler.sa_handler = SIG_IGN
        precondition(sigaction(SIGTSTP, &action, nil) == 0, "the signal cannot be ignored")
        var settings = termios()
        guard tcgetattr(STDIN_FILENO, &settings) == 0 else { return }
        before = settings
        settings.c_lflag &= ~tcflag_t(ICANON | ECHO)
        _ = tcsetattr(STDIN_FILENO, TCSANOW, &settings)
    }

    deinit { restore() }

    /// Puts back what was changed.
    public func restore() {
        guard var settings = before else { return }
        before = nil
        _ = tcsetattr(STDIN_FILENO, TCSANOW, &settings)
    }

    /// Columns and rows; nil where they cannot be known.
    public static var size: (columns: Int, rows: Int)? {
        var size = winsize()
        guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0, size.ws_row > 0
        else { return nil }
        return (Int(size.ws_col), Int(size.ws_row))
    }

    /// Whether the size has changed since it was asked last.
    public static func takeResize() -> Bool { resized.exchange(false, ordering: .relaxed) }

    /// Waits so long for a key, a signal or nothing; the key's byte if there was one.
    public func key(waitingMs: Int) -> UInt8? {
        guard before != nil else {
            _ = poll(nil, 0, Int32(clamping: waitingMs))
            return nil
        }
        var request = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
        guard poll(&request, 1, Int32(clamping: waitingMs)) > 0 else { return nil }
        var byte: UInt8 = 0
        guard read(STDIN_FILENO, &byte, 1) == 1 else {
            // Nobody is at the keys any more: from now on only time is waited for.
            before = nil
            return nil
        }
        return byte
    }
}
