public import TradeModel

extension TimeText {
    /// The instant that a text names: a UTC date, `2026-01-02`; a UTC time, `2026-01-02T03:04:05Z`; or
    /// milliseconds since 1970. Nil for anything else.
    public static func instant(_ text: String) -> Instant? {
        if let milliseconds = Int64(text), milliseconds.magnitude < 1 << 43 {
            return Instant(milliseconds: milliseconds)
        }
        let halves = text.split(separator: "T", omittingEmptySubsequences: false)
        guard let date = halves.first, halves.count <= 2, let day = day(date) else { return nil }
        guard halves.count == 2 else { return Instant(milliseconds: day * 86_400_000) }
        guard halves[1].hasSuffix("Z"), let seconds = secondOfDay(halves[1].dropLast()) else {
            return nil
        }
        return Instant(milliseconds: (day * 86_400 + seconds) * 1_000)
    }

    /// Days since 1970 of `YYYY-MM-DD`, after Howard Hinnant's `days_from_civil`.
    private static func day(_ text: Substring) -> Int64? {
        guard let parts = numbers(text, "-", lengths: [4, 2, 2]) else { return nil }
        let (year, month, day) = (parts[0], parts[1], parts[2])
        guard (1...12).contains(month), (1...daysOfMonth(month, year)).contains(day) else {
            return nil
        }
        let shifted = month <= 2 ? year - 1 : year
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    private static func daysOfMonth(_ month: Int64, _ year: Int64) -> Int64 {
        switch month {
        case 4, 6, 9, 11: 30
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        default: 31
        }
    }

    private static func secondOfDay(_ text: Substring) -> Int64? {
        guard let parts = numbers(text, ":", lengths: [2, 2, 2]), parts[0] < 24, parts[1] < 60,
            parts[2] < 60
        else { return nil }
        return parts[0] * 3_600 + parts[1] * 60 + parts[2]
    }

    private static func numbers(
        _ text: Substring,
        _ separator: Character,
        lengths: [Int]
    ) -> [Int64]? {
        let parts = text.split(separator: separator, omittingEmptySubsequences: false)
        guard parts.map(\.utf8.count) == lengths else { return nil }
        let numbers = parts.compactMap { part in
            part.utf8.allSatisfy { (48...57).contains($0) } ? Int64(part) : nil
        }
        return numbers.count == lengths.count ? numbers : nil
    }
}
