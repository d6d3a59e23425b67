import Engine
import Replay

/// A run's books for people.
enum BooksText {
    static func books(_ report: RunReport, _ style: TextStyle) -> String {
        var table = TextTable([("books", .left), ("quote", .right)])
        table.add(["cash", RunNames.quote(report.cash)])
        table.add(["reserved for orders", RunNames.quote(report.reserved)])
        table.add(["equity", report.equity.map { RunNames.quote($0) } ?? "does not fit"])
        table.add(["realised", RunNames.quote(report.realised)])
        table.add(["fees", RunNames.quote(report.fees)])
        let tally = report.tally
        var text = table.text(style)
        text +=
            "\n\(NumberText.count(report.candles)) candles, \(NumberText.count(tally.fills)) fills, "
            + "\(NumberText.count(tally.roundTrips)) round trips "
            + "(\(NumberText.count(tally.wins)) won, \(NumberText.count(tally.losses)) lost)\n"
        return text
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
