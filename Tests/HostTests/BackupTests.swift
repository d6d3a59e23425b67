import Cryptography
import Engine
import Glibc
import Host
import Journal
import Ports
import Replay
import Storage
import SystemIO
import TestSupport
import Testing
import TradeModel

@Suite struct `Backup and restore` {
    private let disk = FileDisk()

    /// A data directory whose run was stopped after so many commits.
    private func books(_ folder: borrowing TemporaryDirectory, commits: Int) throws -> String {
        let directory = folder.path + "/books"
        try go(on: directory, commits: commits)
        return directory
    }

    private func go(on directory: String, commits limit: Int = .max) throws {
        var runner = try RunnerBench(candles: 150).open(directory, disk, segmentSize: 1 << 14)
        let inbox = Inbox()
        var commits = 0
        _ = try runner.run(pace: nil, inbox: inbox) { _ in
            commits += 1
            if commits == limit { _ = inbox.post(.stop) }
        }
    }

    private func spoil(_ path: String, at offset: Int) throws {
        let file = try disk.open(path, .existing)
        defer { disk.close(file) }
        try [UInt8(0xFF), 0xFF].withUnsafeBytes { try disk.write($0, to: file, at: offset) }
    }

    @Test func `a copy is the journal up to a whole batch, and sound`() throws {
        let folder = try TemporaryDirectory()
        let directory = try books(folder, commits: 20)
        let original = try StoredRun(reading: directory)
        let manifest = try Backup.make(of: directory, to: folder.path + "/copy")
        #expect(manifest.lastSequence == original.report.lastSequence)
        #expect(manifest.stateHash == original.stateHash)
        let copy = try StoredRun(reading: folder.path + "/copy")
        #expect(copy.report.verdict == .clean)
        #expect(copy.report.end == original.report.end)
        #expect(copy.core == original.core)
        #expect(try !disk.list(folder.path).contains("copy.partial"))
    }

    @Test func `restored, it goes on and ends like the run that was never interrupted`() throws {
        let folder = try TemporaryDirectory()
        let directory = try books(folder, commits: 12)
        let backup = folder.path + "/copy"
        _ = try Backup.make(of: directory, to: backup)
        try go(on: directory)
        let again = folder.path + "/again"
        _ = try Restoration.run(backup, to: again)
        try go(on: again)
        #expect(try StoredRun(reading: again).stateHash == StoredRun(reading: directory).stateHash)
    }

    @Test func `the start after a restore never gives an order a number of the lost part`() throws {
        let folder = try TemporaryDirectory()
        let directory = try books(folder, commits: 12)
        let backup = folder.path + "/copy"
        _ = try Backup.make(of: directory, to: backup)
        let epoch = try StoredRun(reading: backup).core.epoch
        let again = folder.path + "/again"
        let manifest = try Restoration.run(backup, to: again)
        #expect(try RestoreMark.read(again) == RestoreMark(lastSequence: manifest.lastSequence))
        try go(on: again, commits: 3)
        #expect(try StoredRun(reading: again).core.epoch == epoch + RestoreMark.lostStarts)
        #expect(try RestoreMark.read(again) == nil, "the mark goes with the first start")
        try go(on: again, commits: 3)
        #expect(try StoredRun(reading: again).core.epoch == epoch + RestoreMark.lostStarts + 1)
    }

    @Test func `whatever was working is in doubt after a restore`() throws {
        let folder = try TemporaryDirectory()
        // A commit after which an order works.
        var commits = 2
        var directory = ""
        while true {
            directory = folder.path + "/books\(commits)"
            try go(on: directory, commits: commits)
            if try !StoredRun(reading: directory).core.orders.working.isEmpty { break }
            commits += 1
        }
        _ = try Backup.make(of: directory, to: folder.path + "/copy")
        let again = folder.path + "/again"
        _ = try Restoration.run(folder.path + "/copy", to: again)
        // Two commits: that of the start, and the one that hears the stop.
        try go(on: again, commits: 1)
        let core = try StoredRun(reading: again).core
        #expect(!core.orders.working.isEmpty)
        #expect(core.orders.working.allSatisfy { $0.state == .unknown })
    }

    @Test func `nothing is replaced`() throws {
        let folder = try TemporaryDirectory()
        let directory = try books(folder, commits: 6)
        let backup = folder.path + "/copy"
        _ = try Backup.make(of: directory, to: backup)
        #expect(throws: BackupError.self) { try Backup.make(of: directory, to: backup) }
        let hash = try StoredRun(reading: directory).stateHash
        #expect(throws: BackupError.self) { try Restoration.run(backup, to: directory) }
        #expect(try StoredRun(reading: directory).stateHash == hash)
        #expect(try RestoreMark.read(directory) == nil)
    }

    @Test func `a backup that has changed is refused, and nothing is restored`() throws {
        let folder = try TemporaryDirectory()
        let directory = try books(folder, commits: 20)
        func expectRefused(_ name: String, _ change: (String) throws -> Void) throws {
            let backup = folder.path + "/" + name
            _ = try Backup.make(of: directory, to: backup)
            try change(backup)
            let target = folder.path + "/target-" + name
            #expect(throws: BackupError.self, "\(name)") {
                try Restoration.run(backup, to: target)
            }
            #expect(throws: HostError.self) { try StoredRun(reading: target) }
        }
        try expectRefused("flipped") { try spoil($0 + "/journal/00000001.seg", at: 5_000) }
        try expectRefused("zero tail") { backup in
            let last = try #require(try disk.list(backup + "/journal").max())
            try spoil(backup + "/journal/" + last, at: (1 << 14) - 2)
        }
        try expectRefused("a file less") { try disk.remove($0 + "/journal/00000002.seg") }
        try expectRefused("a file more") { backup in
            disk.close(try disk.open(backup + "/journal/00000099.seg", .truncated))
        }
        try expectRefused("no manifest") { try disk.remove($0 + "/manifest.json") }
        try expectRefused("another manifest") { try spoil($0 + "/manifest.json", at: 3) }
    }

    @Test func `a manifest cannot lead out of the backup`() throws {
        let folder = try TemporaryDirectory()
        let directory = try books(folder, commits: 6)
        let backup = folder.path + "/copy"
        _ = try Backup.make(of: directory, to: backup)
        let path = backup + "/manifest.json"
        let text = String(decoding: try disk.read(path, limit: 1 << 20), as: UTF8.self)
        let bent = Array(text.replacing("journal/00000001.seg", with: "journal/../../x").utf8)
        let file = try disk.open(path, .truncated)
        try bent.withUnsafeBytes { try disk.write($0, to: file, at: 0) }
        disk.close(file)
        #expect(throws: BackupError.self) {
            try Restoration.run(backup, to: folder.path + "/target")
        }
        #expect(try !disk.list(folder.path).contains("x"))
    }

    @Test func `what an interrupted attempt left behind is no hindrance`() throws {
        let folder = try TemporaryDirectory()
        let directory = try books(folder, commits: 6)
        let backup = folder.path + "/copy"
        for path in [backup + ".partial", folder.path + "/again", folder.path + "/again/restoring"]
        {
            _ = try disk.createDirectory(path)
        }
        for path in [backup + ".partial/journal", folder.path + "/again/restoring/journal"] {
            _ = try disk.createDirectory(path)
            disk.close(try disk.open(path + "/00000001.seg", .truncated))
        }
        _ = try Backup.make(of: directory, to: backup)
        _ = try Restoration.run(backup, to: folder.path + "/again")
        #expect(
            try StoredRun(reading: folder.path + "/again").stateHash
                == StoredRun(reading: directory).stateHash
        )
        #expect(try !disk.list(folder.path + "/again").contains("restoring"))
    }

    @Test func `copies made beside a running engine are prefixes of its journal`() throws {
        let folder = try TemporaryDirectory()
        let directory = folder.path + "/books"
        try go(on: directory, commits: 3)
        let work = EngineThread.start { () -> Bool in
            do {
                try go(on: directory)
                return true
            } catch {
                return false
            }
        }
        var manifests: [BackupManifest] = []
        while work.outcome == nil || manifests.isEmpty {
            let number = manifests.count
            manifests.append(try Backup.make(of: directory, to: folder.path + "/copy\(number)"))
        }
        #expect(work.outcome == true)
        let bench = try RunnerBench(candles: 150)
        for (number, manifest) in manifests.enumerated() {
            let copy = folder.path + "/copy\(number)"
            let runner = try bench.open(copy, disk, segmentSize: 1 << 14)
            #expect(runner.stateHash == manifest.stateHash)
            #expect(runner.lastSequence == manifest.lastSequence)
            #expect(runner.recovery.cut == nil)
        }
        #expect(
            zip(manifests, manifests.dropFirst()).allSatisfy { $0.lastSequence <= $1.lastSequence }
        )
    }
}
