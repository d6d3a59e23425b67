import Configuration
import Testing

@Suite struct `Durations` {
    @Test(arguments: [
        ("0s", Int64(0)), ("1ms", 1_000_000), ("1500ms", 1_500_000_000), ("90s", 90_000_000_000),
        ("1m", 60_000_000_000), ("36h", 129_600_000_000_000), ("7d", 604_800_000_000_000),
    ])
    func `text to nanoseconds and back`(text: String, nanoseconds: Int64) {
        #expect(DurationText.parse(text) == nanoseconds)
        #expect(DurationText.print(nanoseconds) == text)
    }

    @Test func `the largest unit that divides is printed`() throws {
        #expect(DurationText.print(try #require(DurationText.parse("3600s"))) == "1h")
        #expect(DurationText.print(try #require(DurationText.parse("3601s"))) == "3601s")
    }

    @Test(arguments: [
        "", "5", "s", "5 s", "-5s", "+5s", "5S", "5min", "1.5s", "9223372036854775807d",
    ])
    func `what is no duration is refused`(text: String) {
        #expect(DurationText.parse(text) == nil)
    }
}
