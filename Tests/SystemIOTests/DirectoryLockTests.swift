// The lock on a data directory, held by real processes.

import Foundation
import SystemIO
import TestSupport
import Testing

@Suite struct `Directory lock` {
    /// A child that takes the lock, says so and waits for its input to end.
    private static func holder(_ path: String, writesPid: Bool) throws -> (Process, Pipe) {
        let script = """
            import fcntl, os, sys
            f = open(sys.argv[1], "a+")
            fcntl.flock(f, fcntl.LOCK_EX)
            if sys.argv[2] == "1":
                f.truncate(0)
                f.write(f"{os.getpid()}\\n")
                f.flush()
            print("held", flush=True)
            sys.stdin.read()
            """
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3", "-c", script, path, writesPid ? "1" : "0"]
        let input = Pipe()
        let output = Pipe()
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        _ = output.fileHandleForReading.readData(ofLength: 4)
        return (process, input)
    }

    @Test(arguments: [true, false])
    func `a second process is refused and the holder named`(writesPid: Bool) throws {
        let directory = try TemporaryDirectory()
        let path = directory.path + "/lock"
        let (process, input) = try Self.holder(path, writesPid: writesPid)
        defer {
            kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
            _ = input
        }
        do throws(LockError) {
            _ = try DirectoryLock(directory: directory.path, timeoutMs: 50)
            Issue.record("two processes hold the lock")
        } catch {
            guard case .held(let lock, let pid) = error else {
                Issue.record("\(error)")
                return
            }
            #expect(lock == path)
            // A holder that wrote nothing can only be named where the kernel's table shows it.
            if writesPid || pid != nil { #expect(pid == process.processIdentifier) }
            if writesPid {
                #expect(error.description.contains("process \(process.processIdentifier)"))
            }
        }
    }

    @Test func `the lock is free as soon as its holder is killed`() throws {
        let directory = try TemporaryDirectory()
        let (process, input) = try Self.holder(directory.path + "/lock", writesPid: true)
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        _ = input
        _ = try DirectoryLock(directory: directory.path, timeoutMs: 0)
    }

    @Test func `a file that nobody holds is harmless and gets the new pid`() throws {
        let directory = try TemporaryDirectory()
        let path = directory.path + "/lock"
        try "999999\n".write(toFile: path, atomically: true, encoding: .utf8)
        let lock = try DirectoryLock(directory: directory.path, timeoutMs: 0)
        let text = try String(contentsOfFile: path, encoding: .utf8)
        #expect(text == "\(ProcessInfo.processInfo.processIdentifier)\n")
        _ = consume lock
    }

    @Test func `the lock is held until its value is gone`() throws {
        let directory = try TemporaryDirectory()
        do {
            let lock = try DirectoryLock(directory: directory.path, timeoutMs: 0)
            #expect(throws: LockError.self) {
                _ = try DirectoryLock(directory: directory.path, timeoutMs: 0)
            }
            _ = consume lock
        }
        _ = try DirectoryLock(directory: directory.path, timeoutMs: 0)
    }

    @Test func `a lock that was let go in order leaves no pid behind`() throws {
        let directory = try TemporaryDirectory()
        let lock = try DirectoryLock(directory: directory.path, timeoutMs: 0)
        _ = consume lock
        let text = try String(contentsOfFile: directory.path + "/lock", encoding: .utf8)
        #expect(text.isEmpty)
    }

    @Test func `the holder can be asked for without taking the lock`() throws {
        let directory = try TemporaryDirectory()
        #expect(try DirectoryLock.holder(of: directory.path) == nil)
        let lock = try DirectoryLock(directory: directory.path, timeoutMs: 0)
        let pid = try DirectoryLock.holder(of: directory.path)
        #expect(pid == nil || pid == ProcessInfo.processInfo.processIdentifier)
        _ = consume lock
        #expect(try DirectoryLock.holder(of: directory.path) == nil)
    }

    @Test func `a directory that does not exist is the system's refusal`() {
        let error = #expect(throws: LockError.self) {
            _ = try DirectoryLock(directory: "/nonexistent", timeoutMs: 0)
        }
        #expect(error?.description == "cannot open /nonexistent/lock: it does not exist")
    }
}
