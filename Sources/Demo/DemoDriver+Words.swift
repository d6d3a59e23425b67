// What the demonstration says between the scenes.

import Console
import DemoMarket
import Replay
import TradeModel

extension DemoDriver {
    mutating func opening() {
        screen.show(
            screen.style.bold("Plimsoll demo")
                + "  seed \(options.seed), about \(options.seconds) s, paper money, no connection "
                + "to anywhere"
        )
        screen.show()
        screen.paragraph(
            "A made-up morning with four made-up tokens and \(NumberText.count(Self.cash)) of paper "
                + "money. The engine runs as a process of its own; you are reading its journal as "
                + "it grows. In the middle of a trade it will be killed. Watch the books."
        )
        screen.show()
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
