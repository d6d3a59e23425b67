// How one thread lets another rest until there is something to do, or until some time has passed.

import Glibc

// SAFETY: `hasRung` is read and written only while `mutex` is held; both pointers are set once and freed when
// nobody holds the bell any more.
/// Wakes one waiting thread. A ring that comes before the wait is not lost.
public final class Doorbell: @unchecked Sendable {
    private let mutex: UnsafeMutablePointer<pthread_mutex_t>
    private let condition: UnsafeMutablePointer<pthread_cond_t>
    private var hasRung = false

    /// A bell that has not rung.
    public init() {
        mutex = .allocate(capacity: 1)
        condition = .allocate(capacity: 1)
        precondition(pthread_mutex_init(mutex, nil) == 0, "the system gives no mutex")
        var attributes = pthread_condattr_t()
        pthread_condattr_init(&attributes)
        // Nobody who sets the wall clock makes a thread sleep longer.
        pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC)
        precondition(
            pthread_cond_init(condition, &attributes) == 0,
            "the system gives no condition"
        )
        pthread_condattr_destroy(&attributes)
    }

    deinit {
        pthread_cond_destroy(condition)
        pthread_mutex_destroy(mutex)
        condition.deallocate()
        mutex.deallocate()
    }

    /// Wakes whoever waits, or the next who will.
    public func ring() {
        pthread_mutex_lock(mutex)
        hasRung = true
        pthread_cond_signal(condition)
        pthread_mutex_unlock(mutex)
    }

    /// Waits for a ring, at most so many milliseconds; whether it came.
    @discardableResult
    public func wait(milliseconds: Int) -> Bool {
        var deadline = timespec()
        clock_gettime(CLOCK_MONOTONIC, &deadline)
        let nanoseconds = deadline.tv_nsec + max(0, milliseconds) % 1_000 * 1_000_000
        deadline.tv_sec += max(0, milliseconds) / 1_000 + nanoseconds / 1_000_000_000
        deadline.tv_nsec = nanoseconds % 1_000_000_000
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        while !hasRung {
            if pthread_cond_timedwait(condition, mutex, &deadline) == ETIMEDOUT { break }
        }
        let rang = hasRung
        hasRung = false
        return rang
    }
}
