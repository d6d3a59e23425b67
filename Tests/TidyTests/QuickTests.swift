import SystemIO
import Testing

@testable import TidyRules

@Suite struct `The quick tests` {
    private static let root = #filePath.split(separator: "/").dropLast(3)
        .map { "/" + $0 }.joined()

    private static func file(_ path: String) throws -> TreeFile {
        TreeFile(path: path, bytes: try FileDisk().read(root + "/" + path, limit: 1 << 20))
    }

    private static var isThere: Bool {
        do {
            return try FileDisk().length(root + "/Makefile") > 0
        } catch {
            return false
        }
    }

    /// What `make quick` filters by, without `^(` and `)Tests`.
    private static func subjects() throws -> [String] {
        let line = try #require(file("Makefile").lines.first { $0.hasPrefix("QUICK := ^(") })
        return line.dropFirst("QUICK := ^(".count).prefix { $0 != ")" }
            .split(separator: "|").map(String.init)
    }

    @Test(.enabled(if: isThere, "the sources are not beside the tests"))
    func `are those of pure targets and reach nothing else`() throws {
        let manifest = Manifest(SwiftFile(try Self.file(Manifest.path), target: nil))
        let table = TargetTable(try Self.file(TargetTable.path))
        let subjects = try Self.subjects()
        #expect(subjects.count > 5)
        for subject in subjects {
            let tests = try #require(manifest.target(named: subject + "Tests"))
            let effectful = tests.dependencies.filter { name in
                name != "TestSupport" && table.kind(of: name) != .pure
            }
            #expect(effectful == [], "\(tests.name)")
        }
    }
}
