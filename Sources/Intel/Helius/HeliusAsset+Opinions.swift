import TradeModel

extension HeliusAsset {
    /// Extensions that give somebody a power, with the rule that each bears on. Whether the power is somebody's now is
    /// the chain's to say, so that the name alone warns.
    private static let powers: [(name: String, words: String, rule: WardenRule)] = [
        ("transfer_fee_config", "transfers may cost a fee", .transferFee),
        ("permanent_delegate", "somebody may take it from anybody", .permanentDelegate),
        ("transfer_hook", "a program may decide about transfers", .transferHook),
        ("default_account_state", "new accounts may be born frozen", .defaultFrozen),
        ("mint_close_authority", "the mint may be closed", .mintClose),
        ("non_transferable", "it cannot be transferred", .nonTransferable),
        ("confidential_transfer_mint", "transfers may be hidden", .confidential),
        ("pausable_config", "transfers may be paused", .pausable),
    ]

    /// What Helius has against the token.
    public var opinions: [ProviderOpinion] {
        var found: [ProviderOpinion] = []
        func add(
            _ code: String,
            _ words: String,
            _ severity: ProviderOpinion.Severity,
            _ rule: WardenRule?
        ) {
            found.append(
                ProviderOpinion(.helius, code: code, words: words, severity: severity, rule: rule)
            )
        }
        if case .held = mintAuthority {
            add("mint_authority", "more of it can be made", .danger, .mintAuthority)
        }
        if case .held = freezeAuthority {
            add("freeze_authority", "accounts can be frozen", .danger, .freezeAuthority)
        }
        if isBurnt == true { add("burnt", "it is burned", .danger, nil) }
        if isMutable == true { add("mutable", "its name can be changed", .info, .mutableDisplay) }
        for power in Self.powers where extensions.contains(power.name) {
            add(power.name, power.words, .warning, power.rule)
        }
        return found
    }
}
