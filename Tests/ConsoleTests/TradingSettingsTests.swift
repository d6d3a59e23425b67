import Console
import MarketData
import PaperVenue
import Policies
import Replay
import Testing
import TradeModel

@Suite struct `Trading settings` {
    private func specification(
        cash: String = "10000",
        _ change: (inout TradingSettings.Venue) -> Void = { _ in }
    ) throws -> RunSpecification {
        var venue = TradingSettings.Venue()
        change(&venue)
        var inputs = RunInputs()
        let file = "time,open,high,low,close,volume\n0,1,1,1,1,1\n"
        try inputs.add(Array(file.utf8), path: "a.csv")
        let settings = try TradingSettings(
            strategy: "momentum",
            settings: [],
            cash: cash,
            venue: venue
        )
        return try settings.specification(inputs)
    }

    @Test func `the defaults are the contract's`() throws {
        let specification = try specification()
        #expect(specification.cash == 1_000_000_000_000)
        #expect(specification.venue.feeBps == 10)
        #expect(specification.venue.fillRule == .nextOpen)
        #expect(specification.venue.latency == .zero)
        #expect(specification.venue.partialFillBps == 0 && specification.venue.rejectionBps == 0)
        #expect(specification.profile.name == "standard")
    }

    @Test func `every setting arrives`() throws {
        let specification = try specification(cash: "0.00000001") { venue in
            venue.feeBps = 3
            venue.fill = "depth"
            venue.depthShareBps = 77
            venue.latencyMs = 5
            venue.partialFillBps = 6
            venue.rejectionBps = 7
            venue.seed = 8
        }
        #expect(specification.cash == 1)
        #expect(specification.venue.feeBps == 3)
        #expect(specification.venue.fillRule == .depth(shareBps: 77))
        #expect(specification.venue.latency == .milliseconds(5))
        #expect(specification.venue.partialFillBps == 6)
        #expect(specification.venue.rejectionBps == 7)
        #expect(specification.venue.seed == 8)
    }

    @Test(arguments: ["", "nan", "-0.01", "1e3", "ten", "0.000000001", "1000000000000001"])
    func `an amount that is none is refused by name`(cash: String) {
        let failure = #expect(throws: CommandFailure.self) { try specification(cash: cash) }
        #expect(failure?.status == .usage)
        #expect(failure?.message?.contains("--cash") == true)
    }

    @Test(arguments: ["max", "1", "0.5", "1000000"])
    func `speeds`(text: String) throws {
        #expect(try ReplaySpeed(text).factor == Double(text))
    }

    @Test(arguments: ["", "0", "-1", "inf", "nan", "fast", "1e99"])
    func `speeds that are none`(text: String) {
        #expect(throws: CommandFailure.self) { try ReplaySpeed(text) }
    }
}
