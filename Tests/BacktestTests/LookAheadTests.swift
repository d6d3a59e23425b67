import MarketData
import PaperVenue
import Replay
import Strategies
import Testing
import TradeModel

@Suite struct `Files of different intervals` {
    /// Every order that was decided, and when.
    private struct Decisions: StrategyVisitor {
        let specification: RunSpecification
        let series: [CandleSeries]

        func visit<S: Strategy>(_ strategy: S) -> [Order] {
            var replayer = Replayer(specification, strategy: strategy, feed: CandleFeed(series))
            var orders: [Order] = []
            var last = Instant.distantPast
            while replayer.advance() != .ended {
                for fact in replayer.out.facts {
                    #expect(fact.at >= last)
                    last = fact.at
                    if case .orderIntended(let order) = fact.change { orders.append(order) }
                }
                replayer.deliver()
                replayer.clear()
            }
            return orders
        }
    }

    private static let full = [
        GeneratedMarket.series("ONE", seed: 21, count: 3_000),
        GeneratedMarket.series("FIVE", seed: 22, count: 600, intervalMs: 300_000),
        GeneratedMarket.series("HOUR", seed: 23, count: 50, intervalMs: 3_600_000),
    ]

    private func orders(_ strategy: String, _ series: [CandleSeries]) throws -> [Order] {
        let specification = try GeneratedMarket.specification(
            series,
            strategy: strategy,
            settings: strategy == "ema-cross" ? ["fast=3", "slow=8", "warmup=8", "short=1"] : []
        )
        var decisions = Decisions(specification: specification, series: series)
        return try specification.strategy.visit(
            priceScales: specification.inputs.map(\.priceScale),
            &decisions
        )
    }

    /// The candles that begin before `cutMs`; what closes after it, and everything later, is turned
    /// into another future.
    private func rewritten(_ series: CandleSeries, from cutMs: Int64, keepsRest: Bool)
        -> CandleSeries
    {
        var columns = GeneratedMarket.Columns()
        for row in 0..<series.count {
            let time = series.times[row]
            if !keepsRest, time >= cutMs { break }
            let isKnown = time + series.intervalMs < cutMs
            let open = time < cutMs ? series.opens[row] : series.opens[row] / 2
            let close = isKnown ? series.closes[row] : open + 77
            columns.add(
                time: time,
                open: open,
                high: isKnown ? series.highs[row] : max(open, close),
                low: isKnown ? series.lows[row] : min(open, close),
                close: close,
                volume: series.volumes[row]
            )
        }
        return columns.series(series.name, scale: series.priceScale)
    }

    @Test(arguments: ["ema-cross", "momentum"], [700, 1_234, 2_400])
    func `are merged without a look ahead`(_ strategy: String, minutes: Int64) throws {
        let cutMs = 1_577_836_800_000 + minutes * 60_000
        let cut = Instant(milliseconds: cutMs)
        let expected = try orders(strategy, Self.full).filter { $0.intendedAt < cut }
        #expect(expected.count > 3)
        for keepsRest in [false, true] {
            let other = Self.full.map { rewritten($0, from: cutMs, keepsRest: keepsRest) }
            let seen = try orders(strategy, other).filter { $0.intendedAt < cut }
            #expect(seen == expected)
        }
    }
}
