// Why a native candle file was refused. It is made by this program, so the remedy is always to make it anew.

/// A refused native candle file.
public struct NativeCandleError: Error, Equatable, Sendable, CustomStringConvertible {
    /// What is wrong.
    public enum Reason: Error, Equatable, Sendable {
        /// It does not begin like one.
        case notNative
        /// A later version wrote it.
        case unsupportedVersion(UInt32)
        /// It has so many bytes, and its header tells of others.
        case wrongLength(Int)
        /// A checksum does not hold.
        case badChecksum
        /// The header's fields cannot be what they say.
        case impossibleHeader
        /// The candle of this number, from 0, is none, or out of order.
        case impossibleCandle(Int)
    }

    /// The file, as the caller named it.
    public let file: String
    /// What is wrong.
    public let reason: Reason

    init(file: String, reason: Reason) {
        self.file = file
        self.reason = reason
    }

    /// One line for a person to read.
    public var description: String {
        "\(file): \(reason.message); make it anew with `plimsoll data import`"
    }
}

extension NativeCandleError.Reason {
    /// What is wrong.
    var message: String {
        switch self {
        case .notNative: "it is no native candle file"
        case .unsupportedVersion(let version):
            "it has format version \(version) and this program knows up to "
                + "\(NativeCandleFile.version)"
        case .wrongLength(let count): "its \(count) bytes are not as many as its header tells"
        case .badChecksum: "it does not match its checksum"
        case .impossibleHeader: "its header cannot be true"
        case .impossibleCandle(let row): "its candle \(row) is none, or out of order"
        }
    }
}
