import Engine
import Host
import Replay
import TradeModel

extension WatchPicture {
    private static let nameWidth = 18
    private static let shareWidth = 5

    /// How much of each limit is used, as bars: two beside each other where there is room.
    func limits(_ columns: Int) -> ScreenSection {
        let limits = LimitUse.all(in: run.core)
        guard !limits.isEmpty else {
            let words = "LIMIT  no risk policies: the ledger's own limits hold"
            return ScreenSection(head: ScreenLine(words, .bold), rows: [])
        }
        let perLine = columns >= 72 ? 2 : 1
        let width = (columns - 3 * (perLine - 1)) / perLine
        var rows: [ScreenLine] = []
        for start in stride(from: 0, to: limits.count, by: perLine) {
            var row = ScreenLine()
            for (index, use) in limits[start..<min(start + perLine, limits.count)].enumerated() {
                if index > 0 { row.add("   ") }
                bar(use, width, &row)
            }
            rows.append(row)
        }
        return ScreenSection(head: ScreenLine("LIMIT", .bold), rows: rows)
    }

    private func bar(_ use: LimitUse, _ width: Int, _ line: inout ScreenLine) {
        let share = use.limit > 0 ? Double(use.used) / Double(use.limit) : use.used > 0 ? 1 : 0
        let tone: ScreenLine.Tone = share >= 1 ? .bad : share >= 0.75 ? .warning : .good
        let cells = max(4, width - Self.nameWidth - Self.shareWidth - 2)
        let full = min(cells, Int(share * Double(cells)))
        let percent = "\(min(999, Int(share * 100))) %"
        line.add(TextWidth.fit(use.name, Self.nameWidth, .left) + " ")
        line.add(String(repeating: "█", count: full), tone)
        line.add(String(repeating: "░", count: cells - full), .dim)
        line.add(" " + TextWidth.fit(percent, Self.shareWidth, .right))
    }

    /// What stops entries.
    var gates: ScreenSection {
        let gates = EntryGate.shut(in: run.core)
        var head = ScreenLine("GATES  ", .bold)
        head.add(gates.isEmpty ? "none is shut: entries are allowed" : "shut: \(gates.count)")
        return ScreenSection(
            head: head,
            rows: gates.map { ScreenLine("  " + $0.words(names, directory: directory), .warning) }
        )
    }

    /// What happened last, the newest at the bottom.
    var events: ScreenSection {
        let words = FactText(names)
        let rows = latest.map { fact in
            var line = ScreenLine(clock(fact.at) + "  ", .dim)
            line.add(words.words(fact), isBad(fact) ? .warning : .plain)
            return line
        }
        return ScreenSection(head: ScreenLine("EVENTS", .bold), rows: rows, isNewestLast: true)
    }

    /// A time of day: the date stands above.
    private func clock(_ instant: Instant) -> String {
        guard instant > .distantPast else { return "--:--:--" }
        return String(TimeText.utc(instant).dropFirst(11).prefix(8))
    }

    private func isBad(_ fact: Fact) -> Bool {
        switch fact.change {
        case .incident, .entriesBlocked, .drawdownLatched, .orderInDoubt, .readingLost,
            .readingRefused, .tailCut:
            true
        case .started, .candleOpened, .candleClosed, .liquidityRead, .orderIntended,
            .orderAcknowledged, .cancelIntended, .filled, .orderClosed, .dayStarted,
            .drawdownReset, .modeChanged, .flattenAsked, .exitsChecked, .orderSigned,
            .readingsForgotten, .roomChanged, .stopped, .tokenJudged, .entryVetoed, .entryCleared:
            false
        }
    }
}
