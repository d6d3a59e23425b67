import Backtest
import Cryptography
import Engine
import Foundation
import Host
import MarketData
import PaperVenue
import Replay
import Strategies
import SystemIO
import Testing
import TradeModel

@Suite struct `A backtest and a replay with its journal` {
    /// Runs to the end on a data directory, stopped and opened again after every so many commits.
    private struct StopAndGo: StrategyVisitor {
        let directory: String
        let specification: RunSpecification
        let series: [CandleSeries]
        /// Commits until the next stop, over and over; empty for no stop.
        let patience: [Int]

        func visit<S: Strategy>(_ strategy: S) throws -> (hash: Digest, starts: Int) {
            var starts = 0
            while true {
                starts += 1
                var runner = try ReplayRunner.open(
                    directory: directory,
                    disk: FileDisk(),
                    specification: specification,
                    strategy: strategy,
                    series: series,
                    segmentSize: 1 << 17
                )
                let inbox = Inbox()
                var left = patience.isEmpty ? Int.max : patience[starts % patience.count]
                let end = try runner.run(pace: nil, inbox: inbox) { _ in
                    left -= 1
                    if left == 0 { #expect(inbox.post(.stop)) }
                }
                if end == .stopped { continue }
                return (runner.stateHash, starts)
            }
        }
    }

    private static let wild: PaperVenueModel = {
        var venue = PaperVenueModel()
        venue.latency = .milliseconds(90_000)
        venue.partialFillBps = 3_000
        venue.rejectionBps = 1_000
        return venue
    }()

    private static let series = [
        GeneratedMarket.series("ONE", seed: 11, count: 1_500),
        GeneratedMarket.series("FIVE", seed: 12, count: 300, intervalMs: 300_000),
    ]

    @Test(arguments: ["ema-cross", "momentum"], [[], [2], [3, 9, 7], [40, 1, 1, 1]])
    func `end in the same state hash however often it was stopped`(
        _ strategy: String,
        patience: [Int]
    ) throws {
        let specification = try GeneratedMarket.specification(
            Self.series,
            strategy: strategy,
            settings: strategy == "ema-cross" ? ["fast=5", "slow=20", "warmup=20", "short=1"] : [],
            venue: Self.wild
        )
        var backtest = Backtest(specification, Self.series)
        let expected = try backtest.run()
        #expect(expected.report.tally.fills > 10)
        let folder = FileManager.default.temporaryDirectory
            .appending(path: "plimsoll-equality-\(UUID().uuidString)")
        defer {
            #expect(throws: Never.self) { try FileManager.default.removeItem(at: folder) }
        }
        var run = StopAndGo(
            directory: folder.path,
            specification: specification,
            series: Self.series,
            patience: patience
        )
        let outcome = try specification.strategy.visit(
            priceScales: specification.inputs.map(\.priceScale),
            &run
        )
        #expect(outcome.hash == expected.stateHash)
        #expect(patience.isEmpty ? outcome.starts == 1 : outcome.starts > 1)
        #expect(try StoredRun(reading: folder.path).stateHash == expected.stateHash)
    }
}
