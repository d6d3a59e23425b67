import Testing
import TradeModel
import VenueTwins

private let one = TwinMarket.id(1)

@Suite struct `Nodes of a chain twin` {
    @Test func `a lagging node knows the status and the height of one earlier instant`() throws {
        let bench = ChainBench {
            $0.laggingNodePerMille = 1_000
            $0.maxLagSlots = 60
        }
        let signed = bench.submit(1, .buy, units: 1_000)
        bench.pass(.seconds(20))
        let fill = try #require(bench.twin.fills.first)
        let landed = bench.twin.height(at: fill.at)
        var results: Set<StatusAnswer.Result> = []
        for _ in 0..<500 {
            let answer = try #require(bench.status(signed))
            // With regular slots the node's newest height is 32 above its finalized one.
            let latest = answer.contextHeight + 32
            let expected: StatusAnswer.Result =
                if latest < landed {
                    .notFound
                } else if answer.contextHeight >= landed {
                    .finalized(.executed(fill))
                } else {
                    latest > landed + 1 ? .confirmed : .processed
                }
            #expect(answer.result == expected)
            results.insert(answer.result)
        }
        #expect(results.count == 4, "each of the four occurs")
        #expect(bench.twin.counts.laggingAnswers == 500)
        #expect(bench.twin.counts.queriesThatLied > 0)
    }

    @Test func `a statement includes what is final and nothing else`() throws {
        let bench = ChainBench()
        bench.submit(1, .buy, units: 1_000)
        bench.passToNextEvent()
        func statement() -> VenueStatement? {
            for case .statement(let statement) in bench.ask(.statement) { return statement }
            return nil
        }
        #expect(statement()?.quote == 1_000_000)
        #expect(statement()?.bases == [0, 0])
        bench.passToNextEvent()
        let final = try #require(statement())
        let fill = try #require(bench.twin.fills.first)
        #expect(final.quote == 1_000_000 + fill.quoteChange)
        #expect(final.bases == [1_000, 0])
        #expect(final.asOf == fill.at)
        #expect(bench.twin.statementTruth(at: bench.now).quote == final.quote)
    }

    @Test func `a drift shows in statements once its block is final`() {
        let bench = ChainBench()
        bench.pass(.minutes(1))
        bench.drift(.deposit, worth: 500)
        func quote() -> Int128? {
            for case .statement(let statement) in bench.ask(.statement) { return statement.quote }
            return nil
        }
        #expect(bench.twin.quoteBalance == 1_000_500)
        #expect(quote() == 1_000_000)
        bench.pass(.seconds(14))
        #expect(quote() == 1_000_500)
    }

    @Test(arguments: DriftKind.allCases)
    func `a drift changes the truth by what it says`(kind: DriftKind) {
        let bench = ChainBench(base: 5_000)
        let before = bench.twin.statementTruth(at: bench.now)
        let drift = bench.drift(kind, worth: 20_000)
        let after = bench.twin.statementTruth(at: bench.now)
        #expect(after.quote - before.quote == drift?.quoteChange ?? 0)
        #expect(after.bases[0] - before.bases[0] == drift?.baseChange ?? 0)
        #expect((drift == nil) == (kind == .foreignOrder || kind == .liquidation))
    }
}

@Suite struct `Clock of a chain twin` {
    private static func twin(skipped: Int, seed: UInt64) -> ChainTwin {
        var model = ChainModel()
        model.skippedSlotsOf64 = skipped
        return ChainTwin(
            model: model,
            instruments: TwinMarket.instruments,
            quote: 0,
            start: Instant(milliseconds: 0),
            seed: seed
        )
    }

    @Test(arguments: [0, 1, 4, 32], [1, 2] as [UInt64])
    func `heights rise by one at most a slot, and skip as many slots as they should`(
        skipped: Int,
        seed: UInt64
    ) {
        let twin = Self.twin(skipped: skipped, seed: seed)
        var last = twin.height(at: Instant(milliseconds: 0))
        #expect(last == 1_000)
        var still = 0
        for slot: Int64 in 1...6_400 {
            let height = twin.height(at: Instant(milliseconds: slot * 400))
            #expect(height == last || height == last + 1)
            if height == last { still += 1 }
            last = height
        }
        #expect(still == 100 * skipped)
    }

    @Test func `which slots are skipped depends on the seed`() {
        let heights = [1, 2].map { seed in
            (0..<640).map { slot in
                Self.twin(skipped: 4, seed: seed).height(at: Instant(milliseconds: slot * 400))
            }
        }
        #expect(heights[0] != heights[1])
    }

    @Test func `a quiet year is no event`() {
        var twin = Self.twin(skipped: 4, seed: 1)
        let year = Instant(milliseconds: 365 * 86_400_000)
        #expect(twin.nextEvent == nil)
        twin.advance(to: year)
        #expect(twin.nextEvent == nil)
        #expect(twin.height(at: year) == 1_000 + 365 * 216_000 * 60 / 64)
    }
}
