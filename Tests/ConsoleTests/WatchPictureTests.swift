// The books of a real run as a screen shows them.

import Engine
import Host
import MarketData
import PaperVenue
import Policies
import Replay
import Storage
import Strategies
import SystemIO
import TestSupport
import Testing

@testable import Console

@Suite struct `The books on a screen` {
    private static let names = [
        "比特币永续合约一分钟线比特币永续合约", "a-name-that-is-longer-than-any-column-should-ever-be",
    ]

    /// A follower of a run over two files that ended while it held something.
    private func follower(_ directory: String) throws -> JournalFollower {
        let series = Self.names.enumerated().map { index, name in
            SampleMarket.walk(name, seed: UInt64(index) + 11, count: 300, stepBps: 300)
        }
        let specification = RunSpecification(
            inputs: series.map { .init($0, sha256: "00") },
            cash: 1_000_000_000_000,
            strategy: try StrategyChoice(name: "momentum", settings: ["lookback=8"]),
            profile: .standard,
            venue: PaperVenueModel()
        )
        var runner = try ReplayRunner.open(
            directory: directory,
            disk: FileDisk(),
            specification: specification,
            strategy: Momentum(
                .init(lookback: 8, enterBps: 30, leaveBps: 0, fractionMillionths: 200_000),
                instruments: 2
            ),
            series: series,
            lockTimeoutMs: 200
        )
        let inbox = Inbox()
        _ = try runner.run(pace: nil, inbox: inbox) { notice in
            if !notice.core.open.isEmpty { _ = inbox.post(.stop) }
        }
        return try JournalFollower(directory)
    }

    private func picture(_ follower: JournalFollower) throws -> WatchPicture {
        WatchPicture(
            try #require(follower.run),
            latest: follower.latest,
            directory: "a/very/long/path/to/a/data/directory/that/does/not/fit/anywhere",
            pid: 1_234,
            .status
        )
    }

    @Test(arguments: [60, 80, 120], [12, 20, 24, 50])
    func `it fits, whatever the instruments are called`(columns: Int, rows: Int) throws {
        let directory = try TemporaryDirectory()
        let picture = try picture(try follower(directory.path))
        for subject in [WatchPicture.Subject.status, .orders] {
            let shown = WatchPicture(
                picture.run,
                latest: picture.latest,
                directory: picture.directory,
                pid: nil,
                subject
            )
            let lines = shown.lines(columns: columns, rows: rows, .plain)
            #expect(lines.count <= rows)
            for line in lines { #expect(TextWidth.columns(line) <= columns, "\(line)") }
        }
    }

    @Test func `at eighty by twenty-four everything has its place`() throws {
        let directory = try TemporaryDirectory()
        let picture = try picture(try follower(directory.path))
        let lines = picture.lines(columns: 80, rows: 24, .plain)
        let text = lines.joined(separator: "\n")
        for word in [
            "plimsoll", "running, pid 1234", "momentum", "equity ", "POSITION", "UNREALISED",
            "TO STOP", "ORDER", "READING", "fresh", "LIMIT", "exposure", "█", "GATES", "EVENTS",
            "q leaves",
        ] { #expect(text.contains(word), "\(word) is missing in\n\(text)") }
        #expect(!picture.run.core.open.isEmpty)
        #expect(text.contains("filled: buy"))
    }
}
