/// What the Warden says of a token.
@frozen
public enum TokenVerdict: UInt8, Sendable, Hashable, CaseIterable {
    /// Every hard check is known and passed, from two independent sources.
    case pass
    /// No hard check failed, but something is not as it should be.
    case warn
    /// A hard check failed or is not known. Nothing overrides it.
    case fail
}
