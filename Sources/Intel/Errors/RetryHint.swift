import TradeModel

/// When a provider wants to hear from us again, by its headers.
enum RetryHint {
    private static let resets = ["x-ratelimit-reset", "x-rate-limit-reset", "ratelimit-reset"]
    /// A number of seconds that large is a time since 1970.
    private static let leastTime: Int64 = 1_000_000_000
    /// Nobody means more than a month.
    private static let longestWait: Int64 = 2_592_000

    static func until(_ reply: ProviderReply) -> Instant? {
        if let text = reply.header("retry-after") {
            if let seconds = seconds(text) {
                return reply.receivedAt + .seconds(min(seconds, longestWait))
            }
            if let instant = date(text) { return instant }
        }
        for name in resets {
            if let instant = reply.header(name).flatMap({ reset($0, reply.receivedAt) }) {
                return instant
            }
        }
        return nil
    }

    /// When a quota begins anew: a time since 1970 or a number of seconds from now.
    static func reset(_ text: String, _ now: Instant) -> Instant? {
        guard let seconds = seconds(text) else { return nil }
        return seconds >= leastTime
            ? Instant(exactlyMilliseconds: seconds * 1_000) : now + .seconds(seconds)
    }

    /// Whole seconds, a fraction rounded up.
    private static func seconds(_ text: String) -> Int64? {
        let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard let whole = parts.first.flatMap({ Int64($0) }), (0..<(1 << 40)).contains(whole) else {
            return nil
        }
        guard parts.count == 2 else { return whole }
        guard !parts[1].isEmpty, parts[1].allSatisfy({ ("0"..."9").contains($0) }) else {
            return nil
        }
        return parts[1].contains { $0 != "0" } ? whole + 1 : whole
    }

    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    /// A date as HTTP writes it, `Sun, 06 Nov 1994 08:49:37 GMT`.
    private static func date(_ text: String) -> Instant? {
        let words = text.split(separator: " ")
        guard words.count == 6, words[5] == "GMT", words[1].count == 2, words[3].count == 4,
            let month = months.firstIndex(of: String(words[2]))
        else { return nil }
        let number = month < 9 ? "0\(month + 1)" : "\(month + 1)"
        return CalendarTime.instant("\(words[3])-\(number)-\(words[1])T\(words[4])Z")
    }
}
