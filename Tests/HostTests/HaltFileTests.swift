import Glibc
import SystemIO
import TestSupport
import Testing

@testable import Host

@Suite struct `The file HALT` {
    @Test func `is made empty and readable by its owner alone, and again without harm`() throws {
        let directory = try TemporaryDirectory()
        let file = HaltFile(in: directory.path)
        #expect(!file.isThere)
        try file.create()
        try file.create()
        var status = stat()
        #expect(lstat(file.path, &status) == 0)
        #expect(status.st_mode & 0o777 == 0o600 && status.st_size == 0)
    }

    @Test func `as a link it halts, and what the link leads to stays as it is`() throws {
        let directory = try TemporaryDirectory()
        let file = HaltFile(in: directory.path)
        let target = directory.path + "/books"
        let descriptor = open(target, O_WRONLY | O_CREAT, 0o600)
        #expect(write(descriptor, "kept", 4) == 4)
        close(descriptor)
        #expect(symlink(target, file.path) == 0)
        try file.create()
        #expect(try FileDisk().length(target) == 4)
        #expect(unlink(target) == 0)
        try file.create()
        #expect(file.isThere)
        #expect(access(target, F_OK) != 0, "nothing is made at the other end")
    }

    @Test func `as a fifo or a directory it halts, and nobody waits for it`() throws {
        let directory = try TemporaryDirectory()
        let file = HaltFile(in: directory.path)
        #expect(mkfifo(file.path, 0o600) == 0)
        try file.create()
        #expect(unlink(file.path) == 0)
        #expect(mkdir(file.path, 0o700) == 0)
        try file.create()
        #expect(file.isThere)
    }
}
