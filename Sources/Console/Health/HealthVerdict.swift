/// How something is, from well to worst.
public enum HealthVerdict: String, Sendable, Hashable, CaseIterable, Comparable {
    /// As it should be.
    case ok
    /// To be looked at.
    case warn
    /// Wrong.
    case bad

    /// By how bad it is.
    public static func < (one: HealthVerdict, other: HealthVerdict) -> Bool {
        one.rank < other.rank
    }

    private var rank: Int {
        switch self {
        case .ok: 0
        case .warn: 1
        case .bad: 2
        }
    }
}
