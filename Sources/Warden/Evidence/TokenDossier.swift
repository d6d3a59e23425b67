public import Intel
public import Solana

/// All evidence on one mint. A source that is listed must answer: what is missing is not held for
/// harmless.
public struct TokenDossier: Sendable, Hashable {
    /// The mint.
    public let mint: Address
    /// What the chain says of powers over it.
    public var powers: Evidence<TokenPowers>
    /// Liquidity by the pools' vaults, in cents of a US dollar.
    public var chainLiquidity: Evidence<Int64>
    /// Liquidity by providers, in cents of a US dollar.
    public var statedLiquidity: [Evidence<Int64>] = []
    /// What the largest holders have.
    public var holders: Evidence<HolderShares>
    /// When it came to be, in seconds since 1970-01-01T00:00:00Z.
    public var created: [Evidence<Int64>] = []
    /// What holds its liquidity.
    public var lock: Evidence<LiquidityLock>
    /// What came of trying to sell.
    public var sell: Evidence<SellTest>
    /// Whether two price sources agree.
    public var priceAgrees: Evidence<Bool>
    /// Whether its creator has made tokens that came to a bad end.
    public var creatorIsBad: Evidence<Bool>
    /// What providers have against it.
    public var opinions: [Evidence<[ProviderOpinion]>] = []

    /// A dossier in which nothing is known yet.
    public init(mint: Address) {
        self.mint = mint
        let chain = Gap(.solanaRPC, .notAsked)
        powers = .unknown(chain)
        chainLiquidity = .unknown(chain)
        holders = .unknown(chain)
        lock = .unknown(chain)
        sell = .unknown(chain)
        priceAgrees = .unknown(Gap(.jupiter, .notAsked))
        creatorIsBad = .unknown(Gap(.rugCheck, .notAsked))
    }
}
