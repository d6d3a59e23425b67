// Test vectors that official libraries made, beside the package or where `PLIMSOLL_VECTORS` says.

public import ByteCodec
import Foundation

/// A file of vectors.
public struct VectorFile: Sendable {
    private let url: URL

    /// The file at `path`, seen from the folder of vectors.
    public init(_ path: String) {
        let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let beside = package.deletingLastPathComponent().appending(path: "shared/vectors")
        let folder = ProcessInfo.processInfo.environment["PLIMSOLL_VECTORS"]
            .map { URL(fileURLWithPath: $0) }
        url = (folder ?? beside).appending(path: path)
    }

    /// Whether it is there.
    public var isThere: Bool { FileManager.default.fileExists(atPath: url.path) }

    /// The list `key` of the file.
    public func cases(_ key: String) throws -> [JSONValue] {
        let document = try JSONValue(parsing: [UInt8](Data(contentsOf: url)))
        return document[key]?.array ?? []
    }
}
