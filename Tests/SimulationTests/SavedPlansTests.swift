// Runs that failed once and must never fail again.

import Foundation
import Simulation
import Testing

@Suite struct `Saved plans` {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "Seeds")

    private static func files() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path)
            .filter { $0.hasSuffix(".json") }.sorted()
    }

    @Test func `each runs without findings`() throws {
        for name in try Self.files() {
            let bytes = try Data(contentsOf: Self.folder.appending(path: name))
            let saved = try Scenario.Saved(parsing: Array(bytes))
            let outcome = Simulator.run(saved.scenario)
            #expect(outcome.findings.isEmpty, "\(name): \(outcome.findings)")
            #expect(saved.invariant != nil && !saved.note.isEmpty, "\(name) says what broke")
        }
    }
}
