// What several processes write in turn.

import Glibc
import Ports
import SystemIO
import TestSupport
import Testing

@Suite struct `Shared file` {
    @Test func `a line is added behind an end, even where the last line has none`() throws {
        let directory = try TemporaryDirectory()
        let file = SharedFile(directory.path + "/a")
        try file.append(line: "one")
        try file.append(line: "two")
        #expect(try file.bytes() == Array("one\ntwo\n".utf8))
        try file.change { $0 = Array("torn".utf8) }
        try file.append(line: "three")
        #expect(try file.bytes() == Array("torn\nthree\n".utf8))
    }

    @Test func `a line added to a file that is too long to be read whole cuts nothing off`() throws
    {
        let directory = try TemporaryDirectory()
        let file = SharedFile(directory.path + "/a")
        let long = [UInt8](repeating: UInt8(ascii: "x"), count: SharedFile.longest + 10)
        try file.change { $0 = long }
        try file.append(line: "last")
        #expect(try FileDisk().length(file.path) == long.count + 6)
    }

    @Test func `what is shorter than before leaves nothing of before`() throws {
        let directory = try TemporaryDirectory()
        let file = SharedFile(directory.path + "/a")
        try file.change { $0 = [1, 2, 3, 4] }
        try file.change { bytes in
            #expect(bytes == [1, 2, 3, 4])
            bytes = [5]
        }
        #expect(try file.bytes() == [5])
    }

    @Test func `nobody waits for a file that another holds longer than was said`() throws {
        let directory = try TemporaryDirectory()
        let file = SharedFile(directory.path + "/a")
        try file.append(line: "one")
        let held = open(file.path, O_RDWR)
        #expect(flock(held, LOCK_EX) == 0)
        do throws(DiskError) {
            try file.change { _ in Issue.record("it was held") }
            Issue.record("it was had")
        } catch {
            #expect(error.isHeld && "\(error)".contains("another process holds it"))
        }
        #expect(throws: DiskError.self) { try file.append(line: "two", waitMs: 50) }
        close(held)
        try file.append(line: "two", waitMs: 50)
        #expect(try file.bytes() == Array("one\ntwo\n".utf8))
    }

    @Test func `what could not be written is told, and what was said is kept`() throws {
        let directory = try TemporaryDirectory()
        let file = SharedFile(directory.path + "/a") { _, file, _ throws(DiskError) in
            throw DiskError(.write, file.path, code: ENOSPC)
        }
        let change = try file.change { bytes in
            bytes = [1]
            return 7
        }
        #expect(change.value == 7 && change.unwritten?.code == ENOSPC)
    }

    @Test func `what is no file is named`() throws {
        let directory = try TemporaryDirectory()
        #expect(throws: DiskError.self) { try SharedFile(directory.path).append(line: "x") }
        #expect(throws: DiskError.self) { try SharedFile("/proc/none/a").change { $0 = [1] } }
    }
}

extension SharedFile {
    fileprivate func bytes() throws -> [UInt8] {
        try FileDisk().read(path, limit: SharedFile.longest)
    }
}
