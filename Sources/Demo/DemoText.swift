// The end of the story: what was checked, and what to type next.

public import Console
import Host
import Journal
import Replay
import TradeModel

/// The report for people.
public enum DemoText {
    /// The report.
    public static func text(_ report: DemoReport, _ style: TextStyle) -> String {
        var text = table(report).text(style).split(separator: "\n")
            .map { "  " + $0 + "\n" }.joined()
        text += "\n"
        for check in checks(report) {
            let mark = check.holds ? style.good("ok  ") : style.bad("NO  ")
            text += "  \(mark)\(check.text)\n"
        }
        text += "\n"
        if report.problems.isEmpty {
            text += style.good("Nothing lost, nothing doubled.")
            text += " It took \(seconds(report.elapsedMs)) seconds.\n"
        } else {
            text += style.bad("It did not hold:") + "\n"
            for problem in report.problems { text += "  \(problem)\n" }
        }
        return text + next(report, style)
    }

    private static func table(_ report: DemoReport) -> TextTable {
        let kill = report.kills.first(where: \.before.isInMidTrade) ?? report.kills.first
        let columns = [kill?.before, kill?.after, report.end]
        var table = TextTable([
            ("the books", .left), ("before the kill", .right), ("after recovery", .right),
            ("at the end", .right),
        ])
        func add(_ name: String, _ value: (Books) -> String) {
            table.add([name] + columns.map { books in books.map(value) ?? "not seen" })
        }
        add("time of the market") { Words.minute($0.at) }
        add("cash") { Words.money($0.cash) }
        add("set aside for orders") { Words.money($0.setAside) }
        add("positions open") { "\($0.positions.count)" }
        add("orders under way") { "\($0.working.count)" }
        add("fills booked") { "\($0.fills)" }
        add("fees paid") { Words.money($0.fees) }
        add("profit taken") { Words.gain($0.realised) }
        add("worth in all") { $0.equity.map { Words.money($0) } ?? "unknown" }
        return table
    }

    private static func checks(_ report: DemoReport) -> [(holds: Bool, text: String)] {
        let short = { (hash: String) in String(hash.prefix(12)) }
        let hash = "\(report.stateHash)"
        let other = "\(report.undisturbedHash)"
        return [
            (
                report.kills.contains { $0.before.isInMidTrade && $0.differences.isEmpty },
                "killed in mid-trade; books after recovery equal to the last digit"
            ),
            (
                report.journal.verdict == .clean,
                "journal: \(report.journal.verdict.name), "
                    + "\(NumberText.count(report.journal.records)) records, each checksum and link holds"
            ),
            (
                report.orders.lost + report.orders.doubled == 0,
                "orders: \(report.orders.expected) expected, \(report.orders.lost) lost, "
                    + "\(report.orders.doubled) doubled"
            ),
            (
                report.fills.lost + report.fills.doubled == 0,
                "fills:  \(report.fills.expected) expected, \(report.fills.lost) lost, "
                    + "\(report.fills.doubled) doubled"
            ),
            (
                hash == other,
                "state hash: killed run \(short(hash))…, never killed \(short(other))…"
            ),
            (
                report.scenes.count == Scene.allCases.count,
                "\(report.scenes.count) of \(Scene.allCases.count) scenes took place"
            ),
        ]
    }

    private static func next(_ report: DemoReport, _ style: TextStyle) -> String {
        let program = report.options.program
        let commands = [
            ("what it traded", "\(program) trades --data-dir \(report.books)"),
            ("how it stands", "\(program) status --data-dir \(report.books)"),
            ("check its books", "\(program) journal verify --data-dir \(report.books)"),
            ("judge a token", "\(program) emulate providers"),
            ("your own candles", "\(program) run --replay YOURFILE.csv --data-dir my-books"),
        ]
        var text = "\n" + style.bold("Next") + "\n"
        for (what, command) in commands {
            text += "  \(what)" + String(repeating: " ", count: 18 - what.count) + command + "\n"
        }
        return text
    }

    private static func seconds(_ milliseconds: Int) -> String {
        "\(milliseconds / 1_000).\(milliseconds % 1_000 / 100)"
    }
}
