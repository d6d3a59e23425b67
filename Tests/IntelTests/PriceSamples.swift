import Intel
import Money
import Solana
import TradeModel

/// What the tests of prices are made of.
enum PriceSamples {
    /// An address of its own for every number.
    static func mint(_ number: Int) -> Address {
        let bytes = (0..<32).map {
            $0 < 24 ? UInt8(7) : UInt8(truncatingIfNeeded: number >> (8 * (31 - $0)))
        }
        guard let mint = Address(bytes: bytes) else { preconditionFailure("32 bytes") }
        return mint
    }

    static let now = Instant(milliseconds: 1_790_000_000_000)

    static func reading(
        _ provider: ProviderID,
        _ mantissa: Int64,
        scale: UInt8 = 6,
        mint: Address = mint(1),
        ageSeconds: Int64 = 5
    ) -> PriceReading {
        PriceReading(
            provider: provider,
            mint: mint,
            price: Price(mantissa: mantissa, scale: scale),
            liquidityMicroUsd: nil,
            decimals: nil,
            measuredAt: now + Instant.Span.seconds(-ageSeconds)
        )
    }

    /// A question that nobody sends.
    static func question(_ mints: [AskedMint]) -> Question<[PricedMint]> {
        Question(ProviderRequest(.birdeye, endpoint: "multi_price", weight: 1)) { _ in [] }
    }
}
