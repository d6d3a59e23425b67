import Engine
import Money
import Replay

/// A run's books for people.
enum BooksText {
    static func books(_ report: RunReport, _ style: TextStyle) -> String {
        var table = TextTable([("books", .left), ("quote", .right)])
        table.add(["cash", exact(report.cash)])
        table.add(["reserved for orders", exact(report.reserved)])
        table.add(["equity", report.equity.map(exact) ?? "does not fit"])
        table.add(["realised", exact(report.realised)])
        table.add(["fees", exact(report.fees)])
        let tally = report.tally
        var text = table.text(style)
        text +=
            "\n\(NumberText.count(report.candles)) candles, \(NumberText.count(tally.fills)) fills, "
            + "\(NumberText.count(tally.roundTrips)) round trips "
            + "(\(NumberText.count(tally.wins)) won, \(NumberText.count(tally.losses)) lost)\n"
        return text
    }

    /// To the last unit, with the points under each other.
    private static func exact(_ units: Int128) -> String {
        DecimalText.print(
            units,
            scale: RunSpecification.quoteDecimals,
            minimumDecimals: RunSpecification.quoteDecimals
        )
    }

    static func positions(
        _ report: RunReport,
        _ names: RunNames,
        _ style: TextStyle
    ) -> String {
        guard !report.positions.isEmpty else { return "\nNothing is held.\n" }
        var table = TextTable([
            ("position", .left), ("size", .right), ("entry", .right), ("price", .right),
            ("value", .right), ("unrealised", .right),
        ])
        for position in report.positions {
            table.add([
                names.name(position.instrument), RunNames.shortBase(position.size),
                names.shortPrice(position.entryPrice, position.instrument),
                names.shortPrice(position.price, position.instrument),
                position.value.map { RunNames.shortQuote($0) } ?? "?",
                position.unrealised.map {
                    NumberText.signed($0, scale: RunSpecification.quoteDecimals)
                } ?? "?",
            ])
        }
        return "\n" + table.text(style)
    }
}
