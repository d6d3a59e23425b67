// The market of the demonstration: one day's morning in which everything happens that an engine has
// to bear. Generated, not recorded: whatever the seed, every scene takes place; where, how high and
// how fast differs.

public import MarketData
import Randomness

/// Five instruments on one paper account.
public struct DemoMarket: Sendable {
    /// Rises sixfold, then falls: take-profit tiers and the trailing stop.
    public static let rocket = "ROCKET"
    /// Rises a little, then loses a quarter in a minute and goes on falling: the stop-loss, whose
    /// first limits the market falls through.
    public static let crasher = "CRASHER"
    /// Its feed falls silent while it is held, and speaks again later: a price that is not known.
    public static let sleepy = "SLEEPY"
    /// Is wanted while `sleepy` is silent; then pumped, then dumped.
    public static let pumped = "PUMPED"

    /// Rises as invitingly as the others did, and cannot be sold by anybody: the Warden lets nobody buy it. Then it
    /// is worth nothing.
    public static let trap = "LIMPET"

    /// All of them, in the order of their series.
    public static let names = [rocket, crasher, sleepy, pumped, trap]

    /// How the strategy `momentum` is set for this market: it looks back over 20 minutes, and
    /// leaves its positions to the exit rules of the profile.
    public static let strategySettings = ["lookback=20", "enterBps=100", "leaveBps=-3000"]
    /// The venue needs a quarter of a second, so that no order is filled in the minute of its
    /// decision.
    public static let latencyMs: Int64 = 250
    /// Half of all fills are partial.
    public static let partialFillBps: Int64 = 5_000

    /// When the morning begins: 2026-03-02 08:00 UTC.
    public static let startMs: Int64 = 1_772_438_400_000
    /// How long it lasts, in minutes.
    public static let minutes = 210

    /// The candles, one series per instrument.
    public let series: [CandleSeries]

    /// The market of a seed.
    public init(seed: UInt64) {
        var chance = SplitMix64(seed: seed)
        series = [
            DemoMarket.rocketPath(&chance), DemoMarket.crasherPath(&chance),
            DemoMarket.sleepyPath(&chance), DemoMarket.pumpedPath(&chance),
            DemoMarket.trapPath(&chance),
        ].map { $0.series(startMs: DemoMarket.startMs, &chance) }
    }

    /// A gentle rise for an entry, then more than one percent a minute to six times the entry.
    private static func rocketPath(_ chance: inout SplitMix64) -> PricePath {
        let quiet = Int(chance.number(24...27))
        let climb = Int(chance.number(138...142))
        return path(
            rocket,
            scale: 4,
            start: chance.number(8_000...16_000),
            noisePpm: 1_000,
            [
                Phase(quiet),
                Phase(20, driftPpm: 2_000),
                Phase(climb, driftPpm: chance.number(12_400...12_900)),
                Phase(14, driftPpm: -chance.number(23_000...30_000)),
            ]
        )
    }

    /// The crash comes within the hour after which a position that goes nowhere is closed.
    private static func crasherPath(_ chance: inout SplitMix64) -> PricePath {
        let rest = Int(chance.number(6...12))
        return path(
            crasher,
            scale: 3,
            start: chance.number(18_000...42_000),
            noisePpm: 1_000,
            [
                Phase(34),
                Phase(25, driftPpm: 2_000),
                Phase(rest),
                Phase(1, driftPpm: -chance.number(262_000...280_000)),
                Phase(6, driftPpm: -chance.number(24_000...34_000)),
                Phase(minutes, driftPpm: -200),
            ]
        )
    }

    /// Silent from minute 109 to minute 120, and within a few percent of its entry all the time.
    private static func sleepyPath(_ chance: inout SplitMix64) -> PricePath {
        let start = Int(chance.number(82...85))
        return path(
            sleepy,
            scale: 4,
            start: chance.number(30_000...70_000),
            noisePpm: 900,
            [
                Phase(start),
                Phase(12, driftPpm: 2_000),
                Phase(109 - start - 12),
                Phase(11, isSilent: true),
                Phase(45),
                Phase(minutes, driftPpm: -150),
            ]
        )
    }

    /// The rise begins when `sleepy` has just fallen silent.
    private static func pumpedPath(_ chance: inout SplitMix64) -> PricePath {
        path(
            pumped,
            scale: 6,
            start: chance.number(50_000...120_000),
            noisePpm: 900,
            [
                Phase(109),
                Phase(20, driftPpm: 2_300),
                Phase(12, driftPpm: chance.number(44_000...54_000)),
                Phase(10, driftPpm: -chance.number(38_000...44_000)),
                Phase(10, driftPpm: -chance.number(60_000...90_000)),
                Phase(minutes, driftPpm: -300),
            ]
        )
    }

    /// The rise begins early, when there is money for it.
    private static func trapPath(_ chance: inout SplitMix64) -> PricePath {
        path(
            trap,
            scale: 6,
            start: chance.number(200_000...400_000),
            noisePpm: 900,
            [
                Phase(Int(chance.number(24...28))),
                Phase(40, driftPpm: chance.number(4_000...6_000)),
                Phase(2, driftPpm: -chance.number(700_000...800_000)),
                Phase(minutes),
            ]
        )
    }

    /// Phases to the end of the morning: what is missing is quiet, what is too much is cut.
    private static func path(
        _ name: String,
        scale: UInt8,
        start: Int64,
        noisePpm: Int64,
        _ phases: [Phase]
    ) -> PricePath {
        var left = minutes
        var fitted: [Phase] = []
        for phase in phases + [Phase(minutes)] where left > 0 {
            let length = min(left, phase.minutes)
            fitted.append(Phase(length, driftPpm: phase.driftPpm, isSilent: phase.isSilent))
            left -= length
        }
        return PricePath(
            name: name,
            scale: scale,
            start: start,
            noisePpm: noisePpm,
            phases: fitted
        )
    }
}
