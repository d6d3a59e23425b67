public import TradeModel

#if MUTANTS
    import Mutants
#endif

/// What a token's judgement has to be for something of it to be bought. Nothing here, and nothing else, lets a
/// FAIL pass; exits do not ask.
@frozen
public struct WardenGate: Sendable, Hashable {
    /// How long ago the oldest reading of a judgement may have been made.
    public var maxAge: Instant.Span
    /// Whether a WARN is enough.
    public var admitsWarnings: Bool

    /// Ten minutes, and a WARN is enough.
    public static let standard = WardenGate(maxAge: .minutes(10), admitsWarnings: true)

    /// A gate.
    public init(maxAge: Instant.Span, admitsWarnings: Bool) {
        self.maxAge = maxAge
        self.admitsWarnings = admitsWarnings
    }

    /// Why nothing is bought at `now`; nil when it may be.
    public func veto(_ judgement: TokenJudgement?, at now: Instant) -> WardenVeto? {
        #if MUTANTS
            if Mutant.isActive(.wardenNotAsked) { return nil }
        #endif
        guard let judgement else { return .notJudged }
        switch judgement.verdict {
        case .fail:
            #if MUTANTS
                if Mutant.isActive(.wardenFailOverridden), judgement.unknown.isEmpty { break }
                if Mutant.isActive(.wardenUnknownPasses), judgement.failed.isEmpty { break }
            #endif
            return .failed
        case .warn: if !admitsWarnings { return .warned }
        case .pass: break
        }
        #if MUTANTS
            if Mutant.isActive(.wardenStaleAccepted) { return nil }
        #endif
        let age = now - judgement.observedAt
        return age < .zero || age > maxAge ? .stale : nil
    }
}
