import Engine
import MarketData
import PaperVenue
import Policies
import Replay
import Strategies
import TestSupport
import Testing
import TradeModel

/// A replay in which the Warden is asked.
@Suite struct `Replays with verdicts` {
    private static let series = SampleMarket.walk("A", seed: 4, count: 2_000, stepBps: 150)

    /// For ten minutes nobody has judged it; then it passes once an hour and fails every third time.
    private static let verdicts: [RecordedVerdict] = (0..<30).map { number in
        let at = Instant(milliseconds: series.times[10] + Int64(number) * 3_600_000)
        let fails = number % 3 == 2
        return RecordedVerdict(
            at: at,
            instrument: InstrumentIndex(0),
            judgement: TokenJudgement(
                verdict: fails ? .fail : .pass,
                failed: fails ? WardenRules(.liquidity) : [],
                warned: [],
                unknown: [],
                observedAt: at,
                evidence: UInt64(number + 1)
            )
        )
    }

    private func replayer(_ verdicts: [RecordedVerdict]) throws -> Replayer<Momentum> {
        var profile = PolicyProfile.standard
        profile.warden = .standard
        let specification = RunSpecification(
            inputs: [.init(Self.series, sha256: "00")],
            cash: 1_000_000_000_000,
            strategy: try StrategyChoice(name: "momentum", settings: ["lookback=5"]),
            profile: profile,
            venue: PaperVenueModel(),
            verdicts: RunSpecification.VerdictInput(sha256: "00", count: verdicts.count)
        )
        let strategy = Momentum(
            .init(lookback: 5, enterBps: 30, leaveBps: 0, fractionMillionths: 200_000),
            instruments: 1
        )
        return Replayer(
            specification,
            strategy: strategy,
            feed: CandleFeed([Self.series]),
            verdicts: VerdictFeed(verdicts)
        )
    }

    private func run(
        _ replayer: inout Replayer<Momentum>,
        events limit: Int = .max
    ) -> [Fact] {
        var facts: [Fact] = []
        var events = 0
        while events < limit, replayer.advance() != .ended {
            events += 1
            replayer.deliver()
            facts += replayer.out.facts
            replayer.clear()
        }
        return facts
    }

    @Test func `entries fall into the ten minutes after a PASS and nowhere else`() throws {
        var replayer = try replayer(Self.verdicts)
        let facts = run(&replayer)
        var entries = 0
        for fact in facts {
            guard case .orderIntended(let order) = fact.change, order.purpose.isEntry else {
                continue
            }
            entries += 1
            let last = Self.verdicts.last { $0.at <= fact.at }?.judgement
            #expect(last?.verdict == .pass)
            let age = last.map { fact.at - $0.observedAt } ?? .day
            #expect(age <= .minutes(10))
        }
        #expect(entries > 5)
        let vetoes = facts.compactMap { fact -> WardenVeto? in
            if case .entryVetoed(_, let veto, _) = fact.change { veto } else { nil }
        }
        #expect(Set(vetoes) == [.notJudged, .stale, .failed])
        #expect(replayer.isFinished)
    }

    @Test func `without any verdict nothing is bought, and the replay ends all the same`() throws {
        var replayer = try replayer([])
        let facts = run(&replayer)
        #expect(!facts.contains { if case .orderIntended = $0.change { true } else { false } })
        #expect(replayer.isFinished)
    }

    @Test(arguments: [1, 21, 22, 400, 1_999, 2_500, 4_000])
    func `interrupted anywhere it goes on as if it had not been`(events: Int) throws {
        var whole = try replayer(Self.verdicts)
        let expected = run(&whole)
        var first = try replayer(Self.verdicts)
        let before = run(&first, events: events)
        var second = try replayer(Self.verdicts)
        for fact in before { second.fold(fact) }
        second.seekFeed()
        // A timer that waits is no fact, and neither is a strategy's wish: both come again.
        let after = run(&second)
        #expect(second.stateHash == whole.stateHash)
        #expect(before.count + after.count == expected.count)
    }

    @Test
    func `a specification keeps the verdicts' file and the gate, and one without has neither`()
        throws
    {
        let with = try replayer(Self.verdicts).engine.core.setup.profile
        #expect(with.warden == .standard)
        let plain = RunSpecification(
            inputs: [.init(Self.series, sha256: "00")],
            cash: 1,
            strategy: try StrategyChoice(name: "momentum", settings: []),
            profile: .standard,
            venue: PaperVenueModel()
        )
        #expect(!String(decoding: plain.document, as: UTF8.self).contains("verdicts"))
        #expect(!String(decoding: plain.document, as: UTF8.self).contains("warden"))
        var profile = PolicyProfile.standard
        profile.warden = WardenGate(maxAge: .seconds(7), admitsWarnings: false)
        let guarded = RunSpecification(
            inputs: plain.inputs,
            cash: 1,
            strategy: plain.strategy,
            profile: profile,
            venue: plain.venue,
            verdicts: RunSpecification.VerdictInput(sha256: "ab", count: 3)
        )
        #expect(try RunSpecification(document: guarded.document) == guarded)
        #expect(try RunSpecification(document: plain.document) == plain)
        #expect(guarded.difference(from: plain) != nil)
    }
}
