// The engine as a process of its own, so that killing it is real. Ended by its pid and by nothing
// else; it does not outlive the value that started it.

import Console
@preconcurrency import Glibc
import SystemIO

/// A child process that this one started.
final class EngineProcess {
    /// How a process came to its end.
    enum Ending: Hashable {
        case exited(Int32)
        case killed(Int32)

        init(status: Int32) {
            let signal = status & 0x7F
            self = signal == 0 ? .exited((status >> 8) & 0xFF) : .killed(signal)
        }
    }

    let pid: pid_t
    private(set) var ending: Ending?

    /// This program's own file, whatever it is called and wherever it lies.
    private static let program = "/proc/self/exe"
    /// How long a process that was asked to stop is waited for.
    private static let patienceMs = 5_000

    /// Starts this program with other arguments; what it prints is appended to `log`.
    init(arguments: [String], log: String) throws(CommandFailure) {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(
            &actions,
            STDOUT_FILENO,
            log,
            O_WRONLY | O_CREAT | O_APPEND,
            0o600
        )
        posix_spawn_file_actions_adddup2(&actions, STDOUT_FILENO, STDERR_FILENO)
        var words: [UnsafeMutablePointer<CChar>?] = (["plimsoll"] + arguments).map { strdup($0) }
        words.append(nil)
        defer { for word in words { free(word) } }
        var child: pid_t = 0
        let code = posix_spawn(&child, EngineProcess.program, &actions, nil, words, environ)
        guard code == 0 else {
            throw CommandFailure(
                .system,
                "the engine could not be started: system error \(code) for \(EngineProcess.program)"
            )
        }
        pid = child
    }

    deinit { if ending == nil { kill() } }

    /// How it ended, or nil while it runs.
    func poll() -> Ending? { wait(WNOHANG) }

    /// Kills it with SIGKILL, which no process can catch, and waits until it is gone.
    func kill() {
        guard ending == nil else { return }
        _ = Glibc.kill(pid, SIGKILL)
        _ = wait(0)
    }

    /// Asks it to stop; kills it when it does not.
    func stop() {
        guard poll() == nil else { return }
        _ = Glibc.kill(pid, SIGTERM)
        for _ in 0..<(EngineProcess.patienceMs / 10) where poll() == nil {
            SystemClock.pause(milliseconds: 10)
        }
        kill()
    }

    private func wait(_ options: Int32) -> Ending? {
        if let ending { return ending }
        var status: Int32 = 0
        while true {
            let found = waitpid(pid, &status, options)
            if found == pid {
                ending = Ending(status: status)
                return ending
            }
            if found == 0 { return nil }
            if errno != EINTR { return nil }
        }
    }
}
