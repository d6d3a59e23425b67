/// A verdict as the engine and the journal keep it: enough to decide by, to explain, and to find the
/// evidence again.
@frozen
public struct TokenJudgement: Sendable, Hashable {
    /// The verdict.
    public let verdict: TokenVerdict
    /// Rules that the token breaks, hard ones.
    public let failed: WardenRules
    /// Rules that it breaks and that only warn.
    public let warned: WardenRules
    /// Rules of which nobody can say whether it keeps them.
    public let unknown: WardenRules
    /// When the oldest reading that it rests on was made: its age counts from there.
    public let observedAt: Instant
    /// The first eight bytes of the evidence's SHA-256, big-endian.
    public let evidence: UInt64

    /// A judgement of its parts.
    @inlinable
    public init(
        verdict: TokenVerdict,
        failed: WardenRules,
        warned: WardenRules,
        unknown: WardenRules,
        observedAt: Instant,
        evidence: UInt64
    ) {
        self.verdict = verdict
        self.failed = failed
        self.warned = warned
        self.unknown = unknown
        self.observedAt = observedAt
        self.evidence = evidence
    }
}
