// The snapshots of a data directory. A snapshot is written under another name, made durable and renamed:
// a file with a snapshot's name is whole, unless it has rotted.

import Journal
import Ports

struct SnapshotFiles<D: Disk> {
    let disk: D
    let data: String

    var directory: String { data + "/snapshots" }
    private var unfinished: String { directory + "/" + SnapshotFormat.unfinishedName }

    private func path(after sequence: UInt64) -> String {
        directory + "/" + SnapshotFormat.name(after: sequence)
    }

    /// The sequences of the snapshots that are there, the newest first.
    func sequences() throws(DiskError) -> [UInt64] {
        guard try isThere() else { return [] }
        return try disk.list(directory).compactMap { SnapshotFormat.sequence(named: $0) }
            .sorted(by: >)
    }

    /// Whether there is a directory for them. A data directory that is not there has none.
    private func isThere() throws(DiskError) -> Bool {
        do throws(DiskError) {
            return try disk.list(data).contains("snapshots")
        } catch {
            if error.isNotFound { return false }
            throw error
        }
    }

    /// Reads the snapshot behind `sequence`; a flaw when it is not one.
    func read(after sequence: UInt64) throws(DiskError) -> Result<Snapshot, SnapshotFlaw> {
        let bytes: [UInt8]
        do throws(DiskError) {
            bytes = try disk.read(path(after: sequence), limit: SnapshotFormat.sizeLimit)
        } catch {
            if error.isNotFound { throw error }
            return .failure(.unreadable(code: error.code))
        }
        do throws(SnapshotFlaw) {
            let snapshot = try Snapshot(file: bytes)
            guard snapshot.position.nextSequence - 1 == sequence else { throw .impossible }
            return .success(snapshot)
        } catch {
            return .failure(error)
        }
    }

    /// Makes durable what a killed process left of the snapshots, and removes one that it had not finished.
    /// One that the device does not give back is passed over when it is read.
    func settle(_ sequences: [UInt64]) throws(DiskError) {
        for sequence in sequences {
            do throws(DiskError) {
                try disk.settle(path(after: sequence))
            } catch {
                if error.operation == .synchronize { throw error }
            }
        }
        guard try disk.list(directory).contains(SnapshotFormat.unfinishedName) else { return }
        try disk.remove(unfinished)
    }

    /// Makes the names durable.
    func synchronize() throws(DiskError) { try disk.synchronizeDirectory(directory) }

    /// Opens a file for a snapshot. Nothing is changed when that fails.
    func begin() throws(DiskError) -> DiskFile {
        if try disk.createDirectory(directory) { try disk.synchronizeDirectory(data) }
        return try disk.open(unfinished, .truncated)
    }

    /// Writes a snapshot, durably, to the file that was opened for it. When there is no room nothing of it
    /// stays.
    func write(_ snapshot: Snapshot, to file: DiskFile) throws(DiskError) {
        do throws(DiskError) {
            defer { disk.close(file) }
            try disk.write(whole: snapshot.file, to: file)
            try disk.synchronize(file)
        } catch {
            if error.isNoSpace { try disk.remove(unfinished) }
            throw error
        }
        try disk.rename(unfinished, to: path(after: snapshot.position.nextSequence - 1))
        try disk.synchronizeDirectory(directory)
    }

    /// Removes every snapshot but these.
    func remove(allBut kept: [UInt64]) throws(DiskError) {
        for sequence in try sequences() where !kept.contains(sequence) {
            try disk.remove(path(after: sequence))
        }
    }
}

extension SnapshotFiles: Sendable where D: Sendable {}
