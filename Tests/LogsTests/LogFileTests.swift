import Glibc
import Logs
import Ports
import SystemIO
import TestSupport
import Testing

/// What stands among a log's files and is none of them, and what no log can be written to.
@Suite struct `The files of a log` {
    /// Writes so much that files are put aside, each by a writer of its own.
    private func fill(_ path: String, _ rounds: Int) -> [LogHealth] {
        (0..<rounds).map { round in
            let writer = LogWriter(
                limits: LogLimits(fileBytes: 1_000, keptFiles: 2),
                secrets: SecretRegistry()
            )
            writer.open(directory: path, disk: FileDisk())
            ComponentLog("x", writer).info(String(repeating: "\(round) ", count: 450))
            writer.close()
            return writer.health
        }
    }

    private func touch(_ path: String) throws {
        let file = try FileDisk().open(path, .truncated)
        FileDisk().close(file)
    }

    @Test(arguments: ["9223372036854775807", "9999999999", "007", "+3", "-1", "x"])
    func `a number out of all reason is nobody's`(number: String) throws {
        let folder = try TemporaryDirectory()
        try touch("\(folder.path)/plimsoll.log.\(number)")
        #expect(fill(folder.path, 5).allSatisfy { $0.dropped == 0 })
        let names = try FileDisk().list(folder.path).sorted()
        #expect(names.contains("plimsoll.log.\(number)"), "\(names)")
        #expect(names.count == 4, "\(names)")
    }

    @Test func `a directory or a pipe with a file's name stays where it is`() throws {
        let folder = try TemporaryDirectory()
        #expect(mkdir("\(folder.path)/plimsoll.log.1", 0o700) == 0)
        #expect(mkfifo("\(folder.path)/plimsoll.log.3", 0o600) == 0)
        #expect(fill(folder.path, 6).allSatisfy { $0.dropped == 0 })
        let names = try FileDisk().list(folder.path)
        #expect(names.contains("plimsoll.log.1") && names.contains("plimsoll.log.3"), "\(names)")
        #expect(names.count == 5, "\(names)")
    }

    @Test func `a log that is a pipe is said to be none`() throws {
        let folder = try TemporaryDirectory()
        #expect(mkfifo("\(folder.path)/plimsoll.log", 0o600) == 0)
        let health = try #require(fill(folder.path, 1).first)
        #expect(health.droppedByDisk == 1)
        #expect(health.failure?.hasSuffix("it is a pipe or a device, not a file") == true)
    }
}
