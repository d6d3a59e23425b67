import ByteCodec
import Cryptography
public import Host
import TradeModel

/// What is said of a backup that was made or restored.
public enum BackupText {
    /// For scripts, one line; `path` is what was made.
    public static func document(_ manifest: BackupManifest, path: String) -> String {
        var members: [JSONValue.Member] = []
        members.add("path", .string(path))
        members.add("last_sequence", .count(manifest.lastSequence))
        members.add("state_hash", .string(manifest.stateHash.description))
        members.add("made", time: Instant(milliseconds: manifest.madeMs))
        members.add("files", .count(manifest.files.count))
        members.add("bytes", .count(bytes(manifest)))
        return JSONValue.object(members).line
    }

    /// For people: a backup was made.
    public static func made(
        _ manifest: BackupManifest,
        at path: String,
        _ style: TextStyle
    ) -> String {
        """
        \(style.good("backed up")) \(summary(manifest))
        state hash  \(manifest.stateHash)
        It was read back and is sound. To use it:
        `plimsoll restore \(path) --data-dir DIR`, where DIR has no journal.

        """
    }

    /// For people: a backup was restored.
    public static func restored(
        _ manifest: BackupManifest,
        to directory: String,
        _ style: TextStyle
    ) -> String {
        """
        \(style.good("restored")) \(summary(manifest)) to \(directory)
        state hash  \(manifest.stateHash)
        The backup is of \(TimeText.utc(Instant(milliseconds: manifest.madeMs))); what was done since is not in it.
        The next start asks about every order that was working. Look at the account before you let it open \
        anything new.

        """
    }

    private static func summary(_ manifest: BackupManifest) -> String {
        "\(NumberText.count(manifest.lastSequence)) records, "
            + "\(NumberText.count(bytes(manifest))) bytes in \(manifest.files.count) files"
    }

    private static func bytes(_ manifest: BackupManifest) -> Int {
        manifest.files.reduce(0) { $0 + $1.bytes }
    }
}
