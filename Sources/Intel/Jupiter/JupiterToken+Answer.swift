import Solana
import TradeModel

extension JupiterToken {
    init(_ root: AnswerField, of asked: AskedMint, at now: Instant) throws(IntelError) {
        let account = { (field: AnswerField) throws(IntelError) in try field.address() }
        let time = { (field: AnswerField) throws(IntelError) in try field.calendarTime(at: now) }
        self.init(
            mint: asked.mint,
            decimals: try root.member("decimals").decimals(chain: asked.decimals),
            symbol: try root.member("symbol").ifThere { field throws(IntelError) in
                try field.text(limit: 32)
            },
            tokenProgram: try root.member("tokenProgram").ifThere(account),
            createdAt: try root.member("createdAt").ifThere(time),
            firstPool: try root.member("firstPool").ifThere { field throws(IntelError) in
                Pool(
                    id: try field.member("id").text(limit: 80),
                    createdAt: try field.member("createdAt").ifThere(time)
                )
            },
            developer: try root.member("dev").ifThere(account),
            mintAuthority: try root.member("mintAuthority").ifThere(account),
            freezeAuthority: try root.member("freezeAuthority").ifThere(account),
            audit: try root.member("audit").ifThere { field throws(IntelError) in
                try Audit(field)
            },
            organicScoreMicro: try root.member("organicScore").ifThere {
                field throws(IntelError) in
                try field.amount(scale: 6, limit: 100_000_000, roundingUp: false)
            },
            isVerified: try root.member("isVerified").ifThere { field throws(IntelError) in
                try field.flag()
            },
            holders: try root.member("holderCount").ifThere { field throws(IntelError) in
                try field.count(to: .max)
            },
            liquidityMicroUsd: try root.member("liquidity").ifThere { field throws(IntelError) in
                try field.microUsd()
            }
        )
    }

    /// What Jupiter's audit has against the token; its warnings are another question.
    public var opinions: [ProviderOpinion] {
        var found: [ProviderOpinion] = []
        func add(_ code: String, _ words: String, _ rule: WardenRule?) {
            found.append(
                ProviderOpinion(.jupiter, code: code, words: words, severity: .danger, rule: rule)
            )
        }
        if audit?.isSuspicious == true { add("isSus", "Jupiter suspects it", nil) }
        if mintAuthority != nil || audit?.isMintAuthorityDisabled == false {
            add("mintAuthority", "somebody may mint", .mintAuthority)
        }
        if freezeAuthority != nil || audit?.isFreezeAuthorityDisabled == false {
            add("freezeAuthority", "accounts can be frozen", .freezeAuthority)
        }
        return found
    }
}

extension JupiterToken.Audit {
    init(_ field: AnswerField) throws(IntelError) {
        let flag = { (field: AnswerField) throws(IntelError) in try field.flag() }
        let part = { (field: AnswerField) throws(IntelError) in
            try field.ppm(ofHundred: true, roundingUp: true)
        }
        self.init(
            isSuspicious: try field.member("isSus").ifThere(flag) ?? false,
            isMintAuthorityDisabled: try field.member("mintAuthorityDisabled").ifThere(flag),
            isFreezeAuthorityDisabled: try field.member("freezeAuthorityDisabled").ifThere(flag),
            topHoldersPpm: try field.member("topHoldersPercentage").ifThere(part),
            developerPpm: try field.member("devBalancePercentage").ifThere(part),
            developerMints: try field.member("devMints").ifThere { field throws(IntelError) in
                try field.count(to: .max)
            }
        )
    }
}
