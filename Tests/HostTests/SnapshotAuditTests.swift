import Host
import Journal
import Ports
import Storage
import SystemIO
import TestSupport
import Testing

/// Snapshots held against their journal.
@Suite struct `Snapshots that are checked` {
    private func run(_ directory: String, keptSegments: Int? = nil) throws {
        let bench = try RunnerBench(candles: 1_500)
        let rule = SnapshotRule(intervalBytes: 8_000, keptSegments: keptSegments)
        var runner = try bench.open(directory, FileDisk(), snapshots: rule)
        _ = try runner.run(pace: nil, inbox: Inbox()) { _ in }
    }

    private func verdicts(_ directory: String) throws -> [SnapshotAudit.Verdict] {
        var audit = try SnapshotAudit(of: directory)
        _ = try StoredRun.scan(
            directory,
            begin: { beginning, _ in audit.begin(beginning) },
            inspect: { record, fold in audit.pass(record, fold) }
        )
        audit.finish()
        return audit.entries.map(\.verdict)
    }

    /// Writes the newest snapshot anew with something changed.
    private func change(_ directory: String, _ body: (Snapshot) -> Snapshot) throws {
        let newest = try #require(try StoredSnapshot.all(in: directory, disk: FileDisk()).last)
        let path = directory + "/snapshots/" + SnapshotFormat.name(after: newest.sequence)
        let disk = FileDisk()
        let file = try disk.open(path, .truncated)
        defer { disk.close(file) }
        try disk.write(try body(newest.content.get()).file, to: file, at: 0)
    }

    @Test func `those of a run hold`() throws {
        let directory = try TemporaryDirectory()
        try run(directory.path)
        #expect(try verdicts(directory.path) == [.holds, .holds])
    }

    @Test func `where the beginning is gone the older is taken, and the newer still holds`() throws
    {
        let directory = try TemporaryDirectory()
        try run(directory.path, keptSegments: 0)
        #expect(try verdicts(directory.path) == [.holds, .holds])
        let archive = directory.path + "/archive"
        for name in try FileDisk().list(archive) { try FileDisk().remove(archive + "/" + name) }
        #expect(try verdicts(directory.path) == [.inPlace, .holds])
    }

    @Test func `a state that the journal does not fold to is found`() throws {
        let directory = try TemporaryDirectory()
        try run(directory.path)
        try change(directory.path) { snapshot in
            var state = snapshot.state
            state[state.count / 2] ^= 1
            return Snapshot(
                at: snapshot.position,
                specification: snapshot.specification,
                configuration: nil,
                state: state
            )
        }
        #expect(try verdicts(directory.path) == [.holds, .differs])
    }

    @Test func `a place that the journal does not pass through is found`() throws {
        let directory = try TemporaryDirectory()
        try run(directory.path)
        try change(directory.path) { snapshot in
            var position = snapshot.position
            position.link ^= 1
            return Snapshot(
                at: position,
                specification: snapshot.specification,
                configuration: nil,
                state: snapshot.state
            )
        }
        #expect(try verdicts(directory.path) == [.holds, .beside])
    }

    @Test func `a specification that is not the journal's is found`() throws {
        let directory = try TemporaryDirectory()
        try run(directory.path)
        try change(directory.path) { snapshot in
            Snapshot(
                at: snapshot.position,
                specification: snapshot.specification + [0x20],
                configuration: nil,
                state: snapshot.state
            )
        }
        #expect(try verdicts(directory.path) == [.holds, .differs])
    }

    @Test func `a file that has rotted is unreadable`() throws {
        let directory = try TemporaryDirectory()
        try run(directory.path)
        let newest = try #require(try StoredSnapshot.all(in: directory.path, disk: FileDisk()).last)
        let path = directory.path + "/snapshots/" + SnapshotFormat.name(after: newest.sequence)
        let disk = FileDisk()
        let file = try disk.open(path, .existing)
        defer { disk.close(file) }
        try disk.write([0xFF, 0xFF], to: file, at: newest.bytes / 2)
        #expect(try verdicts(directory.path) == [.holds, .unreadable(.badChecksum)])
    }
}
