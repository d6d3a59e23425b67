// Compressed files, told by their first bytes.

/// A kind of compressed file that people hand over in place of a CSV.
public enum Compression: String, Sendable, CaseIterable {
    /// RFC 1952.
    case gzip
    /// RFC 8878.
    case zstd
    /// PKZIP.
    case zip
    /// bzip2.
    case bzip2
    /// XZ utilities.
    case xz

    /// The kind that `bytes` begin as, if any.
    init?(magicOf bytes: Span<UInt8>) {
        guard let kind = Compression.allCases.first(where: { bytes.starts(with: $0.magic) }) else {
            return nil
        }
        self = kind
    }

    /// The command that undoes it.
    var remedy: String {
        switch self {
        case .gzip: "gunzip it first"
        case .zstd: "unzstd it first"
        case .zip: "unzip it first"
        case .bzip2: "bunzip2 it first"
        case .xz: "unxz it first"
        }
    }

    private var magic: [UInt8] {
        switch self {
        case .gzip: [0x1F, 0x8B]
        case .zstd: [0x28, 0xB5, 0x2F, 0xFD]
        case .zip: [0x50, 0x4B, 0x03, 0x04]
        case .bzip2: [0x42, 0x5A, 0x68]
        case .xz: [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00]
        }
    }
}
