import Cryptography
import Engine
public import Host
import Journal
import Money
import Policies
import Replay
import TradeModel

/// What the engine knows, for people.
public enum StatusText {
    /// The report.
    public static func text(
        _ run: StoredRun,
        directory: String,
        _ engine: EngineView,
        sources: SourcesReport? = nil,
        _ style: TextStyle
    ) -> String {
        let report = RunReport(run.core)
        let names = RunNames(run.specification)
        var text = head(run, directory, engine.pid, style) + "\n"
        text += BooksText.books(report, style)
        text += "\n" + instruments(run, names, style)
        text += BooksText.positions(report, names, style)
        text += "\norders working: \(run.core.orders.working.count)\n"
        text += limits(run, style)
        text += gates(run, names, directory, style)
        if engine.hasHaltFile { text += haltFile(directory, style) }
        text += incidents(run, names, style)
        text += EngineViewText.text(engine, style)
        if let sources, !sources.isEmpty { text += sources.text(style) }
        text += "\nlast sequence  \(run.report.lastSequence)\n"
        return text + "state hash     \(run.stateHash)\n"
    }

    private static func head(
        _ run: StoredRun,
        _ directory: String,
        _ pid: Int32?,
        _ style: TextStyle
    ) -> String {
        let engine =
            pid.map { style.good("running, pid \($0)") } ?? style.warning("not running")
        let clock = run.core.clock
        let time =
            clock > .distantPast
            ? "\(TimeText.utc(clock)), that of the data" : "before the first candle"
        let choice = run.specification.strategy
        let settings = choice.settings.map { "\($0.name)=\($0.text)" }.joined(separator: " ")
        return """
            engine    \(engine), \(directory), starts: \(run.chronicle.starts)
            mode      paper, \(ModeText.words(run.core.mode))
            strategy  \(choice.name.rawValue) \(settings), policies \(run.specification.profile.name)
            time      \(time)

            """
    }

    private static func instruments(
        _ run: StoredRun,
        _ names: RunNames,
        _ style: TextStyle
    ) -> String {
        var table = TextTable([
            ("instrument", .left), ("price", .right), ("age", .right), ("reading", .left),
            ("candles", .right),
        ])
        for (index, market) in run.core.markets.enumerated() {
            let instrument = InstrumentIndex(UInt32(index))
            let isSeen = market.readAt > .distantPast
            let isFresh = run.core.price(instrument, at: run.core.clock).value != nil
            table.add([
                names.name(instrument),
                isSeen ? names.price(market.price, instrument) : "none",
                isSeen ? TimeText.span(run.core.clock - market.readAt) : "",
                isFresh ? "fresh" : "unknown",
                NumberText.count(market.closes) + " of "
                    + NumberText.count(run.specification.inputs[index].candles),
            ])
        }
        return table.text(style)
    }

    private static func limits(_ run: StoredRun, _ style: TextStyle) -> String {
        let limits = LimitUse.all(in: run.core)
        guard !limits.isEmpty else { return "\nNo risk policies: the ledger's own limits hold.\n" }
        var table = TextTable([("limit", .left), ("used", .right), ("of", .right)])
        for use in limits {
            switch use.unit {
            case .count: table.add([use.name, "\(use.used)", "\(use.limit)"])
            case .quote:
                table.add([
                    use.name, RunNames.shortQuote(use.used), RunNames.shortQuote(use.limit),
                ])
            }
        }
        return "\n" + table.text(style)
    }

    private static func gates(
        _ run: StoredRun,
        _ names: RunNames,
        _ directory: String,
        _ style: TextStyle
    ) -> String {
        let gates = EntryGate.shut(in: run.core)
        guard !gates.isEmpty else { return "\nNo gate is shut: entries are allowed.\n" }
        let lines = gates.map { "  " + style.warning($0.words(names, directory: directory)) }
        return "\nGates that stop entries:\n" + lines.joined(separator: "\n") + "\n"
    }

    private static func haltFile(_ directory: String, _ style: TextStyle) -> String {
        "  "
            + style.warning(
                "\(directory)/HALT is there: take it away before "
                    + "`plimsoll resume --data-dir \(directory)`"
            ) + "\n"
    }

    private static func incidents(
        _ run: StoredRun,
        _ names: RunNames,
        _ style: TextStyle
    ) -> String {
        let notes = run.chronicle.notes
        guard !notes.isEmpty else { return "" }
        let latest = IncidentDigest.latest(notes, limit: StatusDocument.incidentLimit)
        let lines = latest.map { digest in
            let note = digest.note
            let line = IncidentText.line(
                note.incident,
                at: note.at,
                note.instrument,
                note.ordinal,
                names
            )
            guard digest.count > 1 else { return "  \(line)" }
            let times = NumberText.count(digest.count)
            return "  \(line)  (\(times) times since \(TimeText.utc(digest.first)))"
        }
        return "\nLatest of \(NumberText.count(notes.count)) incidents:\n"
            + lines.joined(separator: "\n") + "\n"
    }
}
