// What `journal verify` says: the verdict on the bytes, and the audit of the books that they fold to.

import ByteCodec
import Cryptography
import Engine
import Host
import Journal
import Ledger

/// The judgement on a data directory's journal.
public struct JournalJudgement {
    private let directory: String
    private let report: JournalReport
    private let stateHash: Digest?
    private let findings: [LedgerFinding]
    private let snapshots: [SnapshotAudit.Entry]

    /// Reads the journal in `directory`, whatever its condition; none at all is refused.
    public init(reading directory: String) throws(CommandFailure) {
        self.directory = directory
        do throws(HostError) {
            var audit = try SnapshotAudit(of: directory)
            let (report, fold) = try StoredRun.scan(
                directory,
                begin: { beginning, _ in audit.begin(beginning) },
                inspect: { record, fold in audit.pass(record, fold) }
            )
            audit.finish()
            snapshots = audit.entries
            self.report = report
            stateHash = fold.stateHash
            findings = fold.core?.ledger.audit() ?? []
        } catch {
            throw CommandFailure(error)
        }
        try JournalJudgement.requireJournal(report, directory)
    }

    static func requireJournal(
        _ report: JournalReport,
        _ directory: String
    ) throws(CommandFailure) {
        guard report.segments == 0, report.verdict == .clean else { return }
        throw CommandFailure(HostError.noJournal(directory: directory))
    }

    /// The exit code that goes with it.
    public var status: ExitStatus {
        switch report.verdict {
        case .damaged: .damaged
        case .tornTail: .checkFailed
        case .clean:
            if snapshots.contains(where: SnapshotText.isDamage) {
                .damaged
            } else {
                findings.isEmpty && snapshots.allSatisfy(SnapshotText.isWell)
                    ? .done : .checkFailed
            }
        }
    }

    /// For scripts, one line.
    public var document: String {
        var members: [JSONValue.Member] = []
        members.add("records", .count(report.records))
        members.add("batches", .count(report.batches))
        members.add("bytes", .count(report.bytes))
        members.add("segments", .count(report.segments))
        members.add("last_sequence", .count(report.lastSequence))
        members.add("verdict", .string(report.verdict.name))
        members.add("damage", report.verdict.flaw.map(JournalJudgement.damage) ?? .null)
        members.add("audit", .array(findings.map { .string($0.words) }))
        members.add("snapshots", .array(snapshots.map(SnapshotText.value)))
        members.add("state_hash", .text(stateHash?.description))
        return JSONValue.object(members).line
    }

    private static func damage(_ flaw: JournalFlaw) -> JSONValue {
        .object([
            .init("file", .string(flaw.file)),
            .init("segment", flaw.segment.map { .count($0) } ?? .null),
            .init("offset", .count(flaw.offset)),
            .init("reason", .string(flaw.reason.description)),
        ])
    }

    /// For people.
    public func text(_ style: TextStyle) -> String {
        var text = "\(head(style))\n\n"
        text += "records        \(NumberText.count(report.records)), the last is "
        text += "\(report.lastSequence)\n"
        text += "batches        \(NumberText.count(report.batches))\n"
        text += "bytes          \(NumberText.count(report.bytes)) in "
        text += "\(report.segments) segment files\n"
        for snapshot in snapshots {
            let line = "snapshot       \(SnapshotText.line(snapshot))"
            text += (SnapshotText.isWell(snapshot) ? line : style.bad(line)) + "\n"
        }
        for finding in findings { text += style.bad("audit          \(finding.words)") + "\n" }
        if stateHash == nil {
            text += "audit          not made: without sound records there are no books\n"
        } else if findings.isEmpty {
            text += "audit          the books balance\n"
        }
        return text + "state hash     \(stateHash?.description ?? "none")\n"
    }

    private func head(_ style: TextStyle) -> String {
        switch report.verdict {
        case .clean: style.good("clean") + ": every byte is what a writer leaves behind"
        case .tornTail(let flaw):
            style.warning("torn tail") + ": \(flaw)\nThe last batch is not whole, as a crash in "
                + "mid-write leaves it. The next\n`plimsoll run` cuts it and keeps the bytes "
                + "beside the journal."
        case .damaged(let flaw):
            style.bad("damaged") + ": \(flaw)\n\(report.intactRecords). "
                + "Nothing is cut or guessed: restore\n\(directory)/journal from a copy, or move "
                + "it away and start anew."
        }
    }
}
