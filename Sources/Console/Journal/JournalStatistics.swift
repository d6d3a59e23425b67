// How large a journal is, what it consists of, and what a start has to read of it.

import ByteCodec
import Engine
import Host
import Journal
import Ports
import Storage
import SystemIO
import TradeModel

/// A journal in numbers.
public struct JournalStatistics {
    /// Records of one kind.
    struct KindCount {
        let kind: RecordKind
        var records: UInt64 = 0
        /// With headers and padding.
        var bytes: UInt64 = 0
    }

    /// What a recovery cut and kept.
    struct CutFile {
        let name: String
        let bytes: Int
    }

    let report: JournalReport
    let kinds: [KindCount]
    /// The time of the first fact and of the last, of those that have one.
    let span: (first: Instant, last: Instant)?
    let snapshots: [SnapshotAudit.Entry]
    let cut: [CutFile]

    /// Reads the journal in `directory`, whatever its condition; none at all is refused.
    public init(reading directory: String) throws(CommandFailure) {
        var counts = RecordKind.allCases.map { KindCount(kind: $0) }
        var span: (first: Instant, last: Instant)?
        var seen: UInt64 = 0
        do throws(HostError) {
            var audit = try SnapshotAudit(of: directory)
            report = try StoredRun.scan(
                directory,
                begin: { beginning, _ in audit.begin(beginning) },
                inspect: { record, fold in
                    audit.pass(record, fold)
                    guard record.sequence > seen else { return }
                    seen = record.sequence
                    JournalStatistics.count(record, &counts)
                    guard let clock = fold.core?.clock, clock > .distantPast else { return }
                    span = (span?.first ?? clock, clock)
                }
            ).report
            audit.finish()
            snapshots = audit.entries
        } catch {
            throw CommandFailure(error)
        }
        kinds = counts.filter { $0.records > 0 }
        self.span = span
        cut = try JournalStatistics.cutFiles(directory)
        try JournalJudgement.requireJournal(report, directory)
    }

    private static func count(_ record: JournalRecord, _ counts: inout [KindCount]) {
        guard let kind = RecordKind(rawValue: record.kind),
            let place = counts.firstIndex(where: { $0.kind == kind })
        else { return }
        counts[place].records += 1
        counts[place].bytes += UInt64(JournalFormat.recordSize(payload: record.payload.count))
    }

    /// The files under `cut/`, by name.
    static func cutFiles(_ directory: String) throws(CommandFailure) -> [CutFile] {
        let disk = FileDisk()
        let folder = directory + "/cut"
        do throws(DiskError) {
            var files: [CutFile] = []
            for name in try disk.list(folder).sorted() {
                files.append(CutFile(name: name, bytes: try disk.length(folder + "/" + name)))
            }
            return files
        } catch {
            if error.isNotFound { return [] }
            throw CommandFailure(error)
        }
    }

    /// Facts for each second of the engine's own time; nil where no time has passed.
    var factsPerSecond: Double? {
        guard let span, span.last > span.first else { return nil }
        let seconds = Double((span.last - span.first).nanoseconds) / 1_000_000_000
        return Double(report.records) / seconds
    }

    /// Bytes that a start reads: the newest snapshot that can be used and the segments from its place on, or
    /// every segment.
    var startBytes: Int {
        let size = report.segmentSize ?? 0
        let usable = snapshots.last { SnapshotText.isWell($0) }
        guard let usable, let segment = usable.segment else {
            return report.segments * size
        }
        return usable.bytes + (report.lastSegment - segment + 1) * size
    }
}
