import Engine
import Money
import Policies
import TradeModel

/// What every simulated account is made of: four instruments paid with one currency of six decimals.
enum Account {
    static let quote = AssetID(0)
    static let cash: Int128 = 10_000_000_000
    static let feeBps: Int64 = 10
    static let maxReadingAge = Instant.Span.seconds(150)
    /// Decimals of a price and of units: 12.3456 of 1.000000.
    static let priceScale: UInt8 = 4

    static let instruments: [Instrument] = (1...4).map { base in
        Instrument(
            base: AssetID(UInt16(base)),
            quote: quote,
            priceScale: priceScale,
            baseDecimals: 6,
            quoteDecimals: 6,
            lot: 1_000,
            maxReadingAge: maxReadingAge
        )
    }

    static func setup(_ profile: PolicyProfile) -> EngineSetup {
        EngineSetup(
            instruments: instruments,
            assetCount: instruments.count + 1,
            quote: quote,
            profile: profile,
            feeBps: feeBps
        )
    }
}
