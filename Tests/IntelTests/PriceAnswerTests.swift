import Money
import Testing
import TradeModel

@testable import Intel

@Suite struct `Numbers and times in answers` {
    @Test(
        arguments: [
            ("0", 6, 0), ("-0", 6, 0), ("1", 6, 1_000_000), ("1.5", 6, 1_500_000),
            ("1.0000001", 6, 1_000_001), ("1e-7", 6, 1), ("1e-400", 6, 1),
            ("1e-999999999999999999999", 6, 1), ("12E2", 0, 1_200), ("0e999999999999", 0, 0),
            ("1e300", 0, nil), ("1e33", 6, nil), ("1e+30", 6, .powerOfTen(36)), ("-2.5", 0, 3),
        ] as [(String, Int, Int128?)]
    )
    func `a number is brought to a scale and rounded once, here up`(
        text: String,
        scale: Int,
        scaled: Int128?
    ) throws {
        let number = try #require(ExactDecimal(text))
        #expect(number.magnitude(scale: scale, roundingUp: true) == scaled)
        #expect(number.isNegative == text.hasPrefix("-"))
    }

    @Test(arguments: ["007", "1.", ".5", "", "NaN", "+1", "0x1", "1e", " 1", "1,5", "-"])
    func `what is no number of JSON is none`(text: String) {
        #expect(ExactDecimal(text) == nil)
    }

    @Test func `digits beyond those that are kept still round up`() {
        let zeros = String(repeating: "0", count: 60)
        #expect(ExactDecimal("1.\(zeros)1")?.magnitude(scale: 2, roundingUp: true) == 101)
        #expect(ExactDecimal("1.\(zeros)1")?.magnitude(scale: 2, roundingUp: false) == 100)
        #expect(ExactDecimal("1.\(zeros)")?.magnitude(scale: 2, roundingUp: true) == 100)
        #expect(ExactDecimal("0.\(zeros)1")?.magnitude(scale: 61, roundingUp: false) == 1)
        #expect(ExactDecimal("1\(zeros)e-60")?.magnitude(scale: 0, roundingUp: false) == 1)
    }

    @Test(
        arguments: [
            ("1970-01-01T00:00:00Z", 0), ("2000-02-29T12:00:00Z", 951_825_600_000_000_000),
            ("2026-09-20T14:13:20Z", 1_789_913_600_000_000_000),
            ("2026-09-20t16:13:20.5+02:00", 1_789_913_600_500_000_000),
            ("2026-09-20T12:13:20.1234567891-02:00", 1_789_913_600_123_456_789),
            ("2261-12-31T23:59:59Z", 9_214_646_399_000_000_000),
            ("1969-12-31T23:59:59Z", nil), ("2262-01-01T00:00:00Z", nil),
            ("2026-02-29T00:00:00Z", nil),
            ("2100-02-29T00:00:00Z", nil), ("2026-13-01T00:00:00Z", nil),
            ("2026-00-01T00:00:00Z", nil),
            ("2026-01-32T00:00:00Z", nil), ("2026-01-01T24:00:00Z", nil),
            ("2026-01-01T00:60:00Z", nil),
            ("2026-01-01T00:00:00", nil), ("2026-01-01", nil), ("2026-01-01T00:00:00.Z", nil),
            ("2026-01-01T00:00:00Zx", nil), ("2026-1-1T00:00:00Z", nil), ("", nil),
            ("2026-01-01 00:00:00Z", nil),
        ] as [(String, Int64?)]
    )
    func `a time is read exactly or not at all`(text: String, nanoseconds: Int64?) {
        #expect(CalendarTime.instant(text)?.nanoseconds == nanoseconds)
    }

    @Test(arguments: 0..<200 as Range<Int64>)
    func `a time that we write is read back`(number: Int64) {
        let instant = Instant(nanoseconds: number * 46_073_231_995_000_123)
        #expect(CalendarTime.instant(instant.utc()) == instant)
    }
}
