import MarketData
import Replay
import TestSupport
import Testing
import TradeModel

/// An event in short: its time in ms, the file, and whether it is an open.
private struct Step: Hashable {
    let ms: Int64
    let source: UInt32
    let isOpen: Bool
}

private func steps(_ feed: CandleFeed) -> [Step] {
    var feed = feed
    var steps: [Step] = []
    while let next = feed.next() {
        switch next.event {
        case .candleOpened(let source, _):
            steps.append(Step(ms: next.at.milliseconds, source: source.value, isOpen: true))
        case .candleClosed(let source, _):
            steps.append(Step(ms: next.at.milliseconds, source: source.value, isOpen: false))
        case .started, .deathsWatched, .stopped, .tailCut, .timeLost, .liquidity, .timer, .venue,
            .signed, .judged, .statement, .room,
            .noticed,
            .command:
            Issue.record("not a candle's event")
        }
    }
    return steps
}

@Suite struct `Candle feed` {
    @Test func `a candle is an open at its time and a close one interval later`() {
        let series = SampleMarket.walk("A", seed: 1, count: 2, startMs: 60_000)
        #expect(
            steps(CandleFeed([series])) == [
                Step(ms: 60_000, source: 0, isOpen: true),
                Step(ms: 120_000, source: 0, isOpen: false),
                Step(ms: 120_000, source: 0, isOpen: true),
                Step(ms: 180_000, source: 0, isOpen: false),
            ]
        )
    }

    @Test func `at one instant every close comes before any open`() {
        let minute = SampleMarket.walk("A", seed: 1, count: 11, startMs: 300_000)
        let five = SampleMarket.walk(
            "B",
            seed: 2,
            count: 3,
            intervalMs: 300_000,
            startMs: 300_000
        )
        let all = steps(CandleFeed([five, minute]))
        #expect(all.count == 28)
        for (step, next) in zip(all, all.dropFirst()) {
            #expect(step.ms <= next.ms)
            if step.ms == next.ms {
                #expect(!(step.isOpen && !next.isOpen), "an open was seen before a close")
                if step.isOpen == next.isOpen { #expect(step.source < next.source) }
            }
        }
    }

    @Test func `a candle's close is not seen before its interval has passed`() {
        let five = SampleMarket.walk("B", seed: 2, count: 5, intervalMs: 300_000, startMs: 0)
        let minute = SampleMarket.walk("A", seed: 1, count: 25, startMs: 0)
        for step in steps(CandleFeed([minute, five])) where !step.isOpen && step.source == 1 {
            #expect(step.ms % 300_000 == 0 && step.ms > 0)
        }
    }

    @Test func `it goes on from any cursor`() {
        let series = (0..<5).map { index in
            SampleMarket.walk(
                "S\(index)",
                seed: UInt64(index),
                count: 7 + index,
                intervalMs: 60_000 * Int64(index + 1),
                startMs: 600_000
            )
        }
        let all = steps(CandleFeed(series))
        for cut in 0...all.count {
            var cursor = Array(repeating: (opens: 0, closes: 0), count: 5)
            for step in all[..<cut] {
                if step.isOpen {
                    cursor[Int(step.source)].opens += 1
                } else {
                    cursor[Int(step.source)].closes += 1
                }
            }
            var feed = CandleFeed(series)
            feed.seek(cursor)
            #expect(steps(feed) == Array(all[cut...]))
            #expect(feed.remaining == all.count - cut)
        }
    }
}
