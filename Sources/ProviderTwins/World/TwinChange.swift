import Solana
public import TradeModel

/// Something that befalls a token.
public enum TwinChange: Sendable, Hashable {
    /// So many thousandths of the pool's shares are turned in by those who have them: what lies behind them is theirs.
    case liquidityWithdrawn(perMille: UInt64)
    /// The pool's shares and what lies behind them grow by so many thousandths, for the creator.
    case liquidityAdded(perMille: UInt64)
    /// Whoever has the most sends all but one base unit of it to somebody else.
    case moved
    /// Every holder's wallet is sent so much, in lamports.
    case paid(UInt64)
    /// The largest holders sell so much, in base units.
    case sold(UInt64)
    /// More is made of it, for its creator.
    case minted(UInt64)
    /// Whoever wants to sell is refused from now on.
    case salesRefused
}

/// What befalls a token, and when.
public struct TwinStory: Sendable {
    /// The token as it is at the beginning.
    public var token: TwinToken
    /// What befalls it, so long after the beginning.
    public var changes: [(after: Instant.Span, change: TwinChange)]

    /// A story.
    public init(_ token: TwinToken, _ changes: [(after: Instant.Span, change: TwinChange)] = []) {
        self.token = token
        self.changes = changes
    }

    /// The token as it is so long after the beginning.
    func token(after elapsed: Instant.Span) -> TwinToken {
        var token = token
        for (after, change) in changes where after <= elapsed { token.take(change) }
        return token
    }
}

extension TwinToken {
    fileprivate mutating func take(_ change: TwinChange) {
        switch change {
        case .liquidityWithdrawn(let perMille): withdraw(perMille)
        case .liquidityAdded(let perMille):
            let more = { (part: UInt64) in UInt64(Int128(part) * Int128(perMille) / 1_000) }
            pool.shares.append(Holding(creator, more(pool.sharesIssued)))
            pool.sharesIssued += more(pool.sharesIssued)
            pool.tokens += more(pool.tokens)
            pool.lamports += more(pool.lamports)
        case .moved:
            guard let most = holders.first, most.amount > 1 else { return }
            holders[0].amount = 1
            holders.append(Holding(TwinName.wallet("hidden \(symbol)"), most.amount - 1))
        case .paid(let lamports): walletLamports += lamports
        case .sold(let amount):
            var left = amount
            for place in holders.indices {
                let part = min(left, holders[place].amount)
                holders[place].amount -= part
                left -= part
            }
            holders.removeAll { $0.amount == 0 }
            pool.lamports -= pool.lamports(for: amount - left)
            pool.tokens += amount - left
        case .minted(let amount):
            state.supply += amount
            holders.insert(Holding(creator, amount), at: 0)
        case .salesRefused: refusesSales = true
        }
    }

    private mutating func withdraw(_ perMille: UInt64) {
        let issued = pool.sharesIssued
        guard issued > 0 else { return }
        var turnedIn: UInt64 = 0
        for place in pool.shares.indices
        where !PoolShares.graves.contains(pool.shares[place].owner) {
            let part = UInt64(
                Int128(pool.shares[place].amount) * Int128(min(1_000, perMille)) / 1_000
            )
            pool.shares[place].amount -= part
            turnedIn += part
        }
        let out = { (reserve: UInt64) in
            UInt64(Int128(reserve) * Int128(turnedIn) / Int128(issued))
        }
        let tokens = out(pool.tokens)
        pool.sharesIssued -= turnedIn
        pool.lamports -= out(pool.lamports)
        pool.tokens -= tokens
        if let place = holders.firstIndex(where: { $0.owner == creator }) {
            holders[place].amount += tokens
        } else if tokens > 0 {
            holders.append(Holding(creator, tokens))
        }
    }
}
