public import Solana
public import TradeModel

/// A token of the twins' world, as it truly is, and what providers say of it.
public struct TwinToken: Sendable {
    /// Its mint.
    public let mint: Address
    /// Its symbol; plain letters.
    public let symbol: String
    /// What it is there to show, in a sentence.
    public let summary: String
    /// The mint's bytes in the making.
    public var state = MintBytes(supply: 1_000_000_000_000_000)
    /// The mint's account as the chain has it, where it is not what `state` makes: what providers say goes by
    /// `state` all the same.
    public var mintAccount: Account?
    /// When it was made.
    public var createdAt: Instant
    /// Who made it.
    public let creator: Address
    /// Who holds it beside the pool, the largest first.
    public var holders: [Holding]
    /// The pool that it is traded in.
    public var pool: TwinPool
    /// Pools beside that one.
    public var sidePools: [TwinPool] = []
    /// Whether providers know of those.
    public var namesSidePools = true
    /// What each holder has of wrapped SOL, in lamports; 0 for no account of it.
    public var wrappedSol: UInt64 = 0
    /// What each holder's wallet has, in lamports.
    public var walletLamports: UInt64 = 5_000_000_000
    /// Whether whoever wants to sell is refused.
    public var refusesSales = false
    /// What is taken from a sale without having been declared, in thousandths.
    public var hiddenTaxPerMille: UInt64 = 0
    /// What Birdeye says of its price, in thousandths of the truth.
    public var birdeyePricePerMille: Int64 = 1_000
    /// What Jupiter says of its price, in thousandths of the truth.
    public var jupiterPricePerMille: Int64 = 1_000
    /// What RugCheck has against it, beside what can be read off the chain.
    public var risks: [Risk] = []

    /// A part of something in somebody's hands.
    public struct Holding: Sendable, Hashable {
        /// Whose.
        public var owner: Address
        /// How much, in base units.
        public var amount: UInt64

        /// A part.
        public init(_ owner: Address, _ amount: UInt64) {
            self.owner = owner
            self.amount = amount
        }
    }

    /// Something that RugCheck has against a token.
    public struct Risk: Sendable, Hashable {
        /// Its name; plain letters.
        public var name: String
        /// RugCheck's word for how grave it is.
        public var level: String

        /// A risk.
        public init(_ name: String, level: String) {
            self.name = name
            self.level = level
        }
    }

    /// A token that nobody has power over, two hours old, with its pool's shares burned.
    public init(_ symbol: String, _ summary: String, born createdAt: Instant) {
        self.symbol = symbol
        self.summary = summary
        self.createdAt = createdAt
        mint = TwinName.address("mint \(symbol)")
        creator = TwinName.wallet("creator \(symbol)")
        holders = (0..<30).map { number in
            Holding(
                TwinName.wallet("holder \(number) of \(symbol)"),
                20_000_000_000_000 - UInt64(number) * 100_000_000_000
            )
        }
        pool = TwinPool(of: symbol, mint)
    }

    /// Adds a pool beside the one that it is traded in, without anything burned: `owner` has all of its shares.
    public mutating func addSidePool(sharesOf owner: Address, tokens: UInt64, lamports: UInt64) {
        var side = TwinPool(of: "\(symbol) \(sidePools.count + 1)", mint)
        side.kind = pool.kind
        side.tokens = tokens
        side.lamports = lamports
        side.shares = [Holding(owner, side.sharesIssued)]
        sidePools.append(side)
    }

    var pools: [TwinPool] { [pool] + sidePools }

    /// Those that providers know of.
    var namedPools: [TwinPool] { namesSidePools ? pools : [pool] }

    /// What one base unit of it costs, in billionths of a lamport, rounded down.
    var nanoLamports: Int128 {
        guard pool.tokens > 0 else { return 0 }
        return Int128(pool.lamports) * 1_000_000_000 / Int128(pool.tokens)
    }

    /// The address of somebody's account of it.
    func account(of owner: Address) -> Address {
        TwinName.account(of: owner, for: mint)
    }
}
