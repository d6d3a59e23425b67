// A snapshot: the state that the journal's records up to a place fold to, with the documents that say what
// it is the state of. It makes a start short and holds nothing that the journal does not; a snapshot that
// cannot be read is passed over.

import ByteCodec

/// A state at a place of the journal.
public struct Snapshot: Hashable, Sendable {
    /// The place behind the last record that is in the state.
    public let position: JournalPosition
    /// The run's specification: the journal's first record.
    public let specification: [UInt8]
    /// The configuration in force, where the journal holds one.
    public let configuration: [UInt8]?
    /// The state, in a form that whoever folds the records understands.
    public let state: [UInt8]

    /// A snapshot.
    ///
    /// - Precondition: the position is behind a record.
    public init(
        at position: JournalPosition,
        specification: [UInt8],
        configuration: [UInt8]?,
        state: [UInt8]
    ) {
        precondition(position.nextSequence > 1, "a snapshot stands behind a record")
        self.position = position
        self.specification = specification
        self.configuration = configuration
        self.state = state
    }
}

/// Why bytes are no snapshot that this program can use.
public enum SnapshotFlaw: Error, Hashable, Sendable {
    /// They do not begin like one, or end too early.
    case notASnapshot
    /// A later version wrote it.
    case unsupportedVersion(UInt32)
    /// A checksum does not hold.
    case badChecksum
    /// Its parts cannot be what they say.
    case impossible
    /// The state could not be understood.
    case refused(String)
    /// It could not be read.
    case unreadable(code: Int32)
}

extension SnapshotFlaw: CustomStringConvertible {
    /// A clause for people.
    public var description: String {
        switch self {
        case .notASnapshot: "it is no snapshot"
        case .unsupportedVersion(let version):
            "it has format version \(version); this program knows up to \(SnapshotFormat.version)"
        case .badChecksum: "it does not match its checksum"
        case .impossible: "its parts do not fit together"
        case .refused(let why): "it cannot be understood: \(why)"
        case .unreadable(let code): "it cannot be read (error \(code))"
        }
    }
}

extension Snapshot {
    /// The snapshot's file.
    public var file: [UInt8] {
        var content = ByteWriter(capacity: state.count + specification.count + 64)
        content.bytes(specification)
        content.bytes(configuration ?? [])
        content.bytes(state)
        var header = ByteWriter(capacity: SnapshotFormat.headerSize)
        header.bytes(SnapshotFormat.magic)
        header.u32(SnapshotFormat.version)
        header.u32(UInt32(position.segment))
        header.u64(UInt64(position.offset))
        header.u64(position.nextSequence)
        header.u32(position.link)
        header.u32(configuration == nil ? 0 : 1)
        header.u64(UInt64(specification.count))
        header.u64(UInt64(configuration?.count ?? 0))
        header.u64(UInt64(state.count))
        header.zeros(8)
        header.u32(content.withUnsafeBytes { CRC32C.checksum($0) })
        header.u32(header.withUnsafeBytes { CRC32C.checksum($0) })
        return header.withUnsafeBytes { Array($0) } + content.withUnsafeBytes { Array($0) }
    }

    /// Reads a snapshot's file.
    public init(file: [UInt8]) throws(SnapshotFlaw) {
        let fields: Fields
        let result = file.withUnsafeBytes { bytes -> Result<Fields, SnapshotFlaw> in
            do throws(SnapshotFlaw) {
                return .success(try Fields(bytes))
            } catch {
                return .failure(error)
            }
        }
        fields = try result.get()
        let start = SnapshotFormat.headerSize
        let configurationStart = start + fields.specification
        let stateStart = configurationStart + fields.configuration
        self.init(
            at: fields.position,
            specification: Array(file[start..<configurationStart]),
            configuration: fields.hasConfiguration
                ? Array(file[configurationStart..<stateStart]) : nil,
            state: Array(file[stateStart...])
        )
    }

    /// A header whose lengths fit the bytes and whose checksums hold.
    private struct Fields {
        let position: JournalPosition
        let hasConfiguration: Bool
        let specification: Int
        let configuration: Int
        let state: Int

        init(_ bytes: UnsafeRawBufferPointer) throws(SnapshotFlaw) {
            guard bytes.count >= SnapshotFormat.headerSize,
                bytes.prefix(8).elementsEqual(SnapshotFormat.magic)
            else { throw .notASnapshot }
            let covered = SnapshotFormat.headerSize - 4
            guard Self.checksum(bytes[0..<covered]) == Self.u32(bytes, covered) else {
                throw .badChecksum
            }
            let version = Self.u32(bytes, 8)
            guard version == SnapshotFormat.version else { throw .unsupportedVersion(version) }
            guard Self.checksum(bytes[SnapshotFormat.headerSize...]) == Self.u32(bytes, covered - 4)
            else { throw .badChecksum }
            hasConfiguration = Self.u32(bytes, 36) == 1
            specification = try Self.length(bytes, 40)
            configuration = try Self.length(bytes, 48)
            state = try Self.length(bytes, 56)
            let content = specification + configuration + state
            guard content == bytes.count - SnapshotFormat.headerSize else { throw .impossible }
            position = JournalPosition(
                segment: Int(Self.u32(bytes, 12)),
                offset: try Self.length(bytes, 16),
                nextSequence: Self.u64(bytes, 24),
                link: Self.u32(bytes, 32)
            )
            guard position.segment > 0, position.offset > JournalFormat.segmentHeaderSize,
                position.nextSequence > 1
            else { throw .impossible }
        }

        private static func checksum(_ bytes: Slice<UnsafeRawBufferPointer>) -> UInt32 {
            CRC32C.checksum(UnsafeRawBufferPointer(rebasing: bytes))
        }

        private static func u32(_ bytes: UnsafeRawBufferPointer, _ offset: Int) -> UInt32 {
            UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
        }

        private static func u64(_ bytes: UnsafeRawBufferPointer, _ offset: Int) -> UInt64 {
            UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
        }

        private static func length(
            _ bytes: UnsafeRawBufferPointer,
            _ offset: Int
        ) throws(SnapshotFlaw) -> Int {
            let value = u64(bytes, offset)
            guard value <= UInt64(SnapshotFormat.sizeLimit) else { throw .impossible }
            return Int(value)
        }
    }
}
