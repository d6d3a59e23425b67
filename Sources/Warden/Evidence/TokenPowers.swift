public import Solana
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

    /// What of a mint's powers breaks a rule. A fee or a hook that is not set now, and that somebody can set, counts
    /// as set.
    public init(_ powers: MintPowers) {
        var broken: WardenRules = []
        func add(_ rule: WardenRule, if isBroken: Bool) {
            if isBroken { broken.insert(WardenRules(rule)) }
        }
        add(.mintAuthority, if: powers.mints != nil)
        add(.freezeAuthority, if: powers.freezes != nil)
        add(.transferFee, if: powers.transferFeeBps > 0 || powers.setsTransferFee != nil)
        add(.permanentDelegate, if: powers.seizes != nil)
        add(.transferHook, if: powers.hookProgram != nil || powers.setsHook != nil)
        add(.defaultFrozen, if: powers.isBornFrozen)
        add(.nonTransferable, if: powers.isNonTransferable)
        add(.pausable, if: powers.pauses != nil || powers.isPaused)
        add(.mintClose, if: powers.closes != nil)
        add(.confidential, if: powers.isConfidential)
        add(.mutableDisplay, if: !powers.changesDisplay.isEmpty)
        self.init(broken)
    }

    /// Whether a power breaks `rule`.
    public func breaks(_ rule: WardenRule) -> Bool { broken.contains(WardenRules(rule)) }
}
