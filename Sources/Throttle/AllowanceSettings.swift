public import TradeModel

/// What a provider, an endpoint or a symbol allows.
public struct AllowanceSettings: Sendable, Hashable {
    /// Limits that hold at once, none for no limit.
    public let limits: [RateLimit]
    /// The least time between two grants.
    public let spacing: Instant.Span

    /// Limits that hold at once and the least time between two grants, which is not negative.
    public init(
        limits: [RateLimit],
        spacing: Instant.Span = .zero
    ) throws(SettingsFlaw) {
        guard spacing >= .zero else { throw .spacing(spacing) }
        self.limits = limits
        self.spacing = spacing
    }

    /// The heaviest request that a lane can ever be granted.
    func heaviest(_ lane: Lane) -> Int64 {
        limits.reduce(.max) { min($0, $1.heaviest(lane)) }
    }
}
