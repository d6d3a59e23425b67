import Throttle

/// What a provider's words mean where nothing else is known. The first kind of which a word occurs decides:
/// what only a person mends is not tried again because a network is mentioned beside it, and a price that
/// is not valid stops nothing but the one request.
enum WordTable {
    private static let critical = [
        "unauthorized", "unauthorised", "forbidden", "api key", "apikey", "account locked",
        "is locked", "suspended", "payment required",
    ]
    private static let crowd = ["too many requests", "rate limit", "ratelimit", "throttled"]
    private static let wrong = [
        "invalid", "insufficient", "not found", "bad request", "unsupported", "must be",
        "malformed",
    ]
    private static let trouble = [
        "timeout", "timed out", "connection", "network", "temporar", "unavailable", "overloaded",
        "try again",
    ]
    private static let spent = ["monthly", "credits", "usage cap", "quota exceeded"]

    /// Nil when no word is known.
    static func kind(_ words: String, _ isRepeatable: Bool) -> FailureClass? {
        let text = words.lowercased()
        func has(_ list: [String]) -> Bool { list.contains { text.contains($0) } }
        if has(critical) || has(spent) { return .critical }
        if has(crowd) { return .rateLimited }
        if has(wrong) { return .rejected }
        if has(trouble) { return isRepeatable ? .transient : .ambiguous }
        return nil
    }

    /// Whether what is used up does not come back by waiting a while.
    static func isSpent(_ words: String) -> Bool {
        let text = words.lowercased()
        return spent.contains { text.contains($0) }
    }
}
