public import Solana
public import TradeModel

/// What the Warden says of a token, rule by rule.
public struct WardenReport: Sendable, Hashable {
    /// The mint.
    public let mint: Address
    /// One finding a rule, the gravest first, then by the rule's number.
    public let findings: [RuleFinding]
    /// The verdict as the engine and the journal keep it.
    public let judgement: TokenJudgement

    init(mint: Address, findings: [RuleFinding], observedAt: Instant, evidence: UInt64) {
        self.mint = mint
        self.findings = findings.sorted { WardenReport.rank($0) < WardenReport.rank($1) }
        func rules(_ isIn: (RuleFinding) -> Bool) -> WardenRules {
            WardenRules(findings.filter(isIn).map { WardenRules($0.rule) })
        }
        let isHardBad = findings.contains { $0.isHard && $0.outcome != .kept }
        let isBad = findings.contains { $0.outcome != .kept }
        judgement = TokenJudgement(
            verdict: isHardBad ? .fail : isBad ? .warn : .pass,
            failed: rules { $0.isHard && $0.outcome == .broken },
            warned: rules { !$0.isHard && $0.outcome == .broken },
            unknown: rules { $0.outcome == .unknown },
            observedAt: observedAt,
            evidence: evidence
        )
    }

    private static func rank(_ finding: RuleFinding) -> Int {
        let gravity = Int(finding.outcome.rawValue) + (finding.isHard ? 3 : 0)
        return (finding.outcome == .kept ? 6 : 5 - gravity) * 256 + Int(finding.rule.rawValue)
    }
}
