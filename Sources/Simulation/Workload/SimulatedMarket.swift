// The market outside: true prices that nobody in the engine sees except through the feed.

import Randomness
import TradeModel

/// A random walk with moods and jumps for each instrument, made into candles.
struct SimulatedMarket: Sendable {
    private struct Walk: Sendable {
        var price: Int64
        var drift: Int64 = 0
        var moodSteps = 0
        var liquidity: Int128 = 1_000_000_000_000
    }

    private var walks: [Walk]
    private var chance: SplitMix64
    /// The largest usual movement per step, in basis points.
    var volatilityBps: Int64
    /// One step in so many jumps by several percent; 0 for never.
    var jumpOneIn: Int

    init(seed: UInt64, instruments: Int) {
        chance = SplitMix64(seed: seed, stream: "market")
        walks = []
        volatilityBps = 30
        jumpOneIn = 400
        for _ in 0..<instruments { walks.append(Walk(price: chance.number(40_000...400_000))) }
    }

    /// One more number from its generator.
    mutating func draw() -> UInt64 { chance.next() }

    /// Moves the price of one instrument on by a step and returns the candle of that step.
    mutating func step(_ index: Int) -> Candle {
        var walk = walks[index]
        if walk.moodSteps == 0 {
            walk.moodSteps = Int(chance.number(5...60))
            walk.drift = chance.number(-volatilityBps / 3...volatilityBps / 3)
        }
        walk.moodSteps -= 1
        let open = walk.price
        let middle = moved(open, by: chance.number(-volatilityBps...volatilityBps))
        var movement = walk.drift + chance.number(-volatilityBps...volatilityBps)
        if jumpOneIn > 0, chance.oneIn(jumpOneIn) {
            movement += chance.oneIn(2) ? chance.number(200...2_500) : -chance.number(200...2_500)
        }
        walk.price = moved(open, by: movement)
        if chance.oneIn(200) { walk.liquidity = 1_000_000_000_000 }
        if chance.oneIn(300) {
            walk.liquidity = walk.liquidity / 100 * Int128(chance.number(20...60))
        }
        walks[index] = walk
        return Candle(
            open: open,
            high: max(open, middle, walk.price),
            low: min(open, middle, walk.price),
            close: walk.price,
            volume: -1,
            scale: Account.priceScale
        )
    }

    func liquidity(_ index: Int) -> Int128 { walks[index].liquidity }

    /// Within bounds that leave room for every rule; the walk is pushed back from them.
    private func moved(_ price: Int64, by bps: Int64) -> Int64 {
        min(max(price + price * bps / 10_000, 5_000), 5_000_000)
    }
}
