import TradeModel

extension GoPlusSecurity {
    /// What GoPlus has against the token. A power that is said to be nobody's, but has a holder, is
    /// held.
    public var opinions: [ProviderOpinion] {
        powers.flatMap { power in
            GoPlusSecurity.opinions(
                power.code,
                power.words,
                power.severity,
                power.rule,
                power.power
            )
        } + conditions
    }

    private typealias Power = (
        code: String, words: String, severity: ProviderOpinion.Severity, rule: WardenRule,
        power: GoPlusPower
    )

    private var powers: [Power] {
        [
            ("mintable", "more of it can be made", .danger, .mintAuthority, mintable),
            ("freezable", "accounts can be frozen", .danger, .freezeAuthority, freezable),
            ("closable", "the mint can be closed", .danger, .mintClose, closable),
            (
                "balance_mutable_authority", "balances can be changed", .danger,
                .permanentDelegate, balanceMutable
            ),
            (
                "transfer_fee_upgradable", "the transfer fee can be changed", .danger, .transferFee,
                transferFeeUpgradable
            ),
            (
                "transfer_hook_upgradable", "the transfer hook can be changed", .danger,
                .transferHook, transferHookUpgradable
            ),
            (
                "default_account_state_upgradable", "new accounts can be made to be born frozen",
                .danger, .defaultFrozen, accountStateUpgradable
            ),
            (
                "metadata_mutable", "its name can be changed", .warning, .mutableDisplay,
                metadataMutable
            ),
        ]
    }

    private static func opinions(
        _ code: String,
        _ words: String,
        _ severity: ProviderOpinion.Severity,
        _ rule: WardenRule,
        _ power: GoPlusPower
    ) -> [ProviderOpinion] {
        var found: [ProviderOpinion] = []
        if power.isHeld == true || !power.holders.isEmpty {
            found.append(
                ProviderOpinion(.goPlus, code: code, words: words, severity: severity, rule: rule)
            )
        }
        if power.isMalicious {
            found.append(malicious(code, "whoever has this power is known as malicious", rule))
        }
        return found
    }

    private static func malicious(
        _ code: String,
        _ words: String,
        _ rule: WardenRule
    ) -> ProviderOpinion {
        ProviderOpinion(
            .goPlus,
            code: "\(code).malicious_address",
            words: words,
            severity: .danger,
            rule: rule
        )
    }

    private var conditions: [ProviderOpinion] {
        var found: [ProviderOpinion] = []
        func add(_ code: String, _ words: String, _ rule: WardenRule) {
            found.append(
                ProviderOpinion(.goPlus, code: code, words: words, severity: .danger, rule: rule)
            )
        }
        if accountState == .frozen {
            add("default_account_state", "new accounts are born frozen", .defaultFrozen)
        }
        if isNonTransferable == true {
            add("non_transferable", "it cannot be transferred", .nonTransferable)
        }
        if let transferFeePpm, transferFeePpm > 0 {
            add("transfer_fee", "transfers cost a fee, now or later", .transferFee)
        }
        if let transferHooks, !transferHooks.isEmpty {
            add("transfer_hook", "a program decides about transfers", .transferHook)
        }
        if let creators, creators.contains(where: \.isMalicious) {
            found.append(
                GoPlusSecurity.malicious("creators", "who made it is known as malicious", .creator)
            )
        }
        return found
    }
}
