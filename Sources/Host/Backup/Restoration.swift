// A backup back to a data directory. Everything is copied beside the place where it will stand, read back
// from there and compared with the manifest; then the mark is made durable, and the journal gets its name
// last. A restoration that is broken off leaves a directory without a journal, and is simply done again.

import Cryptography
import Journal
import Ports
import SystemIO

/// Restores backups.
public enum Restoration {
    private static let disk = FileDisk()

    /// Restores the backup in `backup` to a data directory that has no journal.
    public static func run(
        _ backup: String,
        to directory: String
    ) throws(BackupError) -> BackupManifest {
        let manifest = try manifest(of: backup)
        try Backup.carryOut { () throws(DiskError) in _ = try disk.createDirectory(directory) }
        let lock: DirectoryLock
        do throws(LockError) {
            lock = try DirectoryLock(directory: directory, timeoutMs: 0)
        } catch {
            throw .held(error)
        }
        try requireRoom(directory)
        let staged = directory + "/restoring"
        try Backup.carryOut { () throws(DiskError) in
            try BackupFiles.removeCopy(staged)
            _ = try disk.createDirectory(staged)
        }
        try copy(manifest, from: backup, to: staged)
        try check(staged, manifest)
        try Backup.carryOut { () throws(DiskError) in
            try RestoreMark(lastSequence: manifest.lastSequence).write(to: directory)
            // The journal comes last: without it there is nothing that could be started.
            for folder in BackupManifest.folders.reversed()
            where try BackupFiles.exists(staged + "/" + folder) {
                try disk.rename(staged + "/" + folder, to: directory + "/" + folder)
                try disk.synchronizeDirectory(directory)
            }
            try BackupFiles.removeCopy(staged)
        }
        _ = consume lock
        return manifest
    }

    /// The manifest of a backup, every file of which is there as it says, and no other.
    private static func manifest(of backup: String) throws(BackupError) -> BackupManifest {
        let bytes: [UInt8]
        do throws(DiskError) {
            bytes = try disk.read(
                backup + "/" + BackupManifest.name,
                limit: BackupManifest.sizeLimit
            )
        } catch {
            guard error.isNotFound else { throw .disk(error) }
            throw .noBackup(path: backup, reason: "it has no \(BackupManifest.name)")
        }
        guard let manifest = BackupManifest(document: bytes) else {
            throw .noBackup(path: backup, reason: "\(BackupManifest.name) cannot be understood")
        }
        let named = manifest.files.map(\.path)
        for folder in BackupManifest.folders {
            let names = try Backup.carryOut { () throws(DiskError) in
                try BackupFiles.names(backup + "/" + folder)
            }
            if let stranger = names.first(where: { !named.contains(folder + "/" + $0) }) {
                throw .fileDiffers(path: "\(backup)/\(folder)/\(stranger)")
            }
        }
        return manifest
    }

    private static func requireRoom(_ directory: String) throws(BackupError) {
        let wasBrokenOff = try Backup.carryOut { () throws(DiskError) in
            try RestoreMark.read(directory) != nil
        }
        for folder in BackupManifest.folders {
            let isThere = try Backup.carryOut { () throws(DiskError) in
                try BackupFiles.exists(directory + "/" + folder)
            }
            if isThere, folder == "journal" { throw .hasJournal(directory: directory) }
            if isThere, !wasBrokenOff { throw .exists(directory + "/" + folder) }
            // What an earlier restoration, broken off before the journal came, has put there.
            if isThere {
                try Backup.carryOut { () throws(DiskError) in
                    try BackupFiles.removeFolder(directory + "/" + folder)
                }
            }
        }
        let rows = directory + "/projection.db"
        let hasRows = try Backup.carryOut { () throws(DiskError) in try BackupFiles.exists(rows) }
        if hasRows { throw .exists(rows) }
    }

    private static func copy(
        _ manifest: BackupManifest,
        from backup: String,
        to staged: String
    ) throws(BackupError) {
        for folder in BackupManifest.folders
        where manifest.files.contains(where: { $0.path.hasPrefix(folder + "/") }) {
            try Backup.carryOut { () throws(DiskError) in
                _ = try disk.createDirectory(staged + "/" + folder)
            }
        }
        for file in manifest.files {
            let bytes: [UInt8]
            do throws(DiskError) {
                bytes = try disk.read(backup + "/" + file.path, limit: BackupFiles.sizeLimit)
            } catch {
                guard error.isNotFound else { throw .disk(error) }
                throw .fileDiffers(path: "\(backup)/\(file.path)")
            }
            guard bytes.count == file.bytes, SHA256.hash(bytes) == file.sha256 else {
                throw .fileDiffers(path: "\(backup)/\(file.path)")
            }
            try Backup.carryOut { () throws(DiskError) in
                try BackupFiles.write(bytes, to: staged + "/" + file.path)
            }
        }
        try Backup.carryOut { () throws(DiskError) in
            for folder in BackupManifest.folders
            where try BackupFiles.exists(staged + "/" + folder) {
                try disk.synchronizeDirectory(staged + "/" + folder)
            }
            try disk.synchronizeDirectory(staged)
        }
    }

    /// Reads the staged copy: its journal is sound and folds to what the manifest says.
    private static func check(_ staged: String, _ manifest: BackupManifest) throws(BackupError) {
        let run: StoredRun
        do throws(HostError) {
            run = try StoredRun(reading: staged)
        } catch {
            throw BackupError(error, staged)
        }
        guard run.report.verdict == .clean, run.report.lastSequence == manifest.lastSequence,
            run.stateHash == manifest.stateHash
        else { throw .copyDiffers("it is not what the manifest says") }
    }
}
