import Solana
import TradeModel

extension BirdeyeSecurity {
    init(_ data: AnswerField, of mint: Address, at now: Instant) throws(IntelError) {
        guard try data.members().contains(where: { !$0.field.isAbsent }) else { throw .noData }
        let part = { (field: AnswerField) throws(IntelError) in
            try field.ppm(ofHundred: false, roundingUp: true)
        }
        let flag = { (field: AnswerField) throws(IntelError) in try field.flag() }
        let account = { (field: AnswerField) throws(IntelError) in try field.address() }
        self.init(
            mint: mint,
            creator: try data.member("creatorAddress").ifThere(account),
            createdAt: try data.member("creationTime").ifThere { field throws(IntelError) in
                try field.unixTime(at: now)
            },
            mintAuthority: try data.member("ownerAddress").ifThere(account),
            freezeAuthority: try data.member("freezeAuthority").ifThere(account),
            isFreezable: try data.member("freezeable").ifThere(flag),
            hasMutableMetadata: try data.member("mutableMetadata").ifThere(flag),
            hasTransferFee: try data.member("transferFeeEnable").ifThere(flag),
            isNonTransferable: try data.member("nonTransferable").ifThere(flag),
            isToken2022: try data.member("isToken2022").ifThere(flag),
            isFake: try data.member("fakeToken").ifThere(flag),
            creatorPpm: try data.member("creatorPercentage").ifThere(part),
            top10Ppm: try data.member("top10HolderPercent").ifThere(part),
            top10UserPpm: try data.member("top10UserPercent").ifThere(part)
        )
    }

    /// What Birdeye has against the token.
    public var opinions: [ProviderOpinion] {
        var found: [ProviderOpinion] = []
        func add(
            _ code: String,
            _ words: String,
            _ severity: ProviderOpinion.Severity,
            _ rule: WardenRule?
        ) {
            found.append(
                ProviderOpinion(.birdeye, code: code, words: words, severity: severity, rule: rule)
            )
        }
        if mintAuthority != nil {
            add("ownerAddress", "somebody may mint", .danger, .mintAuthority)
        }
        if freezeAuthority != nil || isFreezable == true {
            add("freezeable", "accounts can be frozen", .danger, .freezeAuthority)
        }
        if hasTransferFee == true {
            add("transferFeeEnable", "transfers cost a fee", .danger, .transferFee)
        }
        if isNonTransferable == true {
            add("nonTransferable", "it cannot be transferred", .danger, .nonTransferable)
        }
        if isFake == true { add("fakeToken", "it imitates another token", .danger, nil) }
        if hasMutableMetadata == true {
            add("mutableMetadata", "its name can be changed", .warning, .mutableDisplay)
        }
        return found
    }
}
