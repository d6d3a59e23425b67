public import TradeModel

/// Times and spans as text.
public enum TimeText {
    /// RFC 3339 in UTC: `2026-01-02T03:04:05Z`, with as many decimals of a second as there are.
    public static func utc(_ instant: Instant) -> String { instant.utc() }

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
}
