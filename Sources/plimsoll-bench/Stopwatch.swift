import Glibc

/// Times a piece of work from its making.
struct Stopwatch {
    private let clock: clockid_t
    private let start: UInt64

    /// Of the clock on the wall: for what waits for the disk or for another process.
    static func wall() -> Stopwatch { Stopwatch(CLOCK_MONOTONIC) }

    /// Of the time that this thread had a processor: for what only computes. Others that share the
    /// machine disturb it little.
    static func processor() -> Stopwatch { Stopwatch(CLOCK_THREAD_CPUTIME_ID) }

    private init(_ clock: clockid_t) {
        self.clock = clock
        start = Stopwatch.read(clock)
    }

    /// Nanoseconds since it was made, as a number to compute with.
    var nanoseconds: Double { Double(Stopwatch.read(clock) - start) }

    private static func read(_ clock: clockid_t) -> UInt64 {
        var time = timespec()
        clock_gettime(clock, &time)
        return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
    }
}
