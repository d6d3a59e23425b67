// The real disk's operations and their errors.

import Foundation
import Ports
import SystemIO
import TestSupport
import Testing

@Suite struct `File disk` {
    private let disk = FileDisk()

    @Test func `what is written is read back`() throws {
        let directory = try TemporaryDirectory()
        let path = directory.path + "/a"
        let file = try disk.open(path, .truncated)
        try disk.writeZeros(to: file, in: 0..<3_000_000)
        try [1, 2, 3].withUnsafeBytes { try disk.write($0, to: file, at: 100) }
        try disk.synchronize(file)
        disk.close(file)
        try disk.synchronizeDirectory(directory.path)
        #expect(try disk.length(path) == 3_000_000)
        let bytes = try disk.read(path, limit: 3_000_000)
        let expected = [1, 2, 3].withUnsafeBytes { Array($0) }
        #expect(Array(bytes[100..<(100 + expected.count)]) == expected)
        #expect(bytes.filter { $0 != 0 }.count == 3)
    }

    @Test func `opening an existing file keeps its bytes and a new one is empty`() throws {
        let directory = try TemporaryDirectory()
        let path = directory.path + "/a"
        for (mode, length) in [(DiskOpenMode.truncated, 4), (.existing, 4), (.truncated, 0)] {
            let file = try disk.open(path, mode)
            if length == 4 { try disk.writeZeros(to: file, in: 0..<4) }
            disk.close(file)
            #expect(try disk.length(path) == length)
        }
    }

    @Test func `names are listed, changed and removed`() throws {
        let directory = try TemporaryDirectory()
        #expect(try disk.createDirectory(directory.path + "/d"))
        #expect(try !disk.createDirectory(directory.path + "/d"))
        disk.close(try disk.open(directory.path + "/a", .truncated))
        try disk.rename(directory.path + "/a", to: directory.path + "/b")
        #expect(try disk.list(directory.path).sorted() == ["b", "d"])
        try disk.remove(directory.path + "/b")
        #expect(try disk.list(directory.path) == ["d"])
    }

    @Test func `a pipe and a device are refused as what they are, without waiting for a writer`()
        throws
    {
        let directory = try TemporaryDirectory()
        let pipe = directory.path + "/pipe"
        try #require(mkfifo(pipe, 0o600) == 0)
        for path in [pipe, "/dev/zero"] {
            let error = try #require(throws: DiskError.self) { try disk.read(path, limit: 9) }
            #expect(error == DiskError(.read, path, code: DiskError.notRegular))
            #expect(error.description.hasSuffix("it is a pipe or a device, not a file"))
        }
    }

    @Test func `errors name the operation, the path and the reason`() throws {
        let directory = try TemporaryDirectory()
        let missing = directory.path + "/missing"
        let error = try #require(throws: DiskError.self) { try disk.open(missing, .existing) }
        #expect(error.isNotFound && !error.isNoSpace)
        #expect(error.description == "cannot open \(missing): it does not exist")
        #expect(throws: DiskError(.list, missing, code: 2)) { try disk.list(missing) }
        #expect(throws: DiskError(.length, missing, code: 2)) { try disk.length(missing) }
        #expect(throws: DiskError(.remove, missing, code: 2)) { try disk.remove(missing) }
        #expect(throws: DiskError(.rename, missing, code: 2)) {
            try disk.rename(missing, to: missing + "2")
        }
        #expect(throws: DiskError(.createDirectory, missing + "/x", code: 2)) {
            try disk.createDirectory(missing + "/x")
        }
        #expect(throws: DiskError(.open, missing, code: 2)) {
            try disk.synchronizeDirectory(missing)
        }
        let path = directory.path + "/long"
        let file = try disk.open(path, .truncated)
        try disk.writeZeros(to: file, in: 0..<10)
        disk.close(file)
        #expect(throws: DiskError(.read, path, code: DiskError.fileTooLarge)) {
            try disk.read(path, limit: 9)
        }
    }

    @Test(arguments: [
        (DiskError.noSpace, true), (DiskError.overQuota, true),
        (DiskError.fileTooLarge, true), (DiskError.inputOutput, false),
    ])
    func `running out of room is told from other errors`(code: Int32, isNoSpace: Bool) {
        #expect(DiskError(.write, "f", code: code).isNoSpace == isNoSpace)
    }

    @Test func `a full device is an error and not an exception`() throws {
        let full = try disk.open("/dev/full", .existing)
        defer { disk.close(full) }
        let error = try #require(throws: DiskError.self) {
            try [UInt8](repeating: 1, count: 10).withUnsafeBytes { raw in
                try disk.write(raw, to: full, at: 0)
            }
        }
        #expect(error.isNoSpace)
    }

    @Test func `clocks move forward`() {
        let clock = SystemClock()
        let first = clock.nanoseconds()
        #expect(clock.nanoseconds() >= first)
        #expect(clock.nanosecondsSinceEpoch() > 1_600_000_000_000_000_000)
    }

    @Test func `a stop signal sets the flag and the process goes on`() async {
        // In a process of its own: the flag is the whole process's, and is never taken back.
        await #expect(processExitsWith: .success) {
            // Threads of a pool have their signals blocked; `raise` delivers to this very thread.
            var signals = sigset_t()
            sigemptyset(&signals)
            sigaddset(&signals, SIGTERM)
            pthread_sigmask(SIG_UNBLOCK, &signals, nil)
            ProcessSignals.catchStop()
            #expect(!ProcessSignals.stopRequested)
            raise(SIGTERM)
            #expect(ProcessSignals.stopSignal == SIGTERM)
            ProcessSignals.ignoreFileSizeLimit()
            raise(SIGXFSZ)
        }
    }
}
