import SystemIO
import Testing
import TidyRules

@Suite struct `The whole repository` {
    /// Three folders above this file: where the sources lay when the tests were built.
    private static let root = #filePath.split(separator: "/").dropLast(3)
        .map { "/" + $0 }.joined()

    private static var isThere: Bool {
        do {
            return try FileDisk().length(root + "/Package.swift") > 0
        } catch {
            return false
        }
    }

    @Test(.enabled(if: isThere, "the sources are not beside the tests"))
    func `keeps every rule`() throws {
        let findings = try TreeReader(FileDisk()).read(Self.root).findings()
        #expect(findings.isEmpty, "\(findings.map(\.description).joined(separator: "\n"))")
    }

    @Test func `is not read from a folder without a manifest`() {
        #expect(throws: TreeError.noManifest("/proc/self/attr")) {
            try TreeReader(FileDisk()).read("/proc/self/attr")
        }
    }
}
