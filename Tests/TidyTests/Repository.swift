import SystemIO
import TidyRules

/// The repository that the tests were built from.
enum Repository {
    /// Three folders above this file.
    static let root = #filePath.split(separator: "/").dropLast(3).map { "/" + $0 }.joined()

    static let absence = "the sources are not beside the tests"

    /// Whether it is still there: a built test may run elsewhere.
    static var isThere: Bool {
        do {
            return try FileDisk().length(root + "/Package.swift") > 0
        } catch {
            return false
        }
    }

    static func file(_ path: String) throws -> TreeFile {
        TreeFile(path: path, bytes: try FileDisk().read(root + "/" + path, limit: 1 << 20))
    }
}
