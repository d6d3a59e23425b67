import Desk
import Testing
import TradeModel

/// A gate that expectations may ask.
private final class Gate {
    private var gate: FeedGate

    init(instruments: Int) { gate = FeedGate(instruments: instruments) }

    func learn(_ said: Int64, askedAt: Instant, at now: Instant) {
        gate.learn(said, askedAt: askedAt, at: now)
    }

    func admits(_ instrument: InstrumentIndex, madeAt: Int64, at now: Instant) -> Bool {
        gate.admits(instrument, madeAt: madeAt, at: now)
    }
}

@Suite struct `Feed gate` {
    private static let second: Int64 = 1_000_000_000
    private static let one = InstrumentIndex(0)
    private static let two = InstrumentIndex(1)

    private func at(_ seconds: Int64, nanoseconds: Int64 = 0) -> Instant {
        Instant(nanoseconds: seconds * Self.second + nanoseconds)
    }

    /// A gate that knows, from an answer without any delay at our second 1 000, that the source's
    /// clock leads ours by `lead` seconds.
    private func gate(lead: Int64 = 0) -> Gate {
        let gate = Gate(instruments: 2)
        gate.learn((1_000 + lead) * Self.second, askedAt: at(1_000), at: at(1_000))
        return gate
    }

    @Test func `nothing passes before the source has said what time it is`() {
        let gate = Gate(instruments: 2)
        #expect(!gate.admits(Self.one, madeAt: 1_000 * Self.second, at: at(1_000)))
        gate.learn(1_000 * Self.second, askedAt: at(1_000), at: at(1_000))
        // What did not pass then was not remembered either.
        #expect(gate.admits(Self.one, madeAt: 1_000 * Self.second, at: at(1_000)))
    }

    @Test func `an answer from before its question teaches nothing`() {
        let gate = Gate(instruments: 2)
        gate.learn(1_000 * Self.second, askedAt: at(1_001), at: at(1_000))
        #expect(!gate.admits(Self.one, madeAt: 1_000 * Self.second, at: at(1_000)))
    }

    @Test func `overtaken and repeated readings are dropped, of each instrument alone`() {
        let gate = gate()
        #expect(gate.admits(Self.one, madeAt: 1_002 * Self.second, at: at(1_003)))
        #expect(!gate.admits(Self.one, madeAt: 1_002 * Self.second, at: at(1_003)))
        #expect(!gate.admits(Self.one, madeAt: 1_002 * Self.second - 1, at: at(1_003)))
        #expect(gate.admits(Self.two, madeAt: 1_002 * Self.second - 1, at: at(1_003)))
        #expect(gate.admits(Self.one, madeAt: 1_002 * Self.second + 1, at: at(1_003)))
    }

    @Test func `a reading under way for exactly the longest time passes and a longer one does not`()
    {
        for (extra, passes) in [(0, true), (1, false)] as [(Int64, Bool)] {
            let gate = gate()
            let now = at(1_015, nanoseconds: extra)
            #expect(FeedGate.longestWay == .seconds(5))
            #expect(gate.admits(Self.one, madeAt: 1_010 * Self.second, at: now) == passes)
        }
    }

    @Test(arguments: [-86_400, -7, 7, 86_400] as [Int64])
    func `a source whose clock is slow or fast makes no difference`(lead: Int64) {
        let gate = gate(lead: lead)
        let made = (1_010 + lead) * Self.second
        #expect(!gate.admits(Self.one, madeAt: made - 1, at: at(1_015)))
        #expect(gate.admits(Self.one, madeAt: made, at: at(1_015)))
    }

    @Test func `a slow answer makes readings look older, never younger`() {
        let gate = Gate(instruments: 2)
        // Said at 1 004, but it may have been said when it was asked, at 1 000.
        gate.learn(1_004 * Self.second, askedAt: at(1_000), at: at(1_004))
        #expect(!gate.admits(Self.one, madeAt: 1_009 * Self.second, at: at(1_011)))
        #expect(gate.admits(Self.one, madeAt: 1_010 * Self.second, at: at(1_011)))
    }

    @Test func `a reading that is refused for its age does not overtake younger ones`() {
        let gate = gate()
        #expect(!gate.admits(Self.one, madeAt: 1_002 * Self.second, at: at(1_010)))
        #expect(gate.admits(Self.one, madeAt: 1_002 * Self.second, at: at(1_007)))
    }

    @Test func `a worse answer does not replace a better one until that is old`() {
        for (age, replaces) in [(299, false), (300, true)] as [(Int64, Bool)] {
            let gate = gate()
            // The answer took three seconds and puts the source's clock two seconds back.
            let asked = 1_000 + age - 3
            gate.learn((asked - 2) * Self.second, askedAt: at(asked), at: at(asked + 3))
            let now = 1_000 + age + 60
            let isYoung = gate.admits(Self.one, madeAt: (now - 6) * Self.second, at: at(now))
            #expect(isYoung == replaces)
        }
    }

    @Test func `a quick answer replaces a quicker one, and a slow one is replaced by as slow`() {
        for (first, second, replaces) in [
            (0, Self.second, true), (0, Self.second + 1, false),
            (3 * Self.second, 3 * Self.second, true),
        ] as [(Int64, Int64, Bool)] {
            let gate = Gate(instruments: 2)
            let asked = at(1_000)
            gate.learn(
                1_000 * Self.second,
                askedAt: asked,
                at: asked + Instant.Span(nanoseconds: first)
            )
            let again = at(1_100)
            gate.learn(
                1_098 * Self.second,
                askedAt: again,
                at: again + Instant.Span(nanoseconds: second)
            )
            // By the second answer the source is two seconds behind us, and this is fresh.
            let passes = gate.admits(Self.one, madeAt: 1_194 * Self.second, at: at(1_200))
            #expect(passes == replaces)
        }
    }

    @Test(arguments: [.max, .max - 1, 5_000_000_000_000, 1_020_000_000_001] as [Int64])
    func `a reading from the future is dropped and holds up none that follow`(made: Int64) {
        let gate = gate()
        #expect(!gate.admits(Self.one, madeAt: made, at: at(1_015)))
        #expect(gate.admits(Self.one, madeAt: 1_015 * Self.second, at: at(1_015)))
    }

    @Test func `clocks that drift a little make no reading impossible`() {
        let gate = gate()
        #expect(gate.admits(Self.one, madeAt: 1_020 * Self.second, at: at(1_015)))
    }

    @Test func `readings of an instrument that is not there are dropped`() {
        let gate = gate()
        #expect(!gate.admits(InstrumentIndex(2), madeAt: 1_000 * Self.second, at: at(1_000)))
        #expect(!gate.admits(InstrumentIndex(.max), madeAt: 1_000 * Self.second, at: at(1_000)))
    }

    @Test func `absurd times are dropped and never trap`() {
        let times = [Int64.min, .min + 1, 0, .max - 1, .max]
        for said in times {
            for asked in times {
                for arrived in times {
                    let gate = Gate(instruments: 1)
                    gate.learn(
                        said,
                        askedAt: Instant(nanoseconds: asked),
                        at: Instant(nanoseconds: arrived)
                    )
                    for made in times {
                        _ = gate.admits(Self.one, madeAt: made, at: Instant(nanoseconds: arrived))
                    }
                }
            }
        }
    }
}
