import Desk
import Testing
import TradeModel

/// A clock that expectations may read.
private final class Clock {
    private var clock: EngineClock

    init(_ reading: ClockReading, notBefore last: Instant) {
        clock = EngineClock(reading, notBefore: last)
    }

    func now(_ reading: ClockReading) -> (instant: Instant, wasSet: Bool)? { clock.now(reading) }
}

@Suite struct `Engine clock` {
    private static let second: Int64 = 1_000_000_000
    private let start = ClockReading(wall: 1_000 * second, boot: 50 * second)

    private func reading(wall: Int64, boot: Int64) -> ClockReading {
        ClockReading(wall: wall * Self.second, boot: boot * Self.second)
    }

    private func at(_ seconds: Int64) -> Instant { Instant(nanoseconds: seconds * Self.second) }

    @Test func `starts at the wall clock`() throws {
        let clock = Clock(start, notBefore: at(999))
        let now = try #require(clock.now(start))
        #expect(now.instant == at(1_000) && !now.wasSet)
    }

    @Test func `starts no earlier than what is on disk`() throws {
        let clock = Clock(start, notBefore: at(1_700))
        #expect(try #require(clock.now(start)).instant == at(1_700))
        #expect(try #require(clock.now(reading(wall: 1_003, boot: 53))).instant == at(1_703))
    }

    @Test func `starts at the wall clock where nothing is on disk`() throws {
        let clock = Clock(start, notBefore: .distantPast)
        #expect(try #require(clock.now(start)).instant == at(1_000))
    }

    @Test(arguments: [4_600, -2_600, 1_012, 1_008] as [Int64])
    func `a wall clock that was set is told once and changes no instant`(wall: Int64) throws {
        let clock = Clock(start, notBefore: .distantPast)
        let first = try #require(clock.now(reading(wall: wall, boot: 60)))
        #expect(first.instant == at(1_010) && first.wasSet)
        let second = try #require(clock.now(reading(wall: wall + 5, boot: 65)))
        #expect(second.instant == at(1_015) && !second.wasSet)
        // Put right again it was set again.
        let third = try #require(clock.now(reading(wall: 1_020, boot: 70)))
        #expect(third.instant == at(1_020) && third.wasSet)
    }

    @Test func `a wall clock off by exactly what is tolerated was not set`() throws {
        for (difference, wasSet) in [
            (Self.second, false), (Self.second + 1, true), (-Self.second, false),
            (-Self.second - 1, true),
        ] {
            let clock = Clock(start, notBefore: .distantPast)
            let later = ClockReading(
                wall: 1_010 * Self.second + difference,
                boot: 60 * Self.second
            )
            #expect(try #require(clock.now(later)).wasSet == wasSet)
        }
    }

    @Test func `a boot clock that went back gives no instant`() throws {
        let clock = Clock(start, notBefore: .distantPast)
        #expect(clock.now(reading(wall: 1_010, boot: 60)) != nil)
        #expect(
            clock.now(ClockReading(wall: 1_010 * Self.second, boot: 60 * Self.second - 1)) == nil
        )
        #expect(clock.now(reading(wall: 999, boot: 49)) == nil)
    }

    @Test func `one that stands still is no step back`() throws {
        let clock = Clock(start, notBefore: .distantPast)
        for _ in 0..<3 { #expect(try #require(clock.now(start)).instant == at(1_000)) }
    }

    @Test func `time in which the machine slept has passed`() throws {
        let clock = Clock(start, notBefore: .distantPast)
        // Both clocks count suspension, so nobody set anything.
        let now = try #require(clock.now(reading(wall: 1_000 + 28_800, boot: 50 + 28_800)))
        #expect(now.instant == at(1_000 + 28_800) && !now.wasSet)
    }

    @Test func `absurd readings never trap`() {
        for wall in [Int64.min, 0, .max] {
            for boot in [Int64.min, 0, .max] {
                let clock = Clock(start, notBefore: .distantPast)
                _ = clock.now(ClockReading(wall: wall, boot: boot))
                let other = Clock(ClockReading(wall: wall, boot: boot), notBefore: at(5))
                _ = other.now(ClockReading(wall: boot, boot: .max))
            }
        }
    }
}
