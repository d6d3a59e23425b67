import Testing
import TradeModel

@testable import Demo

@Suite struct `How the demo says numbers` {
    @Test(arguments: [
        (Int128(0), "0.00"), (123_456_789_012, "1,234.57"), (-5_000_000, "-0.05"),
        (100_000_000_000_000, "1,000,000.00"), (-123_400_000_000, "-1,234.00"),
    ])
    func `money has two decimals and its thousands apart`(units: Int128, text: String) {
        #expect(Words.money(units) == text)
    }

    @Test(arguments: [
        (Int128(125_352_550_000), "1253.5"), (507_611_430, "5.0761"), (123, "0.00000123"),
        (2_549_623_200_000, "25496"), (0, "0"),
    ])
    func `quantities have five digits, and never lose one before the point`(
        units: Int128,
        text: String
    ) {
        #expect(Words.base(units) == text)
    }

    @Test func `a change has a sign and one decimal`() {
        #expect(Words.change(150, from: 100) == "+50.0 %")
        #expect(Words.change(79, from: 100) == "-21.0 %")
    }

    @Test func `the time is the day's, to the minute`() {
        #expect(Words.minute(Instant(milliseconds: 1_772_438_400_000 + 61 * 60_000)) == "09:01")
    }
}
