import Solana
public import TradeModel

/// Something that befalls a token.
public enum TwinChange: Sendable, Hashable {
    /// So many thousandths of what lies in the pool on either side are taken out by those who have its shares.
    case liquidityWithdrawn(perMille: UInt64)
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
        case .liquidityWithdrawn(let perMille):
            let kept = 1_000 - min(1_000, perMille)
            pool.tokens = UInt64(Int128(pool.tokens) * Int128(kept) / 1_000)
            pool.lamports = UInt64(Int128(pool.lamports) * Int128(kept) / 1_000)
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
}
