import MarketData
import Replay
import Settings
import Testing
import TradeModel

@testable import Console

@Suite struct `Alerts on stderr` {
    private let names: RunNames

    init() throws {
        var inputs = RunInputs()
        let file = "time,open,high,low,close,volume\n0,1,1,1,1,1\n"
        try inputs.add(Array(file.utf8), path: "a.csv")
        let settings = try PlimsollSettings(ConfigurationSources())
        names = RunNames(try settings.specification(inputs))
    }

    private func at(_ ms: Int64) -> Instant { Instant(milliseconds: ms) }

    private func alert(_ incident: Incident, _ ordinal: UInt64? = nil) -> RunBoard.Alert {
        RunBoard.Alert(
            at: at(0),
            incident: incident,
            instrument: nil,
            ordinal: ordinal.map { OrderOrdinal($0) }
        )
    }

    @Test func `are said once, and how often they came when ten seconds have passed`() {
        var list = AlertList(names)
        #expect(list.line(alert(.priceUnknown), at: at(0)) != nil)
        for ms in 1...37 { #expect(list.line(alert(.priceUnknown), at: at(Int64(ms))) == nil) }
        #expect(list.due(at: at(9_000)) == [])
        #expect(
            list.due(at: at(10_000))
                == ["the price of what is held is unknown: held, not sold: 37 times more in 10 s"]
        )
        #expect(list.hidden == 0)
    }

    @Test func `that were held are said at the end`() {
        var list = AlertList(names)
        _ = list.line(alert(.lateFill, 1), at: at(0))
        _ = list.line(alert(.lateFill, 2), at: at(5))
        #expect(list.finish().first?.hasSuffix(": once more since it was said") == true)
    }

    @Test func `of another kind are not held`() {
        var list = AlertList(names)
        #expect(list.line(alert(.lateFill, 1), at: at(0)) != nil)
        #expect(list.line(alert(.roomLow), at: at(0)) != nil)
    }

    @Test func `fill no more than a screen, and the rest is counted`() {
        var list = AlertList(names)
        var shown = 0
        for round in 0..<30 {
            if list.line(alert(.lateFill), at: at(Int64(round) * 10_000)) != nil { shown += 1 }
        }
        #expect(shown == 20)
        #expect(list.hidden == 10)
    }
}
