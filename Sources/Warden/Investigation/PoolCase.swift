import Solana
import TradeModel

/// A pool under investigation.
struct PoolCase: Sendable {
    let address: Address
    let pool: Pool
    /// The side of the token.
    let token: Pool.Side
    /// The side of what it is counted in: wrapped SOL or a dollar.
    let quote: Pool.Side
    /// What of the vaults is the pool's, in base units; nil while that is not known.
    var reserves: (token: UInt64, quote: UInt64)?
    /// What of its shares nobody can turn in, in hundredths of a percent; nil while that is not known. Nothing of a
    /// pool whose shares are not looked at.
    var lockedBps: UInt64? = 0
    /// Who has the most of its shares.
    var shareAccounts: [Address] = []
    /// What lies in it, both sides, in cents of a US dollar.
    var cents: Int64 = 0

    /// A pool of the token against something whose worth is known and that trades by now; nil for any other.
    init?(_ pool: Pool, at address: Address, of mint: Address, _ now: Instant) {
        let seconds = UInt64(clamping: now.nanoseconds / 1_000_000_000)
        guard pool.isOpen, pool.opensAt <= seconds, let token = pool.side(of: mint),
            let quote = pool.sides.first(where: { $0.mint != mint }),
            PoolCase.isCounted(quote.mint)
        else { return nil }
        self.address = address
        self.pool = pool
        self.token = token
        self.quote = quote
    }

    static func isCounted(_ mint: Address) -> Bool {
        mint == KnownAddress.wrappedSOL || isDollar(mint)
    }

    static func isDollar(_ mint: Address) -> Bool {
        mint == KnownAddress.usdc || mint == KnownAddress.usdt
    }

    /// What is read so that pool, vaults and shares are of one state of the chain.
    var members: [Address] { [address, token.vault, quote.vault, pool.shareMint] + shareAccounts }

    /// Takes what lies in the vaults. They have to be the pool's own.
    mutating func take(_ tokenVault: TokenAccount, _ quoteVault: TokenAccount) {
        let owner = pool.shareAuthority ?? address
        guard tokenVault.mint == token.mint, quoteVault.mint == quote.mint,
            tokenVault.owner == owner, quoteVault.owner == owner,
            let ours = Pool.reserve(token, balance: tokenVault.amount),
            let theirs = Pool.reserve(quote, balance: quoteVault.amount)
        else { return }
        reserves = (ours, theirs)
    }
}
