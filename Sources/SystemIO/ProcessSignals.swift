// Signals as flags. A handler may only do what is safe in one, so it stores a number and returns.

import Glibc
import Synchronization

/// The process's signals.
public enum ProcessSignals {
    private static let received = Atomic<Int32>(0)
    private static let isHaltAsked = Atomic<Bool>(false)

    /// From now on SIGINT and SIGTERM only set the flag that `stopRequested` reads.
    public static func catchStop() {
        received.store(0, ordering: .relaxed)
        handle([SIGINT, SIGTERM]) { ProcessSignals.received.store($0, ordering: .relaxed) }
    }

    /// From now on SIGUSR1 only sets the flag that `takeHalt` takes.
    public static func catchHalt() {
        isHaltAsked.store(false, ordering: .relaxed)
        handle([SIGUSR1]) { _ in ProcessSignals.isHaltAsked.store(true, ordering: .relaxed) }
    }

    /// Whether SIGINT or SIGTERM has come since `catchStop`.
    public static var stopRequested: Bool { stopSignal != nil }

    /// The signal that came last, or nil.
    public static var stopSignal: Int32? {
        let number = received.load(ordering: .relaxed)
        return number == 0 ? nil : number
    }

    /// Whether SIGUSR1 has come since this was asked last.
    public static func takeHalt() -> Bool { isHaltAsked.exchange(false, ordering: .relaxed) }

    /// Has signals handled. They are let through too: a parent may have started the process with them
    /// blocked.
    private static func handle(
        _ numbers: [Int32],
        _ handler: @escaping @convention(c) (Int32) -> Void
    ) {
        var action = sigaction()
        action.__sigaction_handler.sa_handler = handler
        action.sa_flags = SA_RESTART
        var set = sigset_t()
        sigemptyset(&set)
        for number in numbers {
            precondition(sigaction(number, &action, nil) == 0, "the signal cannot be caught")
            sigaddset(&set, number)
        }
        precondition(
            pthread_sigmask(SIG_UNBLOCK, &set, nil) == 0,
            "the signals cannot be let through"
        )
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
