// The process's streams, written in whole. A reader that has gone away (`| head`) is no error: what
// it no longer wants is dropped, and the command's own result stays what it is.

import Glibc
import Logs

/// Standard output or standard error.
public final class StandardStream {
    private let descriptor: Int32
    /// Whether secrets are masked: results are what was asked for, everything else may quote anything.
    private let masksSecrets: Bool
    private var buffer: [UInt8] = []
    /// Whether the reader has gone away.
    public private(set) var isClosed = false
    /// The system's error number of a write that failed for another reason.
    public private(set) var failureCode: Int32?

    /// Bytes that are gathered before they are written.
    private static let bufferLimit = 1 << 16

    /// The stream of results.
    public static func output() -> StandardStream { StandardStream(STDOUT_FILENO) }

    /// The stream of progress, advice and errors.
    public static func errors() -> StandardStream {
        StandardStream(STDERR_FILENO, masksSecrets: true)
    }

    init(_ descriptor: Int32, masksSecrets: Bool = false) {
        self.descriptor = descriptor
        self.masksSecrets = masksSecrets
    }

    deinit { flush() }

    /// From now on a reader that goes away is noticed by the next write and does not kill.
    public static func ignoreBrokenPipes() {
        let previous = signal(SIGPIPE, SIG_IGN)
        precondition(
            unsafeBitCast(previous, to: Int.self) != unsafeBitCast(SIG_ERR, to: Int.self),
            "the signal cannot be ignored"
        )
    }

    /// Whether it is a terminal.
    public var isTerminal: Bool { isatty(descriptor) == 1 }

    /// Whether it may be coloured: a terminal, and nobody objects.
    public var allowsColour: Bool {
        guard isTerminal else { return false }
        guard let objection = getenv("NO_COLOR") else { return true }
        return objection.pointee == 0
    }

    /// Writes a line.
    public func line(_ text: String) { write(text + "\n") }

    /// Writes a text.
    public func write(_ text: String) {
        let text = masksSecrets ? SecretRegistry.process.redactor.redact(text) : text
        buffer.append(contentsOf: text.utf8)
        if buffer.count >= StandardStream.bufferLimit { flush() }
    }

    /// Hands everything to the system.
    public func flush() {
        var written = 0
        while written < buffer.count, !isClosed, failureCode == nil {
            let count = buffer.withUnsafeBytes { raw in
                Glibc.write(descriptor, raw.baseAddress.map { $0 + written }, raw.count - written)
            }
            if count >= 0 {
                written += count
            } else if errno == EPIPE {
                isClosed = true
            } else if errno == EAGAIN {
                awaitRoom()
            } else if errno != EINTR {
                failureCode = errno
            }
        }
        buffer.removeAll(keepingCapacity: true)
    }

    /// Writes everything, and throws when the system refused it.
    public func finish() throws(CommandFailure) {
        flush()
        guard let failureCode else { return }
        let reason = failureCode == ENOSPC ? "no space left" : "system error \(failureCode)"
        throw CommandFailure(.system, "cannot write to standard output: \(reason)")
    }

    private func awaitRoom() {
        var request = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        _ = poll(&request, 1, 1_000)
    }
}
