/// A pool of two tokens, as its program keeps it: what a quote goes through, and what a rug is pulled from.
public struct Pool: Sendable, Hashable {
    /// What kind of pool it is.
    public enum Kind: Sendable, Hashable, CaseIterable {
        /// Raydium's constant-product pools of 2021.
        case raydiumV4
        /// Raydium's constant-product pools of today.
        case raydiumCPMM
        /// PumpSwap.
        case pumpSwap
    }

    /// One of the two tokens in it.
    public struct Side: Sendable, Hashable {
        /// The token.
        public let mint: Address
        /// The token account that holds the pool's part of it.
        public let vault: Address
        /// What lies in the vault and is somebody else's: fees that were not collected yet, in base units.
        public let owed: UInt64
    }

    /// What kind of pool it is.
    public let kind: Kind
    /// The two tokens.
    public let sides: [Side]
    /// The mint of the shares in it.
    public let shareMint: Address
    /// How many shares the pool has issued, in base units, burned ones included. What the share mint's
    /// supply is short of this was burned.
    public let sharesIssued: UInt64
    /// Whether the program lets anybody swap.
    public let isOpen: Bool
    /// Before when nobody can swap, in seconds since 1970; 0 where the program knows no such time.
    public let opensAt: UInt64
    /// Who made it; nil where the program does not keep that.
    public let creator: Address?

    /// The side of a token; nil when it is not in the pool.
    public func side(of mint: Address) -> Side? { sides.first { $0.mint == mint } }

    /// Who alone may mint shares; nil where that is an account of each pool's own, the pool itself.
    public var shareAuthority: Address? {
        switch kind {
        case .raydiumV4: KnownAddress.raydiumV4Authority
        case .raydiumCPMM: KnownAddress.raydiumCPMMAuthority
        case .pumpSwap: nil
        }
    }

    /// What of a vault's balance is the pool's; nil when the vault holds less than is owed.
    public static func reserve(_ side: Side, balance: UInt64) -> UInt64? {
        balance >= side.owed ? balance - side.owed : nil
    }
}
