extension Instant {
    /// RFC 3339 in UTC: `2026-01-02T03:04:05Z`.
    ///
    /// - Parameter decimals: of a second, later digits cut off; nil for as many as there are.
    public func utc(decimals: Int? = nil) -> String {
        let (second, nanosecond) = Instant.floorDivide(nanoseconds, 1_000_000_000)
        let (day, secondOfDay) = Instant.floorDivide(second, 86_400)
        let (year, month, dayOfMonth) = Instant.date(day)
        let time =
            Instant.padded(secondOfDay / 3_600, 2) + ":"
            + Instant.padded(secondOfDay / 60 % 60, 2) + ":" + Instant.padded(secondOfDay % 60, 2)
        let date =
            "\(Instant.padded(year, 4))-\(Instant.padded(month, 2))-\(Instant.padded(dayOfMonth, 2))"
        return "\(date)T\(time)\(Instant.fraction(nanosecond, decimals))Z"
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

    private static func fraction(_ nanosecond: Int64, _ decimals: Int?) -> String {
        var digits = padded(nanosecond, 9)
        if let decimals {
            digits = String(digits.prefix(decimals))
        } else {
            while digits.hasSuffix("0") { digits.removeLast() }
        }
        return digits.isEmpty ? "" : "." + digits
    }

    private static func padded(_ value: Int64, _ width: Int) -> String {
        let digits = "\(value)"
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}
