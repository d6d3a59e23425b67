public import TradeModel

/// The powers that somebody has over a token, by the rules that they break.
public struct TokenPowers: Sendable, Hashable {
    /// The rules that are about powers.
    public static let rules: [WardenRule] = [
        .mintAuthority, .freezeAuthority, .transferFee, .permanentDelegate, .transferHook,
        .defaultFrozen, .nonTransferable, .pausable, .mintClose, .confidential, .mutableDisplay,
    ]

    /// The rules that the powers break.
    public let broken: WardenRules

    /// Powers that break these rules.
    public init(_ broken: WardenRules) { self.broken = broken }

    /// Whether a power breaks `rule`.
    public func breaks(_ rule: WardenRule) -> Bool { broken.contains(WardenRules(rule)) }
}
