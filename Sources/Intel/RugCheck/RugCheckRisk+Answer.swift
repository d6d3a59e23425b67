import TradeModel

extension RugCheckRisk {
    init(_ field: AnswerField) throws(IntelError) {
        let level = try field.member("level").text()
        self.init(
            name: try field.member("name").text(limit: 80),
            words: try field.member("description").ifThere { field throws(IntelError) in
                try field.text(limit: 200)
            } ?? "",
            score: try field.member("score").ifThere { field throws(IntelError) in
                try field.count(to: .max)
            } ?? 0,
            severity: RugCheckRisk.severity(level.lowercased())
        )
    }

    private static func severity(_ level: String) -> ProviderOpinion.Severity {
        switch level {
        case "info": .info
        case "warn", "warning": .warning
        default: .danger
        }
    }

    /// The rule that the risk bears on, by its name; nil for names that are not known here.
    var rule: WardenRule? {
        switch name.lowercased() {
        case "mint authority still enabled": .mintAuthority
        case "freeze authority still enabled": .freezeAuthority
        case "mutable metadata": .mutableDisplay
        case "low liquidity": .liquidity
        case "top 10 holders high ownership", "single holder ownership", "high ownership":
            .concentration
        case "large amount of lp unlocked": .liquidityLocked
        case "creator history of rugged tokens": .creator
        case "transfer fee": .transferFee
        case "permanent delegate": .permanentDelegate
        default: nil
        }
    }
}
