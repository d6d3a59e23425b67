// The `ema-cross` backtest once more, as a plain loop that shares no code with the engine: one
// instrument, averages in Double, money in integers of 10^-8 with the paper venue's rounding (what
// is bought rounds up, what is sold rounds down, fees round up).

import MarketData

/// What the plain loop comes to, and the loop.
struct ReferenceCross: Equatable {
    /// What is backtested.
    struct Job {
        var fast = 20
        var slow = 100
        var warmup = 100
        var units: Int128 = 100_000_000
        var feeBps: Int128 = 10
        var cash: Int128 = 1_000_000 * 100_000_000
        var shorts = false
        var fillsAtClose = false
    }

    private(set) var trades: Int64 = 0
    private(set) var wins: Int64 = 0
    private(set) var losses: Int64 = 0
    private(set) var fees: Int128 = 0
    private(set) var cash: Int128
    private(set) var equity: Int128 = 0
    /// -1, 0 or 1.
    private var side: Int128 = 0
    private var paid: Int128 = 0
    private var entryFee: Int128 = 0

    init(_ job: Job, _ series: CandleSeries) {
        cash = job.cash
        var divisor: Int128 = 1
        for _ in 0..<series.priceScale { divisor *= 10 }
        let fastWeight = 2 / (Double(job.fast) + 1)
        let slowWeight = 2 / (Double(job.slow) + 1)
        var fast = 0.0
        var slow = 0.0
        var wanted: Int128?
        for row in 0..<series.count {
            if let target = wanted {
                trade(to: target, at: series.opens[row], divisor, job)
                wanted = nil
            }
            let close = Double(series.closes[row]) / Double(divisor)
            fast = row == 0 ? close : fastWeight * close + (1 - fastWeight) * fast
            slow = row == 0 ? close : slowWeight * close + (1 - slowWeight) * slow
            guard row >= job.warmup, fast != slow else { continue }
            let goal: Int128 = fast > slow ? 1 : job.shorts ? -1 : 0
            guard goal != side else { continue }
            // A turn takes two decisions: out first.
            let target = side == 0 ? goal : 0
            if job.fillsAtClose {
                trade(to: target, at: series.closes[row], divisor, job)
            } else {
                wanted = target
            }
        }
        finish(series, divisor, job)
    }

    private mutating func trade(
        to target: Int128,
        at price: Int64,
        _ divisor: Int128,
        _ job: Job
    ) {
        let isBuy = target > side
        let exact = Int128(price) * job.units
        let worth = isBuy ? (exact + divisor - 1) / divisor : exact / divisor
        let fee = (worth * job.feeBps + 9_999) / 10_000
        cash += (isBuy ? -worth : worth) - fee
        fees += fee
        if target == 0 {
            let gain = (side > 0 ? worth - paid : paid - worth) - fee - entryFee
            count(gain)
            trades += 1
        } else {
            paid = worth
            entryFee = fee
        }
        side = target
    }

    private mutating func finish(_ series: CandleSeries, _ divisor: Int128, _ job: Job) {
        equity = cash
        guard side != 0, let last = series.closes.last else { return }
        let exact = Int128(last) * job.units
        let worth = side > 0 ? exact / divisor : (exact + divisor - 1) / divisor
        equity += side * worth
        count((side > 0 ? worth - paid : paid - worth) - entryFee)
        trades += 1
    }

    private mutating func count(_ gain: Int128) {
        if gain > 0 { wins += 1 }
        if gain < 0 { losses += 1 }
    }
}
