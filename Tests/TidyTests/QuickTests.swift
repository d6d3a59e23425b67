import Testing

@testable import TidyRules

@Suite struct `The quick tests` {
    /// What `make quick` filters by, without `^(` and `)Tests`.
    private static func subjects() throws -> [String] {
        let line = try #require(
            Repository.file("Makefile").lines.first { $0.hasPrefix("QUICK := ^(") }
        )
        return line.dropFirst("QUICK := ^(".count).prefix { $0 != ")" }
            .split(separator: "|").map(String.init)
    }

    @Test(.enabled(if: Repository.isThere, "\(Repository.absence)"))
    func `are those of pure targets and reach nothing else`() throws {
        let manifest = Manifest(SwiftFile(try Repository.file(Manifest.path), target: nil))
        let table = TargetTable(try Repository.file(TargetTable.path))
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
