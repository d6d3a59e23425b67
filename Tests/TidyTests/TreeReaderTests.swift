import Glibc
import SystemIO
import Testing
import TidyRules

@Suite struct `Reading a repository` {
    /// A folder with a manifest, removed at the end.
    private func inFolder(_ body: (String) throws -> Void) throws {
        var template = Array("/tmp/plimsoll-tree-XXXXXX".utf8CString)
        _ = try #require(mkdtemp(&template))
        let path = String(
            decoding: template.dropLast().map { UInt8(bitPattern: $0) },
            as: UTF8.self
        )
        let disk = FileDisk()
        try disk.writeNew(path + "/Package.swift", Array("// none\n".utf8))
        defer {
            for name in innocents.map(\.name) + ["Package.swift", ".gitignore"] {
                _ = unlink(path + "/" + name)
            }
            _ = rmdir(path)
        }
        try body(path)
    }

    /// What lies beside the sources and is nobody's fault.
    private let innocents: [(name: String, make: @Sendable (String) -> Int32)] = [
        (".#lock", { symlink("someone@nowhere", $0) }),
        ("loop", { symlink(".", $0) }),
        ("pipe", { mkfifo($0, 0o600) }),
        (
            "long",
            { path in
                let descriptor = open(path, O_WRONLY | O_CREAT, 0o600)
                defer { _ = close(descriptor) }
                return ftruncate(descriptor, 17 << 20)
            }
        ),
    ]

    @Test func `goes on beside a dangling link, a link to itself, a pipe and a long file`() throws {
        try inFolder { path in
            for innocent in innocents { #expect(innocent.make(path + "/" + innocent.name) == 0) }
            let tree = try TreeReader(FileDisk(), isLink: FileStatus.isLink).read(path)
            #expect(tree.findings().filter { $0.path != "Package.swift" } == [])
        }
    }

    @Test func `leaves out what is ignored at the root`() throws {
        try inFolder { path in
            let disk = FileDisk()
            try disk.writeNew(path + "/.gitignore", Array("/long\n".utf8))
            try disk.writeNew(path + "/long", Array("no newline".utf8))
            let tree = try TreeReader(disk, isLink: FileStatus.isLink).read(path)
            #expect(!tree.findings().contains { $0.path == "long" })
        }
    }
}
