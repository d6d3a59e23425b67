// Jupiter's warnings are an open set: one that is not known here counts as Jupiter takes it, and a
// gravity that is not known here counts as the gravest.

import TradeModel

/// One of Jupiter's warnings.
enum ShieldWarning {
    static func opinion(_ field: AnswerField) throws(IntelError) -> ProviderOpinion {
        let code = try field.member("type").text()
        let said = severity(try field.member("severity").text().lowercased())
        return ProviderOpinion(
            .jupiter,
            code: code,
            words: try field.member("message").ifThere { field throws(IntelError) in
                try field.text(limit: 200)
            } ?? "",
            // What cannot be sold is not bought, whatever Jupiter calls it.
            severity: code == "NOT_SELLABLE" ? .danger : said,
            rule: rule(code)
        )
    }

    private static func severity(_ word: String) -> ProviderOpinion.Severity {
        switch word {
        case "info": .info
        case "warning": .warning
        default: .danger
        }
    }

    private static func rule(_ code: String) -> WardenRule? {
        switch code {
        case "LOW_LIQUIDITY": .liquidity
        case "NOT_SELLABLE": .sell
        case "HAS_MINT_AUTHORITY": .mintAuthority
        case "HAS_FREEZE_AUTHORITY": .freezeAuthority
        case "HAS_PERMANENT_DELEGATE": .permanentDelegate
        case "NEW_LISTING": .age
        case "HIGH_SUPPLY_CONCENTRATION", "HIGH_SINGLE_OWNERSHIP",
            "SUSPICIOUS_TOP_HOLDER_ACTIVITY":
            .concentration
        case "NON_TRANSFERABLE": .nonTransferable
        case "MUTABLE_TRANSFER_FEES": .transferFee
        case "SUSPICIOUS_DEV_ACTIVITY": .creator
        default: code.hasSuffix("%_TRANSFER_FEES") ? .transferFee : nil
        }
    }
}
