// The built program as a child process, its streams in files: nothing can fill up and block.

import Glibc
import Testing

/// What a child left behind.
struct ChildOutcome {
    /// The exit code; nil when a signal ended it.
    let code: Int32?
    let output: String
    let errors: String
}

/// A running child.
struct ChildProcess {
    let pid: pid_t
    private let outputPath: String
    private let errorsPath: String

    /// The program beside the running test bundle.
    static func program() throws -> String {
        var buffer = [UInt8](repeating: 0, count: 4096)
        let count = buffer.withUnsafeMutableBytes { raw in
            raw.baseAddress.map { readlink("/proc/self/exe", $0, raw.count) } ?? -1
        }
        try #require(count > 0, "the test's own path can be read")
        let path = String(decoding: buffer[..<count], as: UTF8.self)
        let folder = path.split(separator: "/").dropLast().joined(separator: "/")
        var candidates = ["/" + folder + "/plimsoll"]
        // Where a runner of the toolchain has loaded the bundle, the bundle's path is an argument.
        for argument in CommandLine.arguments where argument.contains(".xctest") {
            let parts = argument.split(separator: "/").prefix { !$0.hasSuffix(".xctest") }
            candidates.append("/" + parts.joined(separator: "/") + "/plimsoll")
        }
        return try #require(
            candidates.first { access($0, X_OK) == 0 },
            "the program is built: swift build --product plimsoll"
        )
    }

    /// Starts the program in `folder`, its streams in files there; `output` replaces the file of
    /// standard output with a descriptor of the caller's, `errors` that of standard error, and `variables` (NAME=VALUE) go before those
    /// of this process.
    init(
        _ arguments: [String],
        in folder: TemporaryFolder,
        output: Int32? = nil,
        errors: Int32? = nil,
        variables: [String] = []
    ) throws {
        let program = try Self.program()
        let name = folder.nextName()
        outputPath = folder.path + "/\(name).out"
        errorsPath = folder.path + "/\(name).err"
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        let flags = O_WRONLY | O_CREAT | O_TRUNC
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, outputPath, flags, 0o600)
        if let output { posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO) }
        posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, errorsPath, flags, 0o600)
        if let errors { posix_spawn_file_actions_adddup2(&actions, errors, STDERR_FILENO) }
        // The shell goes into the folder and becomes the program: the pid stays.
        let shell = ["/bin/sh", "-c", "cd \"$1\" && shift && exec \"$@\"", "sh", folder.path]
        let environment = ["/usr/bin/env"] + variables
        var words = (shell + environment + [program] + arguments).map { strdup($0) }
        words.append(nil)
        defer { for word in words { free(word) } }
        // Whatever this thread does not hear, the child hears everything.
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
        var pid = pid_t()
        let code = posix_spawn(&pid, "/bin/sh", &actions, &attributes, words, environ)
        try #require(code == 0, "the program starts")
        self.pid = pid
    }

    /// Sends a signal.
    func send(_ signal: Int32) { _ = kill(pid, signal) }

    /// Whether it has ended; it can still be waited for.
    var hasEnded: Bool {
        var information = siginfo_t()
        let options = WEXITED | WNOHANG | WNOWAIT
        guard waitid(P_PID, id_t(pid), &information, options) == 0 else { return true }
        return information.si_signo != 0
    }

    /// What stands in the file of its output now.
    func written() throws -> [UInt8] { try TemporaryFolder.read(outputPath) }

    /// What stands in the file of its errors now.
    func complained() throws -> String {
        String(decoding: try TemporaryFolder.read(errorsPath), as: UTF8.self)
    }

    /// How many lines stand in the file of its output now.
    func writtenLines() throws -> Int { try written().count { $0 == UInt8(ascii: "\n") } }

    /// Waits for its end.
    func wait() throws -> ChildOutcome {
        var status: Int32 = 0
        while waitpid(pid, &status, 0) < 0 {
            try #require(errno == EINTR, "the child can be awaited")
        }
        let ended = status & 0x7F == 0
        return ChildOutcome(
            code: ended ? (status >> 8) & 0xFF : nil,
            output: String(decoding: try TemporaryFolder.read(outputPath), as: UTF8.self),
            errors: String(decoding: try TemporaryFolder.read(errorsPath), as: UTF8.self)
        )
    }
}
