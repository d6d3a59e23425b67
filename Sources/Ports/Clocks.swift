// The ports to time. Nothing but a driver reads them; the engine gets instants as arguments.

/// The time of day, which can be stepped.
public protocol WallClock {
    /// Nanoseconds since 1970-01-01 UTC.
    func nanosecondsSinceEpoch() -> Int64
}

/// Time that only moves forward and goes on while the machine is suspended.
public protocol MonotonicClock {
    /// Nanoseconds since some fixed moment.
    func nanoseconds() -> UInt64
}
