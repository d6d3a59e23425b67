import ByteCodec
import Cryptography
import Engine
import Host
import Journal
import MarketData
import Replay
import Storage

/// A replay run's report as JSON.
public enum RunDocument {
    /// The document, one line.
    public static func text(_ outcome: RunOutcome) -> String {
        let report = RunReport(outcome.core)
        let names = RunNames(outcome.specification)
        var members: [JSONValue.Member] = []
        members.add("end", .string(end(outcome.end)))
        members.add("mode", .string("paper"))
        members.add("strategy", .string(outcome.specification.strategy.name.rawValue))
        members.add("parameters", BooksDocument.parameters(outcome.specification.strategy))
        BooksDocument.add(report, to: &members)
        members.add("positions", BooksDocument.positions(report, names))
        members.add("orders_open", .count(outcome.core.orders.working.count))
        members.add("trades", .count(report.trades))
        BooksDocument.add(report.tally, to: &members)
        members.add("candles", .count(report.candles))
        members.add("gaps", .count(outcome.inputs.reduce(0) { $0 + $1.report.gaps }))
        members.add("inputs", .array(outcome.inputs.map { input($0.name, $0) }))
        members.add("refused_entries", BooksDocument.refusals(outcome.refusals))
        members.add("recovery", recovery(outcome.recovery))
        members.add("last_sequence", .count(outcome.lastSequence))
        members.add("state_hash", .string(outcome.stateHash.description))
        return JSONValue.object(members).line
    }

    static func end(_ end: RunEnd) -> String {
        switch end {
        case .finished: "finished"
        case .stopped: "stopped"
        case .nothingLeft: "nothing_left"
        }
    }

    private static func input(_ name: String, _ input: RunOutcome.InputReport) -> JSONValue {
        .object([
            .init("name", .string(name)),
            .init("candles", .count(input.report.rows)),
            .init("gaps", .count(input.report.gaps)),
            .init("missing_candles", .count(input.report.missingCandles)),
            .init("rounded_prices", .count(input.report.roundedPrices)),
            .init("rounded_volumes", .count(input.report.roundedVolumes)),
            .init("unknown_volumes", .count(input.report.unknownVolumes)),
        ])
    }

    private static func recovery(_ recovery: JournalRecovery) -> JSONValue {
        var members: [JSONValue.Member] = []
        members.add("records", .count(recovery.report.records))
        members.add("cut_bytes", .count(recovery.cut?.bytes ?? 0))
        members.add("cut_at", .text(recovery.cut.map { "\($0.flaw)" }))
        members.add("cut_kept_in", .text(recovery.cut?.keptIn))
        return .object(members)
    }
}
