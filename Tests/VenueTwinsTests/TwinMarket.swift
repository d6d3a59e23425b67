import Money
import TradeModel
import VenueTwins

/// The market that the tests trade in: two instruments against one quote asset, prices and quote in
/// hundredths, base in thousandths.
enum TwinMarket {
    static let first = InstrumentIndex(0)
    static let second = InstrumentIndex(1)

    static let instruments = [instrument(base: 1, lot: 1), instrument(base: 2, lot: 10)]

    static func instrument(base: UInt16, lot: Int128) -> Instrument {
        Instrument(
            base: AssetID(base),
            quote: AssetID(0),
            priceScale: 2,
            baseDecimals: 3,
            quoteDecimals: 2,
            lot: lot,
            maxReadingAge: .seconds(120)
        )
    }

    static func id(_ number: UInt64) -> ClientOrderID {
        ClientOrderID(epoch: 1, ordinal: OrderOrdinal(number))
    }

    static func at(milliseconds: Int64) -> Instant { Instant(milliseconds: milliseconds) }
}
