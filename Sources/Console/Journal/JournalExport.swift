// A journal as files that any tool reads: a line of JSON a fact, the specification, and a manifest that says
// what they are of. `docs/formats/export.md` describes them. The facts are written while they are read.

import ByteCodec
import Cryptography
import Host
import Journal
import Ports
import Storage
import SystemIO

/// Exports a journal into a new directory.
public struct JournalExport {
    /// The version of the export's form.
    public static let version = 1

    private let folder: String
    private let report: JournalReport
    private let stateHash: Digest?
    private let lines: UInt64
    private let files: [Part]

    /// A file of an export.
    private struct Part {
        let name: String
        let bytes: Int
        let sha256: Digest
    }

    /// Writes the journal in `directory` to `folder`, which must not be there or be empty.
    public init(_ directory: String, to folder: String) throws(CommandFailure) {
        self.folder = folder
        try JournalExport.requireEmpty(folder)
        var facts = try FactFile(folder + "/facts.jsonl")
        do throws(HostError) {
            let (report, fold) = try StoredRun.scan(
                directory,
                begin: { beginning, fold in facts.begin(beginning, fold) },
                inspect: { record, fold in facts.take(record, fold) }
            )
            self.report = report
            stateHash = fold.stateHash
        } catch {
            throw CommandFailure(error)
        }
        try JournalJudgement.requireJournal(report, directory)
        try facts.finish()
        lines = facts.lines
        let specification = facts.specification + [UInt8(ascii: "\n")]
        files = [
            Part(name: "facts.jsonl", bytes: facts.bytes, sha256: facts.digest),
            try JournalExport.write("specification.json", specification, folder),
        ]
        _ = try JournalExport.write("manifest.json", Array((document + "\n").utf8), folder)
        if case .damaged(let flaw) = report.verdict {
            throw CommandFailure(HostError.damaged(directory: directory, flaw))
        }
    }

    private static func requireEmpty(_ folder: String) throws(CommandFailure) {
        do throws(DiskError) {
            if try FileDisk().createDirectory(folder) { return }
            if try FileDisk().list(folder).isEmpty { return }
        } catch {
            throw CommandFailure(error)
        }
        throw CommandFailure(
            .input,
            "\(folder) is not empty; nothing is overwritten: choose another directory"
        )
    }

    private static func write(
        _ name: String,
        _ bytes: [UInt8],
        _ folder: String
    ) throws(CommandFailure) -> Part {
        _ = try NewFile.write(bytes, to: folder + "/" + name)
        return Part(name: name, bytes: bytes.count, sha256: SHA256.hash(bytes))
    }

    /// The manifest, one line.
    public var document: String {
        var members: [JSONValue.Member] = []
        members.add("format", .string("plimsoll-journal-export"))
        members.add("version", .count(JournalExport.version))
        members.add("verdict", .string(report.verdict.name))
        members.add("lines", .count(lines))
        members.add(
            "first_sequence",
            .count(report.lastSequence - min(report.lastSequence, lines) + 1)
        )
        members.add("last_sequence", .count(report.lastSequence))
        members.add("state_hash", .text(stateHash?.description))
        members.add(
            "files",
            .array(
                files.map { part in
                    .object([
                        .init("name", .string(part.name)), .init("bytes", .count(part.bytes)),
                        .init("sha256", .string(part.sha256.description)),
                    ])
                }
            )
        )
        return JSONValue.object(members).line
    }

    /// For people.
    public func text(_ style: TextStyle) -> String {
        "\(style.good("exported")) to \(folder): \(NumberText.count(lines)) lines, up to record "
            + "\(report.lastSequence)\nstate hash  \(stateHash?.description ?? "none")\n"
    }
}

/// The file of facts while it is written. An error of the disk is kept until the end: who reads a journal does
/// not stop in between.
private struct FactFile {
    private let file: AppendingFile
    private var records = RecordLines(isJSON: true)
    private var hash = SHA256()
    private var failure: DiskError?
    private(set) var specification: [UInt8] = []
    private(set) var lines: UInt64 = 0

    init(_ path: String) throws(CommandFailure) {
        do throws(DiskError) {
            file = try AppendingFile(path)
        } catch {
            throw CommandFailure(error)
        }
    }

    var bytes: Int { file.count }
    var digest: Digest { hash.finalize() }

    mutating func begin(_ beginning: JournalBeginning, _ fold: JournalFold) {
        if case .snapshot(let snapshot) = beginning { specification = snapshot.specification }
        append(records.begin(beginning, fold))
    }

    mutating func take(_ record: JournalRecord, _ fold: JournalFold) {
        if record.sequence == 1 { specification = Array(record.payload) }
        append(records.line(record, fold))
    }

    private mutating func append(_ line: String?) {
        guard let line, failure == nil else { return }
        let bytes = Array((line + "\n").utf8)
        do throws(DiskError) {
            try file.append(bytes)
            hash.update(bytes)
            lines += 1
        } catch {
            failure = error
        }
    }

    func finish() throws(CommandFailure) {
        if let failure { throw CommandFailure(failure) }
        do throws(DiskError) {
            try file.finish()
        } catch {
            throw CommandFailure(error)
        }
    }
}
