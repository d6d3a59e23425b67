public import Solana

/// What somebody says of a power over a token.
public enum StatedAuthority: Sendable, Hashable {
    /// Nothing is said.
    case notSaid
    /// Nobody has it.
    case nobody
    /// This account has it.
    case held(Address)
}
