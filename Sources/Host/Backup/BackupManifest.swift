// What a backup says of itself. It is the last file that is written, so a copy without one is not whole.

import ByteCodec
public import Cryptography

/// A backup's manifest: how far its journal goes, what that folds to, and each file with its hash.
public struct BackupManifest: Sendable, Hashable {
    /// A file of the backup.
    public struct File: Sendable, Hashable {
        /// Where it lies: a folder and a name, `journal/00000001.seg`.
        public let path: String
        /// Its length.
        public let bytes: Int
        /// The hash of its contents.
        public let sha256: Digest
    }

    /// The last record.
    public let lastSequence: UInt64
    /// The hash of the state that the journal folds to.
    public let stateHash: Digest
    /// When it was made, in milliseconds since 1970 by the wall clock.
    public let madeMs: Int64
    /// Its files.
    public let files: [File]

    static let name = "manifest.json"
    static let sizeLimit = 16 << 20
    private static let format = "plimsoll-backup"
    private static let version = "1"

    /// The folders that a backup can have.
    static let folders = ["journal", "snapshots", "archive", "cut"]

    var document: [UInt8] {
        var writer = JSONWriter(pretty: true)
        writer.value(
            .object([
                .init("format", .string(Self.format)), .init("version", .number(Self.version)),
                .init("last_sequence", .number("\(lastSequence)")),
                .init("state_hash", .string("\(stateHash)")),
                .init("made_ms", .number("\(madeMs)")),
                .init("files", .array(files.map(Self.member))),
            ])
        )
        return writer.bytes
    }

    private static func member(_ file: File) -> JSONValue {
        .object([
            .init("path", .string(file.path)), .init("bytes", .number("\(file.bytes)")),
            .init("sha256", .string("\(file.sha256)")),
        ])
    }

    init(lastSequence: UInt64, stateHash: Digest, madeMs: Int64, files: [File]) {
        self.lastSequence = lastSequence
        self.stateHash = stateHash
        self.madeMs = madeMs
        self.files = files
    }

    /// Reads a document; nil when it is not one of ours.
    init?(document: [UInt8]) {
        let value: JSONValue
        do throws(JSONError) {
            value = try JSONValue(parsing: document)
        } catch {
            return nil
        }
        guard value["format"]?.string == Self.format, value["version"]?.number == Self.version,
            let sequence = value["last_sequence"]?.number.flatMap({ UInt64($0) }),
            let hash = Self.digest(value["state_hash"]),
            let made = value["made_ms"]?.number.flatMap({ Int64($0) }),
            let members = value["files"]?.array
        else { return nil }
        let files = members.compactMap(Self.file)
        guard files.count == members.count else { return nil }
        self.init(lastSequence: sequence, stateHash: hash, madeMs: made, files: files)
    }

    private static func file(_ value: JSONValue) -> File? {
        guard let path = value["path"]?.string, isOurs(path),
            let bytes = value["bytes"]?.number.flatMap({ Int($0) }),
            let hash = digest(value["sha256"])
        else { return nil }
        return File(path: path, bytes: bytes, sha256: hash)
    }

    /// Whether a path stays in the folders of a backup, whatever wrote it.
    private static func isOurs(_ path: String) -> Bool {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        return parts.count == 2 && folders.contains(parts[0]) && !parts[1].isEmpty
            && !parts[1].hasPrefix(".") && !parts[1].utf8.contains(0)
    }

    private static func digest(_ value: JSONValue?) -> Digest? {
        guard let text = value?.string else { return nil }
        do throws(ByteError) {
            return Digest(try Hex.decode(text))
        } catch {
            return nil
        }
    }
}
