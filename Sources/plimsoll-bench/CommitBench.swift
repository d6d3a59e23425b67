// What it costs that a fact is on the disk before anything follows from it.

import ByteCodec
import Journal
import Storage
import SystemIO
import TradeModel

/// Commits of the journal against the least that the disk demands, and batches against single facts.
enum CommitBench {
    private static let pairs = 300
    private static let batch = 64
    /// No part of it goes on for longer than this, however slow the disk.
    private static let limitNs = 6e9

    private static let fact = Fact(
        at: Instant(milliseconds: 1_700_000_000_000),
        .candleClosed(
            InstrumentIndex(0),
            Candle(open: 100, high: 120, low: 90, close: 110, volume: 5, scale: 2)
        )
    )

    static func run(_ report: inout BenchReport, directory: String) throws {
        var journal = try FileJournal(
            opening: directory + "/commits",
            disk: FileDisk()
        ) { (_) throws(RecordRefusal) in }
        try commit(&journal, facts: 1)
        try commitAgainstBare(&report, &journal, try BareFile(directory + "/bare"))
        try batchAgainstSingle(&report, &journal)
    }

    private static func commit(_ journal: inout FileJournal<FileDisk>, facts: Int) throws {
        for _ in 0..<facts {
            try journal.append(kind: fact.kind.rawValue) { fact.encode(into: &$0) }
        }
        try journal.commit()
    }

    private static func commitAgainstBare(
        _ report: inout BenchReport,
        _ journal: inout FileJournal<FileDisk>,
        _ file: BareFile
    ) throws {
        let before = journal.position.offset
        try commit(&journal, facts: 1)
        let bytes = [UInt8](repeating: 0xA5, count: journal.position.offset - before)
        try file.append(bytes)
        var (durable, bare) = (Samples(), Samples())
        let begin = Stopwatch.wall()
        for pair in 0..<pairs where pair < 8 || begin.nanoseconds < limitNs {
            // Whoever comes second may find the disk awake: they take turns in that too.
            for turn in 0..<2 {
                let start = Stopwatch.wall()
                if (pair + turn) % 2 == 0 {
                    try commit(&journal, facts: 1)
                    durable.add(start.nanoseconds / 1_000)
                } else {
                    try file.append(bytes)
                    bare.add(start.nanoseconds / 1_000)
                }
            }
        }
        report.add(
            Measure("commit.bare", "write + fdatasync, \(bytes.count) bytes", bare.median, "us")
        )
        report.add(
            Measure(
                "commit.one",
                "durable commit of 1 fact, rate",
                durable.median,
                "us",
                ratio: bare.median / durable.median,
                aim: .atLeast(0.9)
            )
        )
    }

    private static func batchAgainstSingle(
        _ report: inout BenchReport,
        _ journal: inout FileJournal<FileDisk>
    ) throws {
        var (together, single) = (Samples(), Samples())
        let begin = Stopwatch.wall()
        for pair in 0..<20 where pair < 3 || begin.nanoseconds < limitNs {
            var start = Stopwatch.wall()
            for _ in 0..<batch { try commit(&journal, facts: 1) }
            single.add(start.nanoseconds / 1_000 / Double(batch))
            start = Stopwatch.wall()
            try commit(&journal, facts: batch)
            together.add(start.nanoseconds / 1_000 / Double(batch))
        }
        report.add(
            Measure(
                "commit.batch",
                "fact in a commit of \(batch), rate against one",
                together.median,
                "us",
                ratio: single.median / together.median,
                aim: .atLeast(20)
            )
        )
    }
}
