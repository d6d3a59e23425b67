import DemoMarket
import Engine
import MarketData
import PaperVenue
import Policies
import Replay
import Testing
import TradeModel

@testable import Demo

@Suite struct `Books around a kill` {
    @Test func `books that are equal have no differences`() throws {
        let core = try core()
        let kill = Kill(pid: 1, before: Books(core), records: 1, after: Books(core))
        #expect(kill.differences.isEmpty)
    }

    @Test func `a price that moved in between is a difference`() throws {
        let before = try core()
        var after = before
        let at = Instant(milliseconds: DemoMarket.startMs)
        after.apply(Fact(at: at, .candleOpened(InstrumentIndex(0), price: 1)))
        let kill = Kill(pid: 1, before: Books(before), records: 1, after: Books(after))
        #expect(kill.differences == ["time"])
    }

    @Test func `a recovery that was not seen does not count as equal books`() throws {
        let kill = Kill(pid: 1, before: Books(try core()), records: 1, after: nil)
        #expect(!kill.differences.isEmpty)
    }

    private func core() throws -> EngineCore {
        var inputs = RunInputs()
        for series in DemoMarket(seed: 1).series {
            try inputs.add(CandleFile.render(series), path: series.name + ".csv")
        }
        let specification = RunSpecification(
            inputs: inputs.inputs,
            cash: 1_000,
            strategy: try StrategyChoice(name: "momentum", settings: []),
            profile: .standard,
            venue: PaperVenueModel()
        )
        return EngineCore(setup: specification.setup, cash: specification.cash)
    }
}
