/// One of the two programs that tokens belong to.
public enum TokenProgram: Sendable, Hashable, CaseIterable {
    /// The program of 2020: no extensions.
    case token
    /// The program with extensions.
    case token2022

    /// Of the program at `address`; nil when that is neither.
    public init?(_ address: Address) {
        switch address {
        case KnownAddress.tokenProgram: self = .token
        case KnownAddress.token2022Program: self = .token2022
        default: return nil
        }
    }

    /// Its address.
    public var address: Address {
        switch self {
        case .token: KnownAddress.tokenProgram
        case .token2022: KnownAddress.token2022Program
        }
    }
}
