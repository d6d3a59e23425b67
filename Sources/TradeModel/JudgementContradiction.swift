/// Why a judgement cannot be one: what the Warden says never contradicts itself.
@frozen
public enum JudgementContradiction: Sendable, Hashable {
    /// A rule stands in a list in which it cannot stand, or in two.
    case rule(WardenRule)
    /// Its rules lead to another verdict.
    case verdict(TokenVerdict)
}

extension JudgementContradiction: CustomStringConvertible {
    /// What contradicts what.
    public var description: String {
        switch self {
        case .rule(let rule): "\(rule.name) stands in a list in which it cannot stand, or in two"
        case .verdict(let verdict): "its rules lead to another verdict than \(verdict.name)"
        }
    }
}
