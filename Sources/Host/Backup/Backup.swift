// A copy of a data directory, made beside a running engine, without its lock and without its help.
//
// The journal is read first, as any reader does, and the copy ends where that reading ended: at a whole
// batch, whatever the engine has written since. Files that never change are copied as they are. Then the
// copy is read back from the disk, and it has to be clean and fold to the same state; a file that came or
// went meanwhile shows itself there, and the copy is made again. It gets its name at the end.

import Cryptography
import Journal
import Ports
import Storage
import SystemIO

/// Makes backups.
public enum Backup {
    private static let disk = FileDisk()
    /// How often a copy is begun when the directory changes under it.
    private static let attempts = 3

    /// Copies the data directory to `destination`, which must not exist, and returns its manifest.
    public static func make(
        of directory: String,
        to destination: String
    ) throws(BackupError) -> BackupManifest {
        var destination = destination
        while destination.count > 1, destination.hasSuffix("/") { destination.removeLast() }
        let partial = destination + ".partial"
        let isTaken = try carryOut { () throws(DiskError) in try BackupFiles.exists(destination) }
        if isTaken { throw .exists(destination) }
        for attempt in 1... {
            let (end, hash) = try read(directory)
            try carryOut { () throws(DiskError) in _ = try disk.createDirectory(partial) }
            do throws(BackupError) {
                let manifest = try copy(directory, upTo: end, hash, to: partial)
                try finish(partial, destination)
                return manifest
            } catch .copyDiffers(let reason) {
                try carryOut { () throws(DiskError) in try BackupFiles.removeCopy(partial) }
                guard attempt < attempts else { throw .copyDiffers(reason) }
            } catch {
                throw error
            }
        }
        preconditionFailure("the last attempt throws or returns")
    }

    /// How far the journal goes, and what it folds to.
    private static func read(
        _ directory: String
    ) throws(BackupError) -> (end: JournalReport, hash: Digest) {
        do throws(HostError) {
            let run = try StoredRun(reading: directory)
            return (run.report, run.stateHash)
        } catch {
            throw BackupError(error, directory)
        }
    }

    private static func copy(
        _ directory: String,
        upTo report: JournalReport,
        _ hash: Digest,
        to partial: String
    ) throws(BackupError) -> BackupManifest {
        var files: [BackupManifest.File] = []
        do throws(DiskError) {
            try BackupFiles.removeCopy(partial)
            _ = try disk.createDirectory(partial)
            for folder in BackupManifest.folders.dropFirst() {
                let last = report.lastSequence
                try copyFolder(folder, of: directory, upTo: last, to: partial, &files)
            }
            try copyJournal(directory, upTo: report, to: partial, &files)
        } catch {
            // A file that went away while it was copied: the next look does not miss it.
            throw error.isNotFound ? .copyDiffers("\(error)") : .disk(error)
        }
        try check(partial, report, hash)
        let manifest = BackupManifest(
            lastSequence: report.lastSequence,
            stateHash: hash,
            madeMs: SystemClock().nanosecondsSinceEpoch() / 1_000_000,
            files: files
        )
        try carryOut { () throws(DiskError) in
            try BackupFiles.write(
                manifest.document,
                to: partial + "/" + BackupManifest.name
            )
        }
        return manifest
    }

    /// Copies a folder of files that never change once they have their names.
    private static func copyFolder(
        _ folder: String,
        of directory: String,
        upTo sequence: UInt64,
        to partial: String,
        _ files: inout [BackupManifest.File]
    ) throws(DiskError) {
        let names = try BackupFiles.names(directory + "/" + folder).filter { name in
            // A snapshot of more than is copied belongs to no copy, and neither does half of one.
            if name == SnapshotFormat.unfinishedName { return false }
            return SnapshotFormat.sequence(named: name).map { $0 <= sequence } ?? true
        }
        guard !names.isEmpty else { return }
        _ = try disk.createDirectory(partial + "/" + folder)
        for name in names {
            let path = folder + "/" + name
            let bytes = try disk.read(directory + "/" + path, limit: BackupFiles.sizeLimit)
            try BackupFiles.write(bytes, to: partial + "/" + path)
            files.append(try BackupFiles.describe(path, in: partial))
        }
        try disk.synchronizeDirectory(partial + "/" + folder)
    }

    /// Copies the segments up to where the reading ended; behind that the last one is zero.
    private static func copyJournal(
        _ directory: String,
        upTo report: JournalReport,
        to partial: String,
        _ files: inout [BackupManifest.File]
    ) throws(DiskError) {
        _ = try disk.createDirectory(partial + "/journal")
        for name in try BackupFiles.names(directory + "/journal") {
            guard let segment = JournalFormat.segment(named: name), segment <= report.end.segment,
                segment < report.end.segment || report.end.offset > 0
            else { continue }
            let path = "journal/" + name
            var bytes = try disk.read(directory + "/" + path, limit: BackupFiles.sizeLimit)
            let length = bytes.count
            if segment == report.end.segment {
                bytes.removeLast(max(0, length - report.end.offset))
            }
            try BackupFiles.write(bytes, zerosTo: length, to: partial + "/" + path)
            files.append(try BackupFiles.describe(path, in: partial))
        }
        try disk.synchronizeDirectory(partial + "/journal")
    }

    /// Reads the copy back, as the device has it.
    static func check(
        _ copy: String,
        _ report: JournalReport,
        _ hash: Digest
    ) throws(BackupError) {
        let (found, fold): (JournalReport, JournalFold)
        do throws(HostError) {
            (found, fold) = try StoredRun.scan(copy)
        } catch {
            throw BackupError(error, copy)
        }
        guard found.verdict == .clean else { throw .copyDiffers("it is \(found.verdict.name)") }
        guard found.end == report.end else { throw .copyDiffers("it ends elsewhere") }
        guard fold.stateHash == hash else { throw .copyDiffers("it folds to another state") }
    }

    private static func finish(_ partial: String, _ destination: String) throws(BackupError) {
        try carryOut { () throws(DiskError) in
            try disk.synchronizeDirectory(partial)
            try disk.rename(partial, to: destination)
            try disk.synchronizeDirectory(BackupFiles.parent(of: destination))
        }
    }

    static func carryOut<Result>(
        _ body: () throws(DiskError) -> Result
    ) throws(BackupError) -> Result {
        do throws(DiskError) {
            return try body()
        } catch {
            throw .disk(error)
        }
    }
}

extension BackupError {
    /// The error that reading `directory` ended with.
    init(_ error: HostError, _ directory: String) {
        switch error {
        case .disk(let error): self = .disk(error)
        case .damaged(_, let flaw): self = .damaged(directory: directory, flaw)
        case .held(let error): self = .held(error)
        case .journal(.disk(let error)): self = .disk(error)
        case .noJournal, .journal, .otherInputs, .control: self = .noJournal(directory: directory)
        }
    }
}
