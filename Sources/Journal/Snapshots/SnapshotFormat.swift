// The numbers of a snapshot's format, as `docs/formats/snapshot.md` gives them. Changing any of them is a
// new format version.

/// The constants of a snapshot's format, and the names of its files.
public enum SnapshotFormat {
    /// The version that this program writes and reads.
    public static let version: UInt32 = 2
    /// The eight bytes that every snapshot starts with.
    public static let magic: [UInt8] = Array("PLIMSNAP".utf8)
    /// Bytes before the content.
    public static let headerSize = 80
    /// The largest snapshot, in bytes.
    public static let sizeLimit = 1 << 30
    /// The name of a snapshot that is being written.
    public static let unfinishedName = "next.new"

    /// The name of the snapshot behind the record `sequence`: twenty digits, so that names sort.
    public static func name(after sequence: UInt64) -> String {
        let digits = String(sequence)
        return String(repeating: "0", count: 20 - digits.utf8.count) + digits + ".snap"
    }

    /// The sequence that a snapshot's name gives; nil for every other name.
    public static func sequence(named name: String) -> UInt64? {
        guard name.utf8.count == 25, let sequence = UInt64(name.prefix(20)), sequence < .max,
            Self.name(after: sequence) == name
        else { return nil }
        return sequence
    }
}
