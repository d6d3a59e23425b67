import Ledger
import Money
import TradeModel

/// What moving money from one account to another costs.
enum LedgerBench {
    private static let rounds = 20
    private static let cycles = 50_000
    /// Reserving, posting and releasing move money once each.
    private static let transfers = 3

    static func run(_ report: inout BenchReport) throws {
        let instrument = Instrument(
            base: AssetID(1),
            quote: AssetID(0),
            priceScale: 2,
            baseDecimals: 8,
            quoteDecimals: 8,
            lot: 1,
            maxReadingAge: .seconds(120)
        )
        var ledger = Ledger(assetCount: 2, instruments: [instrument])
        try ledger.deposit(Amount(1 << 100, of: AssetID(0)))
        var samples = Samples()
        var ordinal: UInt64 = 0
        for _ in 0..<rounds {
            let start = Stopwatch.processor()
            for _ in 0..<cycles {
                ordinal += 1
                let order = OrderOrdinal(ordinal)
                try ledger.reserve(Amount(1_000, of: AssetID(0)), for: order)
                try ledger.post(600, for: order)
                try ledger.release(order)
            }
            samples.add(start.nanoseconds / Double(cycles * transfers))
        }
        report.add(Measure("ledger.transfer", "ledger transfer", samples.median, "ns"))
    }
}
