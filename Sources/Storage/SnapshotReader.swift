public import Journal
public import Ports

/// Reads the snapshots of a data directory, for whoever begins with one of them by himself.
public enum SnapshotReader {
    /// The snapshots that can be read, the newest first.
    public static func load(
        _ dataDirectory: String,
        disk: some Disk
    ) throws(DiskError) -> [Snapshot] {
        let files = SnapshotFiles(disk: disk, data: dataDirectory)
        var snapshots: [Snapshot] = []
        for sequence in try files.sequences() {
            switch try files.read(after: sequence) {
            case .success(let snapshot): snapshots.append(snapshot)
            case .failure: break
            }
        }
        return snapshots
    }
}
