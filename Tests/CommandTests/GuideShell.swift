// A shell that is told the commands of a guide one after the other, as a reader would type them: folder, variables
// and what runs in the background stay from one to the next.

import Glibc
import Testing

/// The shell of one guide.
final class GuideShell {
    /// What a command left behind.
    struct Outcome {
        let code: Int
        /// Both streams, as they come on a terminal.
        let output: GuideOutput
    }

    /// Where the reader is.
    private let folder: TemporaryFolder
    /// Where the streams go: the reader does not see these files.
    private let streams: TemporaryFolder
    private let pid: pid_t
    private let input: Int32

    /// How long a command may take, and how long one is given again, in milliseconds.
    static let patienceMs = 60_000

    init() throws {
        folder = try TemporaryFolder()
        streams = try TemporaryFolder()
        var ends: [Int32] = [-1, -1]
        try #require(pipe(&ends) == 0, "there is a pipe")
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        input = ends[1]
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, ends[0], STDIN_FILENO)
        // A group of its own: what a guide leaves in the background ends with the shell.
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))
        let programs = try ChildProcess.program().split(separator: "/").dropLast()
        let path = "/" + programs.joined(separator: "/")
        let script = "cd '\(folder.path)' && export PATH=\"\(path):$PATH\" && exec sh"
        let typed: [String] = ["/bin/sh", "-c", script]
        var words = typed.map { strdup($0) }
        words.append(nil)
        defer { for word in words { free(word) } }
        var pid = pid_t()
        let code = posix_spawn(&pid, "/bin/sh", &actions, &attributes, words, environ)
        close(ends[0])
        self.pid = pid
        try #require(code == 0, "the shell starts")
    }

    deinit {
        close(input)
        kill(-pid, SIGKILL)
        var status: Int32 = 0
        while waitpid(pid, &status, 0) < 0, errno == EINTR {}
    }

    /// Gives a command and waits for its end.
    func run(_ command: String) throws -> Outcome {
        let name = streams.path + "/\(streams.nextName())"
        // The code appears as a whole: it is written under another name.
        let line =
            "{ \(command)\n} >\(name).out 2>&1 </dev/null; "
            + "echo $? >\(name).new; mv \(name).new \(name).code\n"
        let bytes = Array(line.utf8)
        try #require(write(input, bytes, bytes.count) == bytes.count, "the shell listens")
        for _ in 0..<Self.patienceMs {
            if access(name + ".code", F_OK) == 0 { break }
            usleep(1_000)
        }
        let code = String(decoding: try TemporaryFolder.read(name + ".code"), as: UTF8.self)
        let output = String(decoding: try TemporaryFolder.read(name + ".out"), as: UTF8.self)
        return Outcome(
            code: try #require(Int(code.dropLast())),
            output: GuideOutput(text: output)
        )
    }
}
