// Signals as flags. A handler may only do what is safe in one, so it stores a number and returns.

import Glibc
import Synchronization

/// The process's signals.
public enum ProcessSignals {
    private static let received = Atomic<Int32>(0)

    /// From now on SIGINT and SIGTERM only set the flag that `stopRequested` reads. They are let
    /// through too: a parent may have started the process with both of them blocked.
    public static func catchStop() {
        received.store(0, ordering: .relaxed)
        var action = sigaction()
        action.__sigaction_handler.sa_handler = { number in
            ProcessSignals.received.store(number, ordering: .relaxed)
        }
        action.sa_flags = SA_RESTART
        var numbers = sigset_t()
        sigemptyset(&numbers)
        for number in [SIGINT, SIGTERM] {
            precondition(sigaction(number, &action, nil) == 0, "the signal cannot be caught")
            sigaddset(&numbers, number)
        }
        precondition(
            pthread_sigmask(SIG_UNBLOCK, &numbers, nil) == 0,
            "the signals cannot be let through"
        )
    }

    /// Whether SIGINT or SIGTERM has come since `catchStop`.
    public static var stopRequested: Bool { stopSignal != nil }

    /// The signal that came last, or nil.
    public static var stopSignal: Int32? {
        let number = received.load(ordering: .relaxed)
        return number == 0 ? nil : number
    }

    /// From now on a write past the file size limit is an error (EFBIG) and not death.
    public static func ignoreFileSizeLimit() {
        let previous = signal(SIGXFSZ, SIG_IGN)
        precondition(
            unsafeBitCast(previous, to: Int.self) != unsafeBitCast(SIG_ERR, to: Int.self),
            "the signal cannot be ignored"
        )
    }
}
