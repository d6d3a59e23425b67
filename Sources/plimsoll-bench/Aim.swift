/// What a ratio is meant to be.
enum Aim {
    case atMost(Double)
    case atLeast(Double)

    func isMet(by ratio: Double) -> Bool {
        switch self {
        case .atMost(let limit): ratio <= limit
        case .atLeast(let limit): ratio >= limit
        }
    }

    /// `<= 1.2` or `>= 0.9`.
    var text: String {
        switch self {
        case .atMost(let limit): "<= " + limit.text
        case .atLeast(let limit): ">= " + limit.text
        }
    }
}
