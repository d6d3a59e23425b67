// What the backtest is compared with: the same decisions in the fewest operations, without an order,
// a book, a limit or a record of anything.

import MarketData

/// Crossing averages over the columns of a series, in `Double` throughout.
struct PlainLoop {
    /// Bars of the fast average.
    let fast = 20
    /// Bars of the slow average, and of the warm-up.
    let slow = 100
    private(set) var fills = 0
    private(set) var cash = 1e12
    private(set) var held = 0.0

    /// Runs over `series`: a decision at a close is carried out at the next open.
    @inline(never)
    mutating func run(_ series: CandleSeries) {
        let (opens, closes) = (series.opens, series.closes)
        let fastAlpha = 2 / (Double(fast) + 1)
        let slowAlpha = 2 / (Double(slow) + 1)
        guard let first = closes.first else { return }
        var fastAverage = Double(first) / 100
        var slowAverage = fastAverage
        var pending = 0.0
        for bar in closes.indices {
            if pending != 0 {
                let notional = pending * Double(opens[bar]) / 100
                cash -= notional + notional.magnitude * 0.001
                held += pending
                pending = 0
                fills += 1
            }
            if bar > 0 {
                let close = Double(closes[bar]) / 100
                fastAverage = fastAlpha * close + (1 - fastAlpha) * fastAverage
                slowAverage = slowAlpha * close + (1 - slowAlpha) * slowAverage
            }
            if bar < slow { continue }
            if fastAverage > slowAverage {
                if held == 0 { pending = 1 }
            } else if fastAverage < slowAverage {
                if held > 0 { pending = -1 }
            }
        }
    }
}
