// A price's path from its phases. The level follows the drifts exactly; what is traded strays from it
// by a bounded noise that does not add up, so that a quiet market stays quiet whatever the seed.

import MarketData
import Randomness

/// One instrument's price: where it starts, where it drifts, how much it trembles.
struct PricePath: Sendable {
    let name: String
    /// Decimals of its prices.
    let scale: UInt8
    /// Where it starts, as a mantissa at `scale`.
    let start: Int64
    /// The largest distance from the level, in millionths of it.
    let noisePpm: Int64
    /// What happens, in order.
    let phases: [Phase]

    /// One whole, in the unit of drifts and noises.
    private static let whole: Int64 = 1_000_000
    /// Digits that the level carries beyond the price's own, so that small drifts are not lost.
    private static let guardFactor: Int64 = 1_000
    private static let minuteMs: Int64 = 60_000

    /// The candles from `startMs` on.
    func series(startMs: Int64, _ chance: inout SplitMix64) -> CandleSeries {
        var columns = Columns()
        var level = start * PricePath.guardFactor
        var last = start
        var timeMs = startMs
        for phase in phases {
            for _ in 0..<phase.minutes {
                level = PricePath.moved(level, byPpm: phase.driftPpm)
                let close = max(1, trembling(level, &chance))
                if !phase.isSilent {
                    columns.append(
                        timeMs,
                        open: last,
                        close: close,
                        wicks: (wick(last, &chance), wick(last, &chance)),
                        volume: chance.number(200...4_000)
                    )
                }
                last = close
                timeMs += PricePath.minuteMs
            }
        }
        return CandleSeries(
            name: name,
            priceScale: scale,
            volumeScale: 0,
            times: columns.times,
            opens: columns.opens,
            highs: columns.highs,
            lows: columns.lows,
            closes: columns.closes,
            volumes: columns.volumes
        )
    }

    private static func moved(_ value: Int64, byPpm ppm: Int64) -> Int64 {
        value * (whole + ppm) / whole
    }

    private func trembling(_ level: Int64, _ chance: inout SplitMix64) -> Int64 {
        let noisy = PricePath.moved(level, byPpm: chance.number(-noisePpm...noisePpm))
        return (noisy + PricePath.guardFactor / 2) / PricePath.guardFactor
    }

    private func wick(_ price: Int64, _ chance: inout SplitMix64) -> Int64 {
        price * chance.number(0...noisePpm) / PricePath.whole
    }

    private struct Columns {
        var times: [Int64] = []
        var opens: [Int64] = []
        var highs: [Int64] = []
        var lows: [Int64] = []
        var closes: [Int64] = []
        var volumes: [Int64] = []

        mutating func append(
            _ timeMs: Int64,
            open: Int64,
            close: Int64,
            wicks: (up: Int64, down: Int64),
            volume: Int64
        ) {
            times.append(timeMs)
            opens.append(open)
            highs.append(max(open, close) + wicks.up)
            lows.append(max(1, min(open, close) - wicks.down))
            closes.append(close)
            volumes.append(volume)
        }
    }
}
