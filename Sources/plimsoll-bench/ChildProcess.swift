// Another program, run to its end. Its standard output is read through a pipe.

@preconcurrency import Glibc

/// What a program that was run has printed, and how long it took.
struct ChildProcess {
    /// Its standard output.
    let output: String
    /// Nanoseconds from before it was started until it had been waited for.
    let nanoseconds: Double

    /// Runs `program`; anything but success is an error.
    init(_ program: String, _ arguments: [String]) throws {
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else { throw BenchError("no pipe: system error \(errno)") }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addclose(&actions, ends[0])
        posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO)
        posix_spawn_file_actions_addclose(&actions, ends[1])
        var words: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) }
        words.append(nil)
        defer { for word in words { free(word) } }
        var child: pid_t = 0
        let start = Stopwatch.wall()
        let code = posix_spawn(&child, program, &actions, nil, words, environ)
        close(ends[1])
        defer { close(ends[0]) }
        guard code == 0 else { throw BenchError("\(program): system error \(code)") }
        let bytes = ChildProcess.readAll(ends[0])
        var status: Int32 = 0
        while waitpid(child, &status, 0) < 0 && errno == EINTR {}
        nanoseconds = start.nanoseconds
        output = String(decoding: bytes, as: UTF8.self)
        guard status == 0 else {
            throw BenchError("\(program) \(arguments.joined(separator: " ")): status \(status)")
        }
    }

    private static func readAll(_ descriptor: Int32) -> [UInt8] {
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = read(descriptor, &chunk, chunk.count)
            if count > 0 { bytes += chunk[..<count] }
            if count == 0 || (count < 0 && errno != EINTR) { return bytes }
        }
    }
}
