/// How what was not synchronized comes out of a power loss. Of the pending changes of names a prefix
/// has happened, for each directory its own: none for `lost`, all for `arrived`, any for the others.
/// The death of a process alone is `LyingDisk.reboot()`: the page cache survives it.
public enum PowerLoss: String, CaseIterable, Hashable, Sendable {
    /// Nothing that was not synchronized arrived.
    case lost
    /// All of it arrived.
    case arrived
    /// Some 512-byte sectors of each pending write arrived.
    case torn
    /// Some sectors arrived, some hold garbage, some were lost.
    case garbage
    /// Pending writes arrived in any order, each of them whole or not at all.
    case reordered
}
