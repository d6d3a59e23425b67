import TradeModel

extension RugCheckSummary {
    init(_ root: AnswerField) throws(IntelError) {
        self.init(
            score: try root.member("score").count(to: .max),
            scoreNormalised: try root.member("score_normalised").ifThere {
                field throws(IntelError) in try field.count(to: 100)
            },
            risks: try root.member("risks").ifThere { field throws(IntelError) in
                try field.list { risk throws(IntelError) in try RugCheckRisk(risk) }
            } ?? [],
            lockedPpm: try root.member("lpLockedPct").ifThere { field throws(IntelError) in
                try field.ppm(ofHundred: true, roundingUp: false)
            }
        )
    }

    /// What RugCheck has against the token.
    public var opinions: [ProviderOpinion] {
        risks.map { risk in
            ProviderOpinion(
                .rugCheck,
                code: risk.name,
                words: risk.words,
                severity: risk.severity,
                rule: risk.rule
            )
        }
    }
}
