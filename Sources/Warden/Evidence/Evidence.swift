public import Intel
public import TradeModel

/// What is known of one thing, and from whom; or why it is not known.
public enum Evidence<Value: Sendable & Hashable>: Sendable, Hashable {
    /// `source` said so at this instant.
    case known(Value, source: ProviderID, at: Instant)
    /// Nobody can say.
    case unknown(Gap)

    /// The evidence as it counts at `now`: a reading older than `limit` is stale, and one from
    /// after `now` is absurd.
    public func fresh(at now: Instant, limit: Instant.Span) -> Evidence {
        guard case .known(_, let source, let at) = self else { return self }
        let age = now - at
        if age.nanoseconds < 0 { return .unknown(Gap(source, .absurd)) }
        return age > limit ? .unknown(Gap(source, .stale(age))) : self
    }

    /// Who was asked.
    public var source: ProviderID {
        switch self {
        case .known(_, let source, _): source
        case .unknown(let gap): gap.source
        }
    }
}
