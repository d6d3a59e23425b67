// What `--watch` puts on a terminal: never wider, never higher, and nothing redrawn that has not changed.

import Testing

@testable import Console

@Suite struct `The screen` {
    static let sizes = [(60, 20), (80, 24), (120, 40), (40, 12), (200, 60)]

    private let names = [
        "BTC", "ETH_BTC-5m", "比特币永续合约一分钟线",
        "a-very-long-name-that-nobody-would-type-twice-in-a-row",
        "e\u{301}moji 🚀🚀🚀🚀🚀🚀🚀🚀", "evil\u{1B}[31m\nname", "ﾊﾝｶｸ", "",
    ]

    private func table() -> ScreenTable {
        var table = ScreenTable([
            .init("POSITION", .left, rank: 0), .init("SIZE", .right, rank: 2),
            .init("PRICE", .right, rank: 1), .init("PEAK", .right, rank: 3),
        ])
        for name in names {
            table.add([
                .init(name), .init("15114309.12"), .init("0.00006786", .bad), .init("123456.789"),
            ])
        }
        return table
    }

    private func layout(_ columns: Int) -> ScreenLayout {
        let events = names.map { ScreenLine("00:00:00  " + String(repeating: $0 + " ", count: 9)) }
        return ScreenLayout(
            top: [ScreenLine(String(repeating: "top ", count: 60), .bold)],
            sections: [
                table().section(width: columns),
                ScreenSection(head: ScreenLine("EMPTY"), rows: []),
                ScreenSection(head: ScreenLine("EVENTS"), rows: events, isNewestLast: true),
            ],
            foot: ScreenLine("foot", .dim)
        )
    }

    @Test(arguments: sizes)
    func `no line is longer than the screen, and there are no more than it has`(
        columns: Int,
        rows: Int
    ) {
        let lines = layout(columns).lines(columns: columns, rows: rows, .plain)
        #expect(lines.count <= rows)
        for line in lines { #expect(TextWidth.columns(line) <= columns, "\(line)") }
        #expect(lines.last == "foot")
        #expect(lines.contains("EMPTY"))
    }

    @Test(arguments: sizes)
    func `colours change nothing but the colours`(columns: Int, rows: Int) {
        let plain = layout(columns).lines(columns: columns, rows: rows, .plain)
        let coloured = layout(columns).lines(
            columns: columns,
            rows: rows,
            TextStyle(isColoured: true)
        )
        #expect(coloured != plain)
        #expect(coloured.map(withoutColours) == plain)
    }

    private func withoutColours(_ line: String) -> String {
        var text = ""
        var isCode = false
        for scalar in line.unicodeScalars {
            if scalar == "\u{1B}" {
                isCode = true
            } else if isCode {
                isCode = scalar != "m"
            } else {
                text.unicodeScalars.append(scalar)
            }
        }
        return text
    }

    @Test func `the columns that matter least go first, the name's last`() {
        let heads = { (width: Int) in
            table().section(width: width).head.text(width: width, .plain).split(separator: " ")
        }
        #expect(heads(120) == ["POSITION", "SIZE", "PRICE", "PEAK"])
        #expect(heads(44) == ["POSITION", "SIZE", "PRICE"])
        #expect(heads(30) == ["POSITION", "PRICE"])
        #expect(heads(12) == ["POSITION"])
    }

    @Test func `of what does not fit the rest is counted, of events the oldest go`() {
        let rows = (1...9).map { ScreenLine("\($0)") }
        let section = ScreenSection(head: ScreenLine("H"), rows: rows)
        #expect(
            section.lines(4).map { $0.text(width: 80, .plain) } == ["H", "1", "2", "  … 7 more"]
        )
        let events = ScreenSection(head: ScreenLine("H"), rows: rows, isNewestLast: true)
        #expect(events.lines(3).map { $0.text(width: 80, .plain) } == ["H", "8", "9"])
    }

    @Test(arguments: [
        ("abc", 3), ("", 0), ("比特币", 6), ("e\u{301}", 1), ("🚀", 2), ("ﾊﾝ", 2), ("░█…·", 4),
        ("한국", 4), ("Ａ", 2), ("☀️", 2),
    ])
    func `widths are those of a terminal`(text: String, columns: Int) {
        #expect(TextWidth.columns(text) == columns)
    }

    @Test(arguments: [
        ("abcdef", 4, "abc…"), ("abcd", 4, "abcd"), ("比特币", 5, "比特…"), ("比特币", 4, "比…"),
        ("a\nb\u{1B}c", 9, "a·b·c"), ("abc", 0, ""), ("abc", 1, "…"),
    ])
    func `what is too long ends in an ellipsis, what moves the cursor is a point`(
        text: String,
        width: Int,
        cut: String
    ) {
        #expect(TextWidth.cut(text, to: width) == cut)
        #expect(TextWidth.columns(TextWidth.cut(text, to: width)) <= width)
    }

    @Test func `only lines that changed are drawn again`() {
        var painter = ScreenPainter()
        let first = painter.draw(["one", "two", "three"])
        #expect(first.hasPrefix("\u{1B}[H\u{1B}[2J"))
        #expect(painter.draw(["one", "two", "three"]).isEmpty)
        #expect(painter.draw(["one", "2", "three"]) == "\u{1B}[2;1H2\u{1B}[K")
        #expect(painter.draw(["one"]) == "\u{1B}[2;1H\u{1B}[K\u{1B}[3;1H\u{1B}[K")
        painter.forget()
        #expect(painter.draw(["one"]).contains("2J"))
    }

    @Test(arguments: [
        ("30s", 30_000), ("5m", 300_000), ("1h", 3_600_000), ("1d", 86_400_000),
        ("31d", 2_678_400_000),
        ("500ms", 500),
    ])
    func `intervals are typed with their unit`(text: String, milliseconds: Int64) throws {
        #expect(try IntervalText.milliseconds(text) == milliseconds)
    }

    @Test(arguments: [
        "", "5", "m", "0m", "-1m", "1.5m", "32d", "5 m", "99999999999999999999m", "٣m",
    ])
    func `an interval that is none is wrong usage`(text: String) {
        #expect(throws: CommandFailure.self) { try IntervalText.milliseconds(text) }
    }
}
