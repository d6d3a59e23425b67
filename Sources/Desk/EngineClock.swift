// What time it is for the engine. The wall clock is read once, at the start; from there on time
// passes by the clock that counts since the boot, suspension included, so that nobody who sets the
// wall clock can make a price look fresh or an order look old.

public import TradeModel

#if MUTANTS
    import Mutants
#endif

/// The two clocks at one moment.
@frozen
public struct ClockReading: Sendable, Hashable {
    /// Nanoseconds since 1970-01-01T00:00:00Z by the wall clock, which people and daemons set.
    public let wall: Int64
    /// Nanoseconds since the boot, suspension included; it never goes back.
    public let boot: Int64

    /// A reading.
    @inlinable
    public init(wall: Int64, boot: Int64) {
        self.wall = wall
        self.boot = boot
    }
}

/// The engine's clock: the wall clock at the start, raised to the last journaled instant, and from
/// there on the time since the boot.
public struct EngineClock: Sendable, Hashable {
    private let startInstant: Int64
    private let startBoot: Int64
    private var lastBoot: Int64
    private var lastWallLead: Int64

    /// The wall clock may move so far away from the time that passed before a person is told.
    public static let toleratedStep = Instant.Span.seconds(1)

    /// A clock that starts at `reading`, and not before the last instant that is on disk.
    public init(_ reading: ClockReading, notBefore last: Instant) {
        startInstant = max(reading.wall, last.nanoseconds)
        startBoot = reading.boot
        lastBoot = reading.boot
        lastWallLead = reading.wall &- reading.boot
    }

    /// The instant at `reading`, and whether the wall clock was set since the last one.
    ///
    /// Nil when the boot's clock went back: then no age can be trusted any more.
    public mutating func now(_ reading: ClockReading) -> (instant: Instant, wasSet: Bool)? {
        guard reading.boot >= lastBoot else { return nil }
        lastBoot = reading.boot
        let lead = reading.wall &- reading.boot
        let moved = (lead &- lastWallLead).magnitude
        let wasSet = moved > EngineClock.toleratedStep.nanoseconds.magnitude
        if wasSet { lastWallLead = lead }
        #if MUTANTS
            if Mutant.isActive(.wallClockForAge) {
                return (Instant(nanoseconds: reading.wall), wasSet)
            }
        #endif
        return (Instant(nanoseconds: startInstant &+ (reading.boot &- startBoot)), wasSet)
    }
}
