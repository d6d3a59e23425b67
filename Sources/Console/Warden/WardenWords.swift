import TradeModel

/// The Warden's word in a journal, for people.
enum WardenWords {
    static func words(_ judgement: TokenJudgement) -> String {
        var parts: [String] = []
        for (what, rules) in [
            ("fails", judgement.failed), ("unknown", judgement.unknown),
            ("warns", judgement.warned),
        ] where !rules.isEmpty {
            parts.append("\(what) \(rules.rules.map(\.name).joined(separator: ", "))")
        }
        let verdict = judgement.verdict.name.uppercased()
        return parts.isEmpty ? verdict : "\(verdict): \(parts.joined(separator: "; "))"
    }

    static func words(_ veto: WardenVeto) -> String {
        switch veto {
        case .notJudged: "for the Warden has not judged it"
        case .stale: "for the Warden's judgement is too old"
        case .failed: "for the Warden says FAIL"
        case .warned: "for the Warden says WARN and only PASS is wanted"
        }
    }

    /// The evidence's digest as files write it.
    static func hex(_ value: UInt64) -> String {
        let digits = String(value, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
