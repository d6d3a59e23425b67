extension IntelError {
    /// What kind of disbelief it is, in a few words.
    public var name: String {
        switch self {
        case .malformed: "not JSON"
        case .refused: "refused"
        case .noData: "no data"
        case .missing: "field missing"
        case .mistyped: "field mistyped"
        case .absurd: "absurd value"
        case .notWhatWasAsked: "not what was asked"
        case .stale: "stale"
        case .contradictsChain: "contradicts the chain"
        }
    }

    /// The field that it is about; nil when it is about the whole answer.
    public var field: String? {
        switch self {
        case .malformed, .refused, .noData: nil
        case .missing(let field), .mistyped(let field, _), .absurd(let field, _),
            .notWhatWasAsked(let field, _), .stale(let field, _),
            .contradictsChain(let field, _, _):
            field
        }
    }
}
