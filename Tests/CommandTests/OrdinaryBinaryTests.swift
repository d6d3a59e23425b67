import Foundation
import Testing

/// The deliberate bugs of `Sources/Mutants` exist in no binary that anybody runs.
@Suite struct `The ordinary binary` {
    private static let root = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// The names of the deliberate bugs, as the source has them.
    private static func names() throws -> [String] {
        let source = try String(
            contentsOf: root.appending(path: "Sources/Mutants/Mutant.swift"),
            encoding: .utf8
        )
        return source.matches(of: /= "([a-z_]+)"/).map { String($0.1) }
    }

    @Test func `knows no deliberate bug by name`() throws {
        let names = try Self.names()
        #expect(names.count >= 24)
        let binary = try Data(contentsOf: URL(filePath: try ChildProcess.program()))
        // What is certainly in it is found by the same search.
        #expect(binary.range(of: Data("durable_before_send".utf8)) != nil)
        for name in names {
            #expect(binary.range(of: Data(name.utf8)) == nil, "\(name) is in the binary")
        }
    }

    @Test func `has no command for them`() throws {
        let folder = try TemporaryFolder()
        #expect(try folder.run("mutant", "no_sync").code == 2)
    }
}
