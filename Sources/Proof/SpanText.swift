import Console
import TradeModel

/// Lengths of simulated time.
enum SpanText {
    private static let day = 86_400_000_000_000.0

    /// Days, and years where there are any.
    static func long(_ nanoseconds: Int64) -> String {
        let days = Double(nanoseconds) / day
        if days < 2 { return TimeText.span(Instant.Span(nanoseconds: nanoseconds)) }
        let text = NumberText.decimals(days, 1) + " days"
        return days < 365.25 ? text : text + " (\(NumberText.decimals(days / 365.25, 2)) years)"
    }
}
