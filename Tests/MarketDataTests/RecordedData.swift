// Where recorded market data lies, for the tests that read it.

import Foundation

/// The folder that `PLIMSOLL_DATA` names, or `../shared/data` beside the package.
enum RecordedData {
    static let folder: URL = {
        if let path = ProcessInfo.processInfo.environment["PLIMSOLL_DATA"], !path.isEmpty {
            return URL(filePath: path)
        }
        let package = URL(filePath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        return package.deletingLastPathComponent().appending(path: "shared/data")
    }()

    /// Every CSV file in `candles/`, by name; empty where the folder is absent.
    static let files: [String] = {
        let path = folder.appending(path: "candles").path
        guard FileManager.default.fileExists(atPath: path) else { return [] }
        do {
            return try FileManager.default.contentsOfDirectory(atPath: path)
                .filter { $0.hasSuffix(".csv") }.sorted()
        } catch {
            fatalError("\(path) is there and cannot be listed: \(error)")
        }
    }()

    /// Those that hold candles.
    static let candleFiles = files.filter { !$0.contains("funding") }

    /// Those that hold something else.
    static let otherFiles = files.filter { $0.contains("funding") }

    /// Whether there is anything to read.
    static let isPresent = !files.isEmpty

    /// The path of one of `files`.
    static func path(of file: String) -> String {
        folder.appending(path: "candles").appending(path: file).path
    }

    /// The content of one of `files`.
    static func bytes(of file: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: URL(filePath: path(of: file))))
    }
}
