import Intel
import Lookout
import Providers
import TradeModel
import Warden

extension WardenInspection {
    /// For a person who has ten seconds: the verdict, what stands against the token, then the rest.
    public func text(_ style: TextStyle) -> String {
        let report = inspection.report
        var text = "\(mint)\n\(verdict(report.judgement.verdict, style))\n\n"
        var table = TextTable([("", .left), ("rule", .left), ("", .left)], limit: 160)
        for finding in report.findings {
            table.add([mark(finding, style), finding.rule.name, finding.words])
        }
        text += table.text(style)
        let age = inspection.judgedAt - report.judgement.observedAt
        text += "The oldest reading is \(TimeText.span(age)) old.\n\n"
        return text + sources(style)
    }

    /// One line, for one look of many.
    public func line(_ style: TextStyle) -> String {
        let judgement = inspection.report.judgement
        return "\(TimeText.utc(inspection.judgedAt))  \(WardenWords.words(judgement))\n"
    }

    private func verdict(_ verdict: TokenVerdict, _ style: TextStyle) -> String {
        switch verdict {
        case .pass: style.good("PASS") + "  every rule is known to be kept"
        case .warn: style.warning("WARN") + "  nothing that fails it, and something to know"
        case .fail: style.bad("FAIL") + "  not to be bought; it can always be sold"
        }
    }

    private func mark(_ finding: RuleFinding, _ style: TextStyle) -> String {
        switch finding.outcome {
        case .kept: style.good("ok")
        case .unknown: finding.isHard ? style.bad("unknown") : style.warning("unknown")
        case .broken: finding.isHard ? style.bad("fails") : style.warning("warns")
        }
    }

    private func sources(_ style: TextStyle) -> String {
        var table = TextTable(
            [
                ("source", .left), ("state", .left), ("answers", .right), ("budget", .right),
                ("last trouble", .left),
            ],
            limit: 80
        )
        for (name, health) in health {
            table.add([
                name, health.word == "well" ? health.word : style.warning(health.word),
                "\(health.answers)", "\(health.used)/\(health.of)", health.failure,
            ])
        }
        for (name, reason) in absent { table.add([name, "not asked", "", "", reason]) }
        return table.text(style)
    }
}
