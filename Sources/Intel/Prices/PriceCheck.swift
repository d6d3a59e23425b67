// A price is known when two providers say nearly the same at nearly the same time. One alone can be
// wrong by any factor, so it is never enough.

public import Solana
public import TradeModel

/// How far two sources may be apart, and how old they may be.
public struct PriceCheck: Sendable, Hashable {
    /// A reading may lie so far ahead of our clock before it is not believed.
    static let ahead = Instant.Span.seconds(60)

    /// The furthest that two sources may be apart, in hundredths of a percent of the lower price.
    public let maxDisagreementBps: Int64
    /// The oldest that a reading may be.
    public let maxAge: Instant.Span

    /// Bounds; 300 bps and one minute unless said otherwise.
    public init(maxDisagreementBps: Int64 = 300, maxAge: Instant.Span = .minutes(1)) {
        self.maxDisagreementBps = maxDisagreementBps
        self.maxAge = maxAge
    }

    /// What the readings of `mint` come to at `now`. Those of other tokens do not count, and of two
    /// from one provider the later does.
    public func price(
        of mint: Address,
        from readings: [PriceReading],
        at now: Instant
    ) -> CrossCheckedPrice {
        let known = readings.filter { $0.mint == mint }
        guard !known.isEmpty else { return .unknown(.none) }
        let fresh = ProviderID.allCases.compactMap { provider in
            known.filter { $0.provider == provider && isFresh($0, at: now) }
                .max { $0.measuredAt < $1.measuredAt }
        }
        guard let first = fresh.first else { return .unknown(.stale) }
        guard fresh.count > 1 else { return .unknown(.onlyOne(first.provider)) }
        let low = fresh.reduce(first) { PriceDistance.isLess($1.price, $0.price) ? $1 : $0 }
        let high = fresh.reduce(first) { PriceDistance.isLess($0.price, $1.price) ? $1 : $0 }
        let bps = PriceDistance.bps(low.price, high.price)
        guard bps <= maxDisagreementBps else { return .unknown(.disagree(bps: bps)) }
        let oldest = fresh.map(\.measuredAt).min() ?? first.measuredAt
        return .known(
            CrossCheckedPrice.Agreement(low: low, high: high, apartBps: bps, measuredAt: oldest)
        )
    }

    private func isFresh(_ reading: PriceReading, at now: Instant) -> Bool {
        let age = now - reading.measuredAt
        return age <= maxAge && reading.measuredAt - now <= PriceCheck.ahead
    }
}
