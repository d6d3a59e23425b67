// The machine's clocks. CLOCK_BOOTTIME, not CLOCK_MONOTONIC, because a suspended laptop is time
// passed.

import Glibc
public import Ports

/// The machine's clocks.
public struct SystemClock: WallClock, MonotonicClock, Sendable {
    /// The machine's clocks.
    public init() {}

    /// Nanoseconds since 1970-01-01 UTC.
    public func nanosecondsSinceEpoch() -> Int64 {
        let now = Self.read(CLOCK_REALTIME)
        return Int64(now.tv_sec) * 1_000_000_000 + Int64(now.tv_nsec)
    }

    /// Nanoseconds since the machine was started, suspension included.
    public func nanoseconds() -> UInt64 {
        let now = Self.read(CLOCK_BOOTTIME)
        return UInt64(now.tv_sec) * 1_000_000_000 + UInt64(now.tv_nsec)
    }

    /// Lets the calling thread rest.
    public static func pause(milliseconds: Int) {
        var left = timespec(
            tv_sec: milliseconds / 1000,
            tv_nsec: milliseconds % 1000 * 1_000_000
        )
        var rest = timespec()
        while nanosleep(&left, &rest) != 0, errno == EINTR { left = rest }
    }

    /// Lets the calling thread rest until then or until SIGINT or SIGTERM, whichever comes first.
    public static func pauseUnlessStopped(milliseconds: Int) {
        var left = milliseconds
        while left > 0, !ProcessSignals.stopRequested {
            pause(milliseconds: min(left, 50))
            left -= 50
        }
    }

    private static func read(_ clock: clockid_t) -> timespec {
        var now = timespec()
        precondition(clock_gettime(clock, &now) == 0, "the system has no such clock")
        return now
    }
}
