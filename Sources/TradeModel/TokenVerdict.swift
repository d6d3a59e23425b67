/// What the Warden says of a token.
@frozen
public enum TokenVerdict: UInt8, Sendable, Hashable, CaseIterable {
    /// Every hard check is known and passed, from two independent sources.
    case pass
    /// No hard check failed, but something is not as it should be.
    case warn
    /// A hard check failed or is not known. Nothing overrides it.
    case fail

    /// The verdict where people and files write it.
    public var name: String {
        switch self {
        case .pass: "pass"
        case .warn: "warn"
        case .fail: "fail"
        }
    }

    /// The verdict of this name, spelled exactly; nil where none has it.
    public init?(name: String) {
        guard let verdict = TokenVerdict.allCases.first(where: { $0.name == name }) else {
            return nil
        }
        self = verdict
    }
}
