import Solana

extension GoPlusSecurity {
    init(_ token: AnswerField, of mint: Address) throws(IntelError) {
        // The documentation has one name, answers have the other.
        let documented = try token.member("none_transferable").goPlusFlag()
        let answered = try token.member("non_transferable").goPlusFlag()
        self.init(
            mint: mint,
            mintable: try token.member("mintable").goPlusPower(),
            freezable: try token.member("freezable").goPlusPower(),
            closable: try token.member("closable").goPlusPower(),
            balanceMutable: try token.member("balance_mutable_authority").goPlusPower(),
            transferFeeUpgradable: try token.member("transfer_fee_upgradable").goPlusPower(),
            transferHookUpgradable: try token.member("transfer_hook_upgradable").goPlusPower(),
            accountStateUpgradable: try token.member("default_account_state_upgradable")
                .goPlusPower(),
            metadataMutable: try token.member("metadata_mutable")
                .goPlusPower(holders: "metadata_upgrade_authority"),
            accountState: try GoPlusSecurity.state(token.member("default_account_state")),
            isNonTransferable: documented == true || answered == true
                ? true : documented ?? answered,
            transferFeePpm: try GoPlusSecurity.fee(token.member("transfer_fee")),
            transferHooks: try token.member("transfer_hook").goPlusAccounts(),
            creators: try token.member("creators").goPlusAccounts(),
            pools: try token.member("dex").goPlusPools(),
            holders: try token.member("holders").goPlusHolders(roundingUp: true),
            shareHolders: try token.member("lp_holders").goPlusHolders(roundingUp: false),
            holderCount: try token.member("holder_count").goPlus { field throws(IntelError) in
                try field.count(to: .max)
            },
            isTrusted: try token.member("trusted_token").goPlusFlag()
        )
    }

    private static func state(_ field: AnswerField) throws(IntelError) -> AccountState? {
        guard let text = try field.goPlusText() else { return nil }
        switch text {
        case "0": return .uninitialized
        case "1": return .initialized
        case "2": return .frozen
        default: throw field.mistyped("\"0\", \"1\" or \"2\"")
        }
    }

    /// The highest of the rates now and later. An empty object is a token without a fee.
    private static func fee(_ field: AnswerField) throws(IntelError) -> Int64? {
        if field.isAbsent { return nil }
        if field.isEmpty { return 0 }
        var rates: [AnswerField] = []
        let current = try field.member("current_fee_rate")
        if !current.isEmpty { rates.append(current) }
        let scheduled = try field.member("scheduled_fee_rate")
        if !scheduled.isAbsent { rates += try scheduled.elements() }
        var highest: Int64?
        for rate in rates {
            let found = try rate.member("fee_rate")
                .amount(scale: 6, limit: 1_000_000_000_000_000, roundingUp: true)
            highest = max(highest ?? 0, found)
        }
        return highest
    }
}
