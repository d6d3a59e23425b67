// What the demonstration says between the scenes.

import Console
import DemoMarket
import Intel
import Lookout
import Replay
import TradeModel
import Warden

extension DemoDriver {
    static func opening(_ screen: inout Screen, _ options: DemoOptions) {
        screen.show(
            screen.style.bold("Plimsoll demo")
                + "  seed \(options.seed), about \(options.seconds) s, paper money, no connection "
                + "beyond this machine"
        )
        screen.show()
        screen.paragraph(
            "A made-up morning with five made-up tokens and \(NumberText.count(Self.cash)) of paper "
                + "money. The engine runs as a process of its own; you are reading its journal as "
                + "it grows. In the middle of a trade it will be killed. Watch the books."
        )
        screen.show()
    }

    /// Has the Warden look at every token before the engine may buy anything.
    static func askWarden(
        _ directory: borrowing DemoDirectory,
        _ screen: inout Screen
    ) throws(CommandFailure) {
        var warden = try DemoWarden(DemoMarket.names, budgets: directory.budgets)
        screen.head(
            "the Warden looks at five tokens, over HTTP, at made-up providers on port \(warden.port)"
        )
        let recorded = try warden.record(holding: [DemoMarket.rocket])
        try directory.write(verdicts: recorded.lines)
        for look in recorded.first { screen.paragraph(line(look, screen.style)) }
        let down = Instant(
            milliseconds: DemoMarket.startMs + Int64(DemoWarden.outageMinute) * 60_000
        )
        screen.paragraph(
            "It looks again every \(DemoWarden.everyMinutes) minutes. At \(Words.minute(down)) "
                + "\(DemoWarden.outage.name) will be down:"
        )
        for look in recorded.outage { screen.paragraph(line(look, screen.style)) }
        screen.paragraph("Then it may not be bought, and what is held is not sold for it.")
        screen.head("the engine starts")
    }

    private static func line(_ look: DemoWarden.Look, _ style: TextStyle) -> String {
        let report = look.inspection.report
        let name = look.name + String(repeating: " ", count: max(0, 8 - look.name.count))
        switch report.judgement.verdict {
        case .pass: return "   \(name) \(style.good("PASS"))"
        case .warn: return "   \(name) \(style.warning("WARN"))  \(reasons(report))"
        case .fail: return "   \(name) \(style.bad("FAIL"))  \(reasons(report))"
        }
    }

    private static func reasons(_ report: WardenReport) -> String {
        let bad = report.findings.filter { $0.outcome != .kept }
        // Who is down is what an outage is to show; one reason is enough.
        let told = bad.filter { $0.words.contains(DemoWarden.outage.name) }
        return (told.isEmpty ? bad : told).prefix(1).map { "\($0.rule.name): \($0.words)" }.joined(
            separator: "; "
        )
    }

    /// The books in a few lines.
    mutating func show(_ books: Books) {
        var parts = ["cash \(Words.money(books.cash))"]
        if books.setAside > 0 { parts.append("set aside \(Words.money(books.setAside))") }
        parts += books.positions.map {
            "\(Words.base($0.size)) \(names.name($0.instrument))"
        }
        screen.paragraph("   " + parts.joined(separator: " · "))
        for order in books.working {
            screen.paragraph(
                "   order \(order.ordinal.value) under way: \(OrderText.side(order.side)) "
                    + "\(Words.base(order.quantity)) \(names.name(order.instrument)), "
                    + "\(Words.base(order.filled)) of it filled"
            )
        }
    }

    mutating func showRecovery(_ kill: Kill, tookMs: Int) {
        guard kill.after != nil else {
            screen.paragraph(screen.style.bad("It ended before it had recovered."))
            return
        }
        let orders = kill.before.working.count
        let asked =
            switch orders {
            case 0: "No order was in doubt."
            case 1: "One order was in doubt: the venue was asked before anything else."
            default: "\(orders) orders were in doubt: the venue was asked before anything else."
            }
        screen.paragraph(
            "Back after \(tookMs) ms from \(NumberText.count(kill.records)) records. \(asked)"
        )
        if kill.differences.isEmpty {
            screen.paragraph(screen.style.good("The books are the same to the last digit."))
        } else {
            let what = kill.differences.joined(separator: ", ")
            screen.paragraph(screen.style.bad("The books differ: \(what)."))
        }
        screen.head("and on it goes")
    }
}
