// A directory for one test, removed with everything in it.

import Foundation

/// A directory for one test, removed with its contents when the value goes.
public struct TemporaryDirectory: ~Copyable {
    /// Its path.
    public let path: String

    /// Makes the directory.
    public init() throws {
        let url = FileManager.default.temporaryDirectory
            .appendingPathComponent("plimsoll-test-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        path = url.path
    }

    deinit {
        do {
            try FileManager.default.removeItem(atPath: path)
        } catch {
            print("cannot remove \(path): \(error)")
        }
    }
}
