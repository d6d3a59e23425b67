import Solana
import TradeModel

extension RugCheckReport {
    init(_ root: AnswerField, of asked: AskedMint, at now: Instant) throws(IntelError) {
        try root.member("mint").mustBe(asked.mint)
        let token = try root.member("token")
        self.init(
            mint: asked.mint,
            summary: try RugCheckSummary(root),
            mintAuthority: try RugCheckReport.authority("mintAuthority", token),
            freezeAuthority: try RugCheckReport.authority("freezeAuthority", token),
            decimals: token.isAbsent
                ? nil
                : try token.member("decimals").ifThere { field throws(IntelError) in
                    try field.decimals(chain: asked.decimals)
                },
            creator: try root.member("creator").ifThere { field throws(IntelError) in
                try field.addressOrEmpty()
            } ?? nil,
            creatorTokens: try root.member("creatorTokens").ifThere { field throws(IntelError) in
                try field.list { token throws(IntelError) in try token.member("mint").address() }
            },
            isRugged: try root.member("rugged").ifThere { field throws(IntelError) in
                try field.flag()
            },
            detectedAt: try root.member("detectedAt").ifThere { field throws(IntelError) in
                // What was never set is written as the first day of the first year.
                try field.text() == "0001-01-01T00:00:00Z" ? nil : try field.calendarTime(at: now)
            } ?? nil,
            liquidityMicroUsd: try root.member("totalMarketLiquidity").ifThere {
                field throws(IntelError) in try field.microUsd()
            },
            holders: try root.member("totalHolders").ifThere { field throws(IntelError) in
                try field.count(to: .max)
            },
            transferFeePpm: try RugCheckReport.transferFee(root.member("transferFee")),
            markets: try root.member("markets").ifThere { field throws(IntelError) in
                try field.list { market throws(IntelError) in try RugCheckMarket(market) }
            },
            lockers: try root.member("lockers").ifThere { field throws(IntelError) in
                try RugCheckLocker.list(field)
            },
            topHolders: try root.member("topHolders").ifThere { field throws(IntelError) in
                try field.list { holder throws(IntelError) in try RugCheckHolder(holder) }
            }
        )
    }

    /// RugCheck writes null for nobody, so that the member being there tells the two apart.
    private static func authority(
        _ name: String,
        _ token: AnswerField
    ) throws(IntelError) -> StatedAuthority {
        guard !token.isAbsent, try token.members().contains(where: { $0.name == name }) else {
            return .notSaid
        }
        let field = try token.member(name)
        guard !field.isAbsent else { return .nobody }
        return .held(try field.address())
    }

    private static func transferFee(_ field: AnswerField) throws(IntelError) -> Int64? {
        guard !field.isAbsent else { return nil }
        return try field.member("pct").ifThere { field throws(IntelError) in
            try field.ppm(ofHundred: true, roundingUp: true)
        }
    }

    /// What RugCheck has against the token.
    public var opinions: [ProviderOpinion] {
        var found = summary.opinions
        func add(_ code: String, _ words: String, _ rule: WardenRule?) {
            found.append(
                ProviderOpinion(.rugCheck, code: code, words: words, severity: .danger, rule: rule)
            )
        }
        if isRugged == true { add("rugged", "the rug has been pulled", nil) }
        if case .held = mintAuthority { add("mintAuthority", "somebody may mint", .mintAuthority) }
        if case .held = freezeAuthority {
            add("freezeAuthority", "accounts can be frozen", .freezeAuthority)
        }
        if let transferFeePpm, transferFeePpm > 0 {
            add("transferFee", "transfers cost a fee", .transferFee)
        }
        return found
    }
}
