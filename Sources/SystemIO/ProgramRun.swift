// A program that is handed something on its standard input, and is ended when it takes too long. No shell reads its
// arguments.

@preconcurrency import Glibc

/// A program with its arguments.
public struct ProgramRun: Sendable {
    /// What came of running it.
    public enum Ending: Sendable, Hashable {
        /// It ended by itself with this code.
        case exited(Int32)
        /// A signal ended it.
        case killed(Int32)
        /// It took too long and was ended.
        case tookTooLong
        /// It could not be started: the system's error number.
        case notStarted(Int32)
    }

    private static let pollMs = 10
    /// What a pipe takes at once without anybody reading it, on every Linux.
    private static let pieceBytes = 4_096

    private let arguments: [String]

    /// The program is searched along PATH when its name has no slash.
    ///
    /// - Precondition: there is a program at least.
    public init(_ arguments: [String]) {
        precondition(!arguments.isEmpty, "a program has a name")
        self.arguments = arguments
    }

    /// Runs it, hands it `input` and waits for its end; what it prints goes nowhere.
    public func run(input: [UInt8], withinMs limit: Int) -> Ending {
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else { return .notStarted(errno) }
        let (reading, writing) = (ends[0], ends[1])
        // A child that somebody else starts meanwhile must not keep the pipe open.
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        _ = fcntl(writing, F_SETFL, O_NONBLOCK)
        var child: pid_t = 0
        let code = start(&child, reading)
        _ = close(reading)
        guard code == 0 else {
            _ = close(writing)
            return .notStarted(code)
        }
        return attend(child, writing, input, limit)
    }

    private func start(_ child: inout pid_t, _ input: Int32) -> Int32 {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO)
        for stream in [STDOUT_FILENO, STDERR_FILENO] {
            posix_spawn_file_actions_addopen(&actions, stream, "/dev/null", O_WRONLY, 0)
        }
        var words: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) }
        words.append(nil)
        defer { for word in words { free(word) } }
        // What this process ignores or holds back is no business of the other's.
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var none = sigset_t()
        sigemptyset(&none)
        var pipes = Self.brokenPipe
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setsigdefault(&attributes, &pipes)
        let flags = POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF
        posix_spawnattr_setflags(&attributes, Int16(flags))
        return posix_spawnp(&child, arguments[0], &actions, &attributes, words, environ)
    }

    private static var brokenPipe: sigset_t {
        var set = sigset_t()
        sigemptyset(&set)
        sigaddset(&set, SIGPIPE)
        return set
    }

    /// Writes without the signal that a program which has stopped reading would bring.
    private static func quietWrite(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
        var pipes = brokenPipe
        var before = sigset_t()
        pthread_sigmask(SIG_BLOCK, &pipes, &before)
        let count = write(descriptor, bytes.baseAddress, bytes.count)
        let code = errno
        if count < 0, code == EPIPE {
            var now = timespec()
            _ = sigtimedwait(&pipes, nil, &now)
        }
        pthread_sigmask(SIG_SETMASK, &before, nil)
        errno = code
        return count
    }

    /// Feeds it and waits; a program that reads nothing may end all the same.
    private func attend(
        _ child: pid_t,
        _ writing: Int32,
        _ input: [UInt8],
        _ limit: Int
    ) -> Ending {
        var left = input[...]
        var isOpen = true
        var waited = 0
        while true {
            if isOpen {
                isOpen = feed(&left, writing)
                if !isOpen { _ = close(writing) }
            }
            var status: Int32 = 0
            if waitpid(child, &status, WNOHANG) == child {
                if isOpen { _ = close(writing) }
                let signal = status & 0x7F
                return signal == 0 ? .exited((status >> 8) & 0xFF) : .killed(signal)
            }
            guard waited < limit else {
                _ = kill(child, SIGKILL)
                _ = waitpid(child, &status, 0)
                if isOpen { _ = close(writing) }
                return .tookTooLong
            }
            SystemClock.pause(milliseconds: Self.pollMs)
            waited += Self.pollMs
        }
    }

    /// Writes what the pipe takes; whether there is more.
    private func feed(_ left: inout ArraySlice<UInt8>, _ writing: Int32) -> Bool {
        while !left.isEmpty {
            let count = left.prefix(Self.pieceBytes).withUnsafeBytes {
                Self.quietWrite(writing, $0)
            }
            guard count > 0 else { return count < 0 && (errno == EAGAIN || errno == EINTR) }
            left = left.dropFirst(count)
        }
        return false
    }
}
