/// RugCheck's scores and risks. In both scores more is worse.
public struct RugCheckSummary: Sendable, Hashable {
    /// The sum of the risks' scores; it has no upper end.
    public let score: Int64
    /// The score from 0 to 100.
    public let scoreNormalised: Int64?
    /// What RugCheck holds against the token.
    public let risks: [RugCheckRisk]
    /// How much of the liquidity is locked, in millionths, rounded down.
    public let lockedPpm: Int64?
}
