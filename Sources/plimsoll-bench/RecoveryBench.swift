// How long a start takes after five million facts: the journal is read, judged and folded, all of it or
// what comes behind the newest snapshot.

import ByteCodec
import Host
import Journal
import MarketData
import PaperVenue
import Policies
import Replay
import Storage
import Strategies
import SystemIO
import TradeModel

/// Recovery against merely reading the same files, and against beginning at a snapshot.
enum RecoveryBench {
    private static let bars = 2_500_000
    private static let rounds = 3
    private static let batch = 16_384

    static func run(_ report: inout BenchReport, directory: String) throws {
        let series = GeneratedMarket.series(bars)
        let specification = try BarsJob.specification(series)
        let data = directory + "/recovery"
        try write(specification, series, to: data)
        let files = try FileDisk().list(data + "/journal").sorted().map { data + "/journal/" + $0 }
        var chunk = [UInt8](repeating: 0, count: 1 << 20)
        var (reading, recovering, resuming) = (Samples(), Samples(), Samples())
        var (bytes, records, resumed) = (0, UInt64(0), UInt64(0))
        func start(_ samples: inout Samples) throws -> JournalRecovery {
            let start = Stopwatch.processor()
            let runner = try ReplayRunner.open(
                directory: data,
                disk: FileDisk(),
                specification: specification,
                strategy: strategy(),
                series: [series]
            )
            samples.add(start.nanoseconds)
            return runner.recovery
        }
        for _ in 0..<rounds {
            let stopwatch = Stopwatch.processor()
            bytes = 0
            for file in files { bytes += try BareFile.read(file, through: &chunk) }
            reading.add(stopwatch.nanoseconds)
            resumed = try start(&resuming).report.records
            try FileDisk().rename(data + "/snapshots", to: data + "/put-aside")
            records = try start(&recovering).report.lastSequence
            try FileDisk().rename(data + "/put-aside", to: data + "/snapshots")
        }
        report.add(
            Measure(
                "recovery",
                "recovery, time against reading",
                Double(records) / recovering.median * 1_000,
                "M records/s",
                ratio: recovering.median / reading.median
            )
        )
        report.add(
            Measure(
                "start",
                "start from a snapshot, against all of it",
                resuming.median / 1_000_000,
                "ms",
                ratio: resuming.median / recovering.median
            )
        )
        report.note(
            "start: \(resumed) of \(records) records are read behind the newest snapshot."
        )
        report.note(
            "recovery: \(records) records in \(bytes >> 20) MiB; reading them takes "
                + "\((reading.median / recovering.median * 100).text) % of its time. The files are in "
                + "the page cache."
        )
    }

    /// What ema-cross is by default.
    private static func strategy() -> EmaCross {
        EmaCross(
            EmaCross.Parameters(
                fast: 20,
                slow: 100,
                quantities: [100_000_000],
                warmup: 100,
                shorts: false
            ),
            priceScales: [2]
        )
    }

    /// Runs in memory and writes what happened in large batches: the same records as those of a
    /// run on the disk, without waiting for it at every order.
    private static func write(
        _ specification: RunSpecification,
        _ series: CandleSeries,
        to directory: String
    ) throws {
        var journal = try FileJournal(
            opening: directory,
            disk: FileDisk()
        ) { (_) throws(RecordRefusal) in }
        let document = specification.document
        try journal.append(kind: RecordKind.specification.rawValue) { $0.bytes(document) }
        var replayer = Replayer(
            specification,
            strategy: strategy(),
            feed: CandleFeed([series])
        )
        replayer.start(epoch: 1)
        while replayer.advance() != .ended {
            replayer.deliver()
            guard replayer.out.facts.count >= batch else { continue }
            try append(&replayer, to: &journal)
            guard journal.isSnapshotDue(SnapshotRule()) else { continue }
            _ = try journal.takeSnapshot(
                specification: document,
                configuration: nil,
                state: replayer.savedState,
                SnapshotRule()
            )
        }
        replayer.deliver()
        try append(&replayer, to: &journal)
    }

    private static func append(
        _ replayer: inout Replayer<EmaCross>,
        to journal: inout FileJournal<FileDisk>
    ) throws {
        for fact in replayer.out.facts {
            try journal.append(kind: fact.kind.rawValue) { fact.encode(into: &$0) }
        }
        try journal.commit()
        replayer.clear()
    }
}
