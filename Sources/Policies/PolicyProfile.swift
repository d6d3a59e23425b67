/// The policies that a strategy runs with. `nil` policies leave only the ledger's own limits.
@frozen
public struct PolicyProfile: Sendable, Hashable {
    /// The profile's name, as configuration and reports say it.
    public let name: String
    /// Limits on new risk; nil for none.
    public var risk: RiskLimits?
    /// Exit rules; nil for none, so that only the strategy closes.
    public var exits: ExitProfile?
    /// What a token's judgement has to be; nil where nobody judges tokens.
    public var warden: WardenGate?

    /// No policies: the ledger's own limits alone.
    public static let none = PolicyProfile(name: "none", risk: nil, exits: nil)

    /// The defaults for whoever trades without having chosen.
    public static let standard = PolicyProfile(name: "standard", risk: .standard, exits: .standard)

    /// Named policies.
    public init(
        name: String,
        risk: RiskLimits?,
        exits: ExitProfile?,
        warden: WardenGate? = nil
    ) {
        self.name = name
        self.risk = risk
        self.exits = exits
        self.warden = warden
    }
}
