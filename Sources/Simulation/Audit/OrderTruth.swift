/// What is really so at the venue, as far as an auditor asks.
struct OrderTruth: Sendable {
    /// Whether it can still be executed, or come to life by a request that is under way.
    let canStillFill: Bool
    /// Base units executed.
    let filled: Int128
}
