public import TradeModel

/// Times and spans as text.
public enum TimeText {
    /// RFC 3339 in UTC: `2026-01-02T03:04:05Z`, with as many decimals of a second as there are.
    public static func utc(_ instant: Instant) -> String {
        let (second, nanosecond) = floorDivide(instant.nanoseconds, 1_000_000_000)
        let (day, secondOfDay) = floorDivide(second, 86_400)
        let (year, month, dayOfMonth) = date(day)
        let time =
            two(secondOfDay / 3_600) + ":" + two(secondOfDay / 60 % 60) + ":"
            + two(secondOfDay % 60)
        return "\(four(year))-\(two(month))-\(two(dayOfMonth))T\(time)\(fraction(nanosecond))Z"
    }

    /// A length of time in its two largest units: `2 h 5 min`.
    public static func span(_ span: Instant.Span) -> String {
        let seconds = span.nanoseconds / 1_000_000_000
        switch seconds.magnitude {
        case ..<1: return "\(span.nanoseconds / 1_000_000) ms"
        case ..<60: return "\(seconds) s"
        case ..<3_600: return pair(seconds / 60, "min", seconds % 60, "s")
        case ..<86_400: return pair(seconds / 3_600, "h", seconds / 60 % 60, "min")
        default: return pair(seconds / 86_400, "d", seconds / 3_600 % 24, "h")
        }
    }

    private static func pair(_ large: Int64, _ unit: String, _ small: Int64, _ part: String)
        -> String
    {
        small == 0 ? "\(large) \(unit)" : "\(large) \(unit) \(small.magnitude) \(part)"
    }

    /// The Gregorian date of a day since 1970-01-01, after Howard Hinnant's `civil_from_days`:
    /// years begin in March, so that the leap day is the last of its year.
    private static func date(_ day: Int64) -> (year: Int64, month: Int64, day: Int64) {
        let (era, dayOfEra) = floorDivide(day + 719_468, 146_097)
        let yearOfEra =
            (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shifted = (5 * dayOfYear + 2) / 153
        let month = shifted < 10 ? shifted + 3 : shifted - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * shifted + 2) / 5 + 1)
    }

    private static func floorDivide(_ value: Int64, _ divisor: Int64) -> (Int64, Int64) {
        let (quotient, remainder) = value.quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
    }

    private static func fraction(_ nanosecond: Int64) -> String {
        guard nanosecond > 0 else { return "" }
        var digits = String(nanosecond)
        digits = String(repeating: "0", count: 9 - digits.count) + digits
        while digits.hasSuffix("0") { digits.removeLast() }
        return "." + digits
    }

    private static func two(_ value: Int64) -> String { value < 10 ? "0\(value)" : "\(value)" }

    private static func four(_ value: Int64) -> String {
        let digits = "\(value)"
        return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}
