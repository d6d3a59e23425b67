import Engine
import Host
import MarketData
import Money
import Replay
import TradeModel

/// A replay run's report for people.
public enum RunText {
    /// The report; `directory` is named in what to do next.
    public static func text(
        _ outcome: RunOutcome,
        directory: String,
        _ style: TextStyle
    ) -> String {
        let report = RunReport(outcome.core)
        let names = RunNames(outcome.specification)
        var text = style.bold(head(outcome.end)) + "\n\n"
        text += BooksText.books(report, style)
        text += BooksText.positions(report, names, style)
        text += workingOrders(outcome, names, style)
        text += inputs(outcome, style)
        text += refusals(outcome.refusals)
        text += "\nlast sequence  \(outcome.lastSequence)\n"
        text += "state hash     \(outcome.stateHash)\n"
        return text + "\n" + style.dim(next(outcome.end, directory)) + "\n"
    }

    private static func head(_ end: RunEnd) -> String {
        switch end {
        case .finished: "The replay is finished: paper money, recorded candles."
        case .stopped: "Stopped. Everything is stored; the same command goes on from here."
        case .nothingLeft: "This replay was finished before; nothing was left to do or changed."
        }
    }

    private static func workingOrders(
        _ outcome: RunOutcome,
        _ names: RunNames,
        _ style: TextStyle
    ) -> String {
        let working = outcome.core.orders.working
        guard !working.isEmpty else { return "" }
        var table = TextTable([
            ("order", .right), ("instrument", .left), ("side", .left), ("quantity", .right),
            ("state", .left),
        ])
        for order in working {
            table.add([
                "\(order.order.ordinal.value)", names.name(order.order.instrument),
                OrderText.side(order.order.side),
                RunNames.shortBase(order.order.quantity.units), OrderText.state(order.state),
            ])
        }
        return "\nOrders that stay open:\n" + table.text(style)
    }

    private static func inputs(_ outcome: RunOutcome, _ style: TextStyle) -> String {
        var table = TextTable([
            ("input", .left), ("candles", .right), ("gaps", .right), ("missing", .right),
            ("rounded prices", .right),
        ])
        for input in outcome.inputs {
            table.add([
                input.name, NumberText.count(input.report.rows),
                NumberText.count(input.report.gaps), NumberText.count(input.report.missingCandles),
                NumberText.count(input.report.roundedPrices),
            ])
        }
        return "\n" + table.text(style)
    }

    private static func refusals(_ refusals: [RefusalCount]) -> String {
        guard !refusals.isEmpty else { return "" }
        let kinds = refusals.map { "\(NumberText.count($0.count)) \($0.kind)" }
        return "\nentries refused: \(kinds.joined(separator: ", "))\n"
    }

    private static func next(_ end: RunEnd, _ directory: String) -> String {
        switch end {
        case .finished, .nothingLeft:
            "Next: plimsoll trades --data-dir \(directory), or plimsoll status --data-dir \(directory)"
        case .stopped: "Next: plimsoll positions --data-dir \(directory)"
        }
    }
}
