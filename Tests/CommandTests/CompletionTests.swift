// Completions, as far as the shells that are installed can judge them.

import Glibc
import Testing

@Suite struct `Completions` {
    @Test(arguments: ["bash", "zsh", "fish"])
    func `the script is one that the shell takes`(shell: String) throws {
        let folder = try TemporaryFolder()
        let outcome = try folder.run("--generate-completion-script", shell)
        #expect(outcome.code == 0)
        for word in ["backtest", "doctor", "crash-points", "data-dir", "replay", "export"] {
            #expect(outcome.output.contains(word), "\(word)")
        }
        try folder.write("script", outcome.output)
        guard let program = ["/bin/", "/usr/bin/"].map({ $0 + shell }).first(where: isThere) else {
            return
        }
        #expect(try syntaxStatus(program, folder.path + "/script") == 0)
    }

    @Test func `files and directories are offered where they are wanted`() throws {
        let folder = try TemporaryFolder()
        let script = try folder.run("--generate-completion-script", "bash").output
        #expect(script.contains("candles") && script.contains("json5"))
        #expect(script.contains("-d"))
    }

    private func isThere(_ path: String) -> Bool { access(path, X_OK) == 0 }

    /// What `shell -n script` ends with.
    private func syntaxStatus(_ shell: String, _ script: String) throws -> Int32 {
        let arguments: [String] = [shell, "-n", script]
        var words = arguments.map { strdup($0) }
        words.append(nil)
        defer { for word in words { free(word) } }
        var pid = pid_t()
        try #require(posix_spawn(&pid, shell, nil, nil, words, environ) == 0)
        var status: Int32 = 0
        while waitpid(pid, &status, 0) < 0 { try #require(errno == EINTR) }
        return status
    }
}
