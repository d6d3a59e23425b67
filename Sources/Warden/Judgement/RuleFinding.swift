public import Intel
public import TradeModel

/// What the Warden found about one rule.
public struct RuleFinding: Sendable, Hashable {
    /// Whether the token keeps a rule. The raw value orders them by how bad they are.
    public enum Outcome: UInt8, Sendable, Hashable, CaseIterable {
        /// It keeps it.
        case kept
        /// Nobody can say.
        case unknown
        /// It breaks it.
        case broken
    }

    /// The rule.
    public let rule: WardenRule
    /// Whether the token keeps it.
    public let outcome: Outcome
    /// Whether anything but `kept` fails the token; it warns otherwise.
    public let isHard: Bool
    /// Why, with the reading that it rests on; names from providers stand in it as they came, made plain.
    public let words: String
    /// Who was asked.
    public let sources: [ProviderID]
    /// What is missing.
    public let gaps: [Gap]
}
