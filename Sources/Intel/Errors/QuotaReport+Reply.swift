public import Throttle

extension QuotaReport {
    private static let prefixes = ["x-ratelimit-", "x-rate-limit-", "ratelimit-"]

    /// What an answer's headers say of our quota; nil when they say nothing. A remainder below zero, which
    /// some write, is none.
    public init?(_ reply: ProviderReply) {
        var found = QuotaReport()
        for prefix in Self.prefixes {
            func number(_ name: String) -> Int64? {
                reply.header(prefix + name).flatMap { Int64($0) }
            }
            found.limit = found.limit ?? number("limit").flatMap { $0 > 0 ? $0 : nil }
            found.remaining = found.remaining ?? number("remaining").map { max(0, $0) }
            found.resetAt =
                found.resetAt
                ?? reply.header(prefix + "reset").flatMap { RetryHint.reset($0, reply.receivedAt) }
        }
        guard found != QuotaReport() else { return nil }
        self = found
    }
}
