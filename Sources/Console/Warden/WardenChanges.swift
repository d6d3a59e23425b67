import Alerts
import TradeModel

/// What a look at a token found that the look before did not: what somebody should hear of who is not watching.
struct WardenChanges {
    /// What one look found.
    struct Look {
        let at: Instant
        let token: String
        let verdict: TokenVerdict
        /// What fails the token, each rule in words that name whose word it is.
        let reasons: [String]
        /// Who had no answer, or one that is not believed, and why.
        let silent: [(source: String, words: String)]
    }

    private var verdict: TokenVerdict?
    private var silent: [String] = []

    /// Takes a look; the alerts that it gives rise to.
    mutating func take(_ look: Look) -> [Alert] {
        var alerts: [Alert] = []
        func add(_ name: String, _ severity: Severity, _ subject: Alert.Subject, _ words: String) {
            alerts.append(
                Alert(
                    at: look.at,
                    name: name,
                    severity: severity,
                    subject: subject,
                    order: nil,
                    words: words
                )
            )
        }
        let wasFailing = verdict == .fail
        if look.verdict == .fail, !wasFailing {
            let reasons = look.reasons.joined(separator: "; ")
            add("token_fails", .error, .token(look.token), "\(look.token) fails: \(reasons)")
        } else if look.verdict != .fail, wasFailing {
            let words = "\(look.token) fails no more: \(look.verdict.name)"
            add("token_fails_no_more", .information, .token(look.token), words)
        }
        var now: [String] = []
        for (source, words) in look.silent where !now.contains(source) {
            now.append(source)
            guard !silent.contains(source) else { continue }
            add("source_silent", .warning, .source(source), "\(source) has no answer: \(words)")
        }
        for source in silent where !now.contains(source) {
            add("source_answers", .information, .source(source), "\(source) answers again")
        }
        verdict = look.verdict
        silent = now
        return alerts
    }
}
