/// How much an incident asks of a person. The raw value orders them.
public enum Severity: UInt8, Sendable, Hashable, CaseIterable, Comparable {
    /// Good to know.
    case information
    /// To be looked at.
    case warning
    /// Books and world disagree, or a rule of ours was broken: to be looked at now.
    case error

    /// The severity of this name; nil where none has it.
    public init?(name: String) {
        guard let found = Severity.allCases.first(where: { $0.name == name }) else { return nil }
        self = found
    }

    /// Its name in settings and files.
    public var name: String {
        switch self {
        case .information: "information"
        case .warning: "warning"
        case .error: "error"
        }
    }

    /// By how much it asks.
    public static func < (lhs: Severity, rhs: Severity) -> Bool { lhs.rawValue < rhs.rawValue }
}
