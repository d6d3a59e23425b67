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
        #expect(list.finish(at: at(5)).first?.hasSuffix(": once more since it was said") == true)
    }

    @Test func `of another kind are not held`() {
        var list = AlertList(names)
        #expect(list.line(alert(.lateFill, 1), at: at(0)) != nil)
        #expect(list.line(alert(.roomLow), at: at(0)) != nil)
    }

    /// How many of thirty alerts, each of another instrument and all at one instant, are shown.
    private func shown(_ incident: Incident, atMs ms: Int64, in list: inout AlertList) -> Int {
        (0..<30).count { number in
            let alert = RunBoard.Alert(
                at: at(0),
                incident: incident,
                instrument: InstrumentIndex(UInt32(number)),
                ordinal: nil
            )
            return list.line(alert, at: at(ms)) != nil
        }
    }

    @Test func `fill no more than a screen a minute, and the rest is counted`() {
        var list = AlertList(names)
        #expect(shown(.lateFill, atMs: 0, in: &list) == 20)
        #expect(list.hidden == 10)
        #expect(shown(.lateFill, atMs: 59_999, in: &list) == 0)
        _ = list.finish(at: at(59_999))
        #expect(shown(.lateFill, atMs: 60_000, in: &list) == 20, "the next minute has its own")
    }

    @Test func `that are errors are shown however many there are`() {
        var list = AlertList(names)
        _ = shown(.lateFill, atMs: 0, in: &list)
        #expect(shown(.positionDiffers, atMs: 1, in: &list) == 30)
    }

    @Test func `that are no errors are not shown where quiet was asked for`() {
        var list = AlertList(names, showsErrorsAlone: true)
        #expect(shown(.lateFill, atMs: 0, in: &list) == 0)
        #expect(shown(.positionDiffers, atMs: 1, in: &list) == 30)
        #expect(list.hidden == 0)
    }
}
