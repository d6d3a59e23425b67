public import Solana
public import TradeModel

/// What Jupiter knows of a token. What is nil it does not say.
public struct JupiterToken: Sendable, Hashable {
    /// The token.
    public let mint: Address
    /// Its decimals.
    public let decimals: UInt8
    /// Its symbol, cut to 32 characters; not unique, and never what a token is looked up by.
    public let symbol: String?
    /// The token program that it belongs to.
    public let tokenProgram: Address?
    /// When Jupiter first knew of it.
    public let createdAt: Instant?
    /// Its first pool.
    public let firstPool: Pool?
    /// Who made it.
    public let developer: Address?
    /// Who may mint more of it, where Jupiter names somebody.
    public let mintAuthority: Address?
    /// Who may freeze accounts of it, where Jupiter names somebody.
    public let freezeAuthority: Address?
    /// Jupiter's audit; nil when there is none.
    public let audit: Audit?
    /// How much of the activity is of people, from 0 to 100, in millionths of a point.
    public let organicScoreMicro: Int64?
    /// Whether Jupiter has verified it. Nothing follows from that.
    public let isVerified: Bool?
    /// How many hold it.
    public let holders: Int64?
    /// Its liquidity, in millionths of a US dollar.
    public let liquidityMicroUsd: Int64?

    /// A token's first pool.
    public struct Pool: Sendable, Hashable {
        /// The pool in Jupiter's words, cut to 80 characters.
        public let id: String
        /// When it was opened.
        public let createdAt: Instant?
    }

    /// Jupiter's audit of a token.
    public struct Audit: Sendable, Hashable {
        /// Whether Jupiter suspects it; it says so only when it does.
        public let isSuspicious: Bool
        /// Whether nobody can mint.
        public let isMintAuthorityDisabled: Bool?
        /// Whether nobody can freeze.
        public let isFreezeAuthorityDisabled: Bool?
        /// The part of the supply that the largest holders have, in millionths, rounded up.
        public let topHoldersPpm: Int64?
        /// The part of the supply that the developer has, in millionths, rounded up.
        public let developerPpm: Int64?
        /// How many tokens the developer has made.
        public let developerMints: Int64?
    }
}
