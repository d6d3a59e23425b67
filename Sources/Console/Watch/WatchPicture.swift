// What `status --watch` and `orders --watch` show of a state: a function of the books, a size and nothing
// else.

import Engine
public import Host
import Journal
import Money
import Policies
import Replay
public import TradeModel

/// The books at one moment, ready to be laid out.
public struct WatchPicture {
    /// What is looked at.
    public enum Subject: Sendable, Hashable {
        /// Everything.
        case status
        /// The orders alone.
        case orders
    }

    let run: StoredRun
    let latest: ArraySlice<Fact>
    let directory: String
    let pid: Int32?
    let subject: Subject
    let names: RunNames
    let report: RunReport

    /// A picture; `pid` is nil when no engine runs, `latest` are the facts to be told, oldest first.
    public init(
        _ run: StoredRun,
        latest: ArraySlice<Fact>,
        directory: String,
        pid: Int32?,
        _ subject: Subject
    ) {
        self.run = run
        self.latest = latest
        self.directory = directory
        self.pid = pid
        self.subject = subject
        names = RunNames(run.specification)
        report = RunReport(run.core)
    }

    /// The screen's lines: `rows` at most, none longer than `columns`.
    public func lines(columns: Int, rows: Int, _ style: TextStyle) -> [String] {
        let sections: [ScreenSection] =
            switch subject {
            case .status:
                [
                    positions(columns), orders(columns, limit: 100), readings(columns),
                    limits(columns), gates, events,
                ]
            case .orders: [orders(columns, limit: 1_000)]
            }
        let layout = ScreenLayout(top: top(columns), sections: sections, foot: foot)
        return layout.lines(columns: columns, rows: rows, style)
    }

    private func top(_ columns: Int) -> [ScreenLine] {
        var first = ScreenLine("plimsoll", .bold)
        let engine = pid.map { "running, pid \($0)" } ?? "not running"
        let clock = run.core.clock
        let time = clock > .distantPast ? TimeText.utc(clock) : "before the data"
        let room = columns - 8 - 2 - TextWidth.columns(engine) - TextWidth.columns(time) - 4
        first.add("  " + TextWidth.fit(directory, max(0, room), .left), .dim)
        first.add("  ")
        first.add(engine, pid == nil ? .warning : .good)
        first.add("  " + time)
        let mode = run.core.mode
        var second = ScreenLine("paper, ")
        second.add(
            mode.allowsEntries ? mode.word : mode.words.joined(separator: ", "),
            mode.allowsEntries ? .good : .warning
        )
        second.add(" · \(run.specification.strategy.name.rawValue)")
        second.add(" · policies \(run.specification.profile.name)")
        second.add(" · \(NumberText.count(report.tally.roundTrips)) round trips", .dim)
        second.add(" · starts \(run.chronicle.starts)", .dim)
        var third = ScreenLine("equity ")
        third.add(report.equity.map(money) ?? "does not fit", .bold)
        third.add(" · realised ")
        third.add(signed(report.realised), tone(report.realised))
        third.add(" · cash \(money(report.cash)) · fees \(money(report.fees))")
        third.add(" · reserved \(money(report.reserved))")
        return [first, second, third]
    }

    private var foot: ScreenLine {
        ScreenLine("q leaves · record \(NumberText.count(run.report.lastSequence))", .dim)
    }

    /// To the cent, as on a bank's paper.
    func money(_ units: Int128) -> String {
        DecimalText.display(units, scale: RunSpecification.quoteDecimals, decimals: 2)
    }

    func signed(_ units: Int128) -> String { (units > 0 ? "+" : "") + money(units) }

    func tone(_ units: Int128) -> ScreenLine.Tone {
        units == 0 ? .plain : units > 0 ? .good : .bad
    }
}
