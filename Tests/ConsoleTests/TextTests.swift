// Times, numbers and tables as people see them.

import Console
import Testing
import TradeModel

@Suite struct `Text for people` {
    @Test(arguments: [
        (0, "1970-01-01T00:00:00Z"), (951_782_399, "2000-02-28T23:59:59Z"),
        (951_782_400, "2000-02-29T00:00:00Z"), (951_868_800, "2000-03-01T00:00:00Z"),
        (-1, "1969-12-31T23:59:59Z"), (4_107_542_400, "2100-03-01T00:00:00Z"),
        (1_709_164_800, "2024-02-29T00:00:00Z"), (7_258_118_399, "2199-12-31T23:59:59Z"),
    ])
    func `times are RFC 3339 in UTC`(seconds: Int64, text: String) {
        #expect(TimeText.utc(Instant(nanoseconds: seconds * 1_000_000_000)) == text)
    }

    @Test func `a part of a second has the decimals that it needs`() {
        #expect(TimeText.utc(Instant(milliseconds: 1_500)) == "1970-01-01T00:00:01.5Z")
        #expect(TimeText.utc(Instant(nanoseconds: 1)) == "1970-01-01T00:00:00.000000001Z")
        #expect(TimeText.utc(Instant(nanoseconds: -1)) == "1969-12-31T23:59:59.999999999Z")
        #expect(TimeText.utc(.distantPast) == "1677-09-21T00:12:43.145224192Z")
    }

    @Test(arguments: [
        (0, "0 ms"), (250_000_000, "250 ms"), (59_000_000_000, "59 s"),
        (60_000_000_000, "1 min"), (3_661_000_000_000, "1 h 1 min"),
        (90_000_000_000_000, "1 d 1 h"),
    ])
    func `spans have their two largest units`(nanoseconds: Int64, text: String) {
        #expect(TimeText.span(Instant.Span(nanoseconds: nanoseconds)) == text)
    }

    @Test(arguments: [
        (0, 8, "0.00"), (1, 8, "0.00000001"), (123_456_789_012_345, 8, "1234567.89"),
        (6_497, 8, "0.00006497"), (4_655_400_000_000, 8, "46554.00"),
        (-150_000_000, 8, "-1.50"), (38_417, 0, "38417.00"), (12_345_678_912, 8, "123.45679"),
    ])
    func `numbers keep eight digits and their whole part`(
        units: Int,
        scale: UInt8,
        text: String
    ) {
        #expect(NumberText.short(Int128(units), scale: scale) == text)
    }

    @Test func `counts have their thousands apart`() {
        #expect(NumberText.count(0) == "0")
        #expect(NumberText.count(999) == "999")
        #expect(NumberText.count(1_000) == "1,000")
        #expect(NumberText.count(-1_234_567) == "-1,234,567")
        #expect(NumberText.count(Int64.min) == "-9,223,372,036,854,775,808")
    }

    @Test func `statistics that are not finite do not stop anything`() {
        #expect(NumberText.decimals(1.005, 2) == "1.00")
        #expect(NumberText.decimals(-2.5, 0) == "-3")
        #expect(NumberText.decimals(.infinity, 2) == "inf")
        #expect(NumberText.decimals(1e300, 2) == "1e+300")
    }

    @Test func `columns stand under each other and long texts are cut`() {
        var table = TextTable([("name", .left), ("n", .right)])
        table.add(["a", "1"])
        table.add([String(repeating: "x", count: 40), "1000"])
        let lines = table.text(.plain).split(separator: "\n")
        #expect(lines[1].hasPrefix("a  ") && lines[1].hasSuffix("   1"))
        #expect(Set(lines.map(\.count)).count == 1)
        #expect(lines[2].contains("…"))
    }

    @Test func `colours only where they are allowed`() {
        #expect(TextStyle.plain.bad("x") == "x")
        #expect(TextStyle(isColoured: true).bad("x") == "\u{1B}[31mx\u{1B}[0m")
    }
}
