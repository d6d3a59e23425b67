import SystemIO
import Testing
import TidyRules

@Suite struct `The whole repository` {
    @Test(.enabled(if: Repository.isThere, "\(Repository.absence)"))
    func `keeps every rule`() throws {
        let findings = try TreeReader(FileDisk(), isLink: FileStatus.isLink).read(Repository.root)
            .findings()
        #expect(findings.isEmpty, "\(findings.map(\.description).joined(separator: "\n"))")
    }

    @Test func `is not read from a folder without a manifest`() {
        #expect(throws: TreeError.noManifest("/proc/self/attr")) {
            try TreeReader(FileDisk(), isLink: FileStatus.isLink).read("/proc/self/attr")
        }
    }
}
