// The members that every report on a run's books has, whether it comes from a run, a backtest or a
// data directory.

import ByteCodec
import Configuration
import Engine
import Replay
import TradeModel

/// Builds the JSON of a run's books.
enum BooksDocument {
    static func add(_ report: RunReport, to members: inout [JSONValue.Member]) {
        members.add("cash", .quote(report.cash))
        members.add("reserved", .quote(report.reserved))
        members.add("fees", .quote(report.fees))
        members.add("equity", .quote(report.equity))
        members.add("realised", .quote(report.realised))
    }

    static func add(_ tally: Tally, to members: inout [JSONValue.Member]) {
        members.add("round_trips", .count(tally.roundTrips))
        members.add("wins", .count(tally.wins))
        members.add("losses", .count(tally.losses))
        members.add("fills", .count(tally.fills))
    }

    static func positions(_ report: RunReport, _ names: RunNames) -> JSONValue {
        .array(report.positions.map { position($0, names) })
    }

    static func position(_ position: RunReport.PositionReport, _ names: RunNames) -> JSONValue {
        .object(members(position, names))
    }

    static func members(
        _ position: RunReport.PositionReport,
        _ names: RunNames
    ) -> [JSONValue.Member] {
        var members: [JSONValue.Member] = []
        members.add("instrument", .string(names.name(position.instrument)))
        members.add("side", .string(position.size < 0 ? "short" : "long"))
        members.add("size", .base(position.size))
        members.add("cost", .quote(position.cost))
        members.add("entry_price", .string(names.price(position.entryPrice, position.instrument)))
        members.add("price", .string(names.price(position.price, position.instrument)))
        members.add("price_time", time: position.readAt)
        members.add("value", .quote(position.value))
        members.add("unrealised", .quote(position.unrealised))
        members.add("opened", time: position.openedAt)
        return members
    }

    static func parameters(_ choice: StrategyChoice) -> JSONValue {
        .object(
            choice.settings.map { setting in
                var value = JSONValue.string(setting.text)
                let declared = choice.name.parameters.first { $0.key == setting.name }
                if case .number(scale: 0, _) = declared?.kind { value = .number(setting.text) }
                return .init(setting.name, value)
            }
        )
    }

    static func refusals(_ refusals: [RefusalCount]) -> JSONValue {
        .object(refusals.map { .init($0.kind, .count($0.count)) })
    }
}
