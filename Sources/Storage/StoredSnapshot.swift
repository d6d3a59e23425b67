public import Journal
public import Ports

/// A snapshot's file as it lies on the disk.
public struct StoredSnapshot: Hashable, Sendable {
    /// The record that its name says it stands behind.
    public let sequence: UInt64
    /// The length of the file in bytes.
    public let bytes: Int
    /// What is in it, or why that is no snapshot.
    public let content: Result<Snapshot, SnapshotFlaw>

    /// The snapshots in `dataDirectory`, the oldest first. One that is removed meanwhile is left out.
    public static func all(
        in dataDirectory: String,
        disk: some Disk
    ) throws(DiskError) -> [StoredSnapshot] {
        let files = SnapshotFiles(disk: disk, data: dataDirectory)
        var snapshots: [StoredSnapshot] = []
        for sequence in try files.sequences().reversed() {
            do throws(DiskError) {
                let path = files.directory + "/" + SnapshotFormat.name(after: sequence)
                let bytes = try disk.length(path)
                let content = try files.read(after: sequence)
                snapshots.append(.init(sequence: sequence, bytes: bytes, content: content))
            } catch {
                if !error.isNotFound { throw error }
            }
        }
        return snapshots
    }
}
