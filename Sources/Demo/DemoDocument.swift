import ByteCodec
import Console
import Host
import Journal
import Replay
import TradeModel

/// The report as one JSON document.
public enum DemoDocument {
    /// The document as one line.
    public static func text(_ report: DemoReport) -> String {
        JSONValue.object([
            .init("seed", number(report.options.seed)),
            .init("elapsed_ms", number(report.elapsedMs)),
            .init("data_dir", .string(report.books)),
            .init("kills", .array(report.kills.map { kill($0, report.names) })),
            .init("end", books(report.end, report.names)),
            .init("orders", comparison(report.orders)),
            .init("fills", comparison(report.fills)),
            .init("verdict", .string(report.journal.verdict.name)),
            .init("records", number(report.journal.records)),
            .init("state_hash", .string("\(report.stateHash)")),
            .init("undisturbed_state_hash", .string("\(report.undisturbedHash)")),
            .init(
                "scenes",
                .object(
                    Scene.allCases.map { .init($0.rawValue, .bool(report.scenes.contains($0))) }
                )
            ),
            .init("held", .bool(report.problems.isEmpty)),
            .init("problems", .array(report.problems.map { .string($0) })),
        ]).line
    }

    private static func kill(_ kill: Kill, _ names: RunNames) -> JSONValue {
        .object([
            .init("pid", number(kill.pid)),
            .init("records", number(kill.records)),
            .init("in_mid_trade", .bool(kill.before.isInMidTrade)),
            .init("before", books(kill.before, names)),
            .init("after", kill.after.map { books($0, names) } ?? .null),
            .init("differences", .array(kill.differences.map { .string($0) })),
        ])
    }

    private static func books(_ books: Books, _ names: RunNames) -> JSONValue {
        .object([
            .init("time", .string(TimeText.utc(books.at))),
            .init("time_ms", number(books.at.milliseconds)),
            .init("cash", .string(RunNames.quote(books.cash))),
            .init("reserved", .string(RunNames.quote(books.setAside))),
            .init("fees", .string(RunNames.quote(books.fees))),
            .init("realised", .string(RunNames.quote(books.realised))),
            .init("equity", books.equity.map { .string(RunNames.quote($0)) } ?? .null),
            .init(
                "positions",
                .array(
                    books.positions.map { holding in
                        .object([
                            .init("instrument", .string(names.name(holding.instrument))),
                            .init("size", .string(RunNames.base(holding.size))),
                            .init("cost", .string(RunNames.quote(holding.cost))),
                        ])
                    }
                )
            ),
            .init(
                "working_orders",
                .array(
                    books.working.map { order in
                        .object([
                            .init("ordinal", number(order.ordinal.value)),
                            .init("instrument", .string(names.name(order.instrument))),
                            .init("side", .string(OrderText.side(order.side))),
                            .init("quantity", .string(RunNames.base(order.quantity))),
                            .init("filled", .string(RunNames.base(order.filled))),
                        ])
                    }
                )
            ),
        ])
    }

    private static func comparison(_ comparison: Comparison) -> JSONValue {
        .object([
            .init("expected", number(comparison.expected)),
            .init("lost", number(comparison.lost)),
            .init("doubled", number(comparison.doubled)),
        ])
    }

    private static func number(_ value: some BinaryInteger) -> JSONValue { .number("\(value)") }
}
