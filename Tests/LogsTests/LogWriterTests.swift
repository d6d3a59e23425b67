import ByteCodec
import Glibc
import Logging
import Logs
import Ports
import SystemIO
import TestSupport
import Testing

@Suite struct `The log` {
    private let registry = SecretRegistry()

    /// Every line of the file in use, parsed: one that is no JSON object fails the test.
    private func lines(_ directory: String, _ name: String = "plimsoll.log") throws -> [JSONValue] {
        let bytes = try FileDisk().read("\(directory)/\(name)", limit: 1 << 24)
        return try bytes.split(separator: UInt8(ascii: "\n")).map { line in
            try JSONValue(parsing: Array(line))
        }
    }

    private func text(_ directory: String) throws -> String {
        String(
            decoding: try FileDisk().read("\(directory)/plimsoll.log", limit: 1 << 24),
            as: UTF8.self
        )
    }

    /// Waits until the writer has done something, a bounded time.
    private func wait(_ writer: LogWriter, until isDone: (LogHealth) -> Bool) -> Bool {
        for _ in 0..<5_000 {
            if isDone(writer.health) { return true }
            SystemClock.pause(milliseconds: 1)
        }
        return false
    }

    private func context(order: UInt64? = 7) -> ErrorContext {
        ErrorContext(
            order: order,
            instrument: nil,
            venue: "paper",
            attempt: 2,
            sequence: 99,
            epoch: 3
        )
    }

    @Test func `is one JSON object a line, with time, level, component, message and ids`() throws {
        let folder = try TemporaryDirectory()
        let directory = "\(folder.path)/logs"
        let writer = LogWriter(limits: .roomy, secrets: registry)
        writer.open(directory: directory, disk: FileDisk())
        let log = ComponentLog("engine", writer)
        log.info("said \"so\"\n", LogIDs(order: 12, instrument: "ETH_BTC"))
        log.debug("not at this level")
        log.error("went wrong", context())
        #expect(writer.close())
        let lines = try lines(directory)
        #expect(lines.count == 2)
        #expect(
            lines[0].members?.map(\.key)
                == ["time", "level", "component", "message", "order", "instrument"]
        )
        let time = try #require(lines[0]["time"]?.string)
        #expect(time.utf8.count == "2026-01-02T03:04:05.123456Z".utf8.count)
        #expect(time.hasSuffix("Z"))
        #expect(lines[0]["message"] == .string("said \"so\"\n"))
        #expect(lines[0]["order"] == .number("12"))
        #expect(lines[1]["level"] == .string("error"))
    }

    @Test func `an error has every id of its context, those that do not apply as null`() throws {
        let folder = try TemporaryDirectory()
        let writer = LogWriter(limits: .roomy, secrets: registry)
        writer.open(directory: folder.path, disk: FileDisk())
        ComponentLog("x", writer).error("bad", context(order: nil))
        writer.close()
        let line = try #require(try lines(folder.path).first)
        for key in ErrorContext.requiredKeys { #expect(line[key] != nil, "\(key)") }
        #expect(line["order"] == .null)
        #expect(line["attempt"] == .number("2"))
        #expect(line["context"] == nil)
    }

    @Test func `an error that went around the context says so`() throws {
        let folder = try TemporaryDirectory()
        let writer = LogWriter(limits: .roomy, secrets: registry)
        writer.open(directory: folder.path, disk: FileDisk())
        let handler = JSONLogHandler(component: "foreign", writer: writer)
        Logger(label: "foreign", factory: { _ in handler }).error("bad", metadata: ["order": "1"])
        writer.close()
        #expect(try lines(folder.path).first?["context"] == .string("missing"))
    }

    @Test func `lines that come before it is opened wait`() throws {
        let folder = try TemporaryDirectory()
        let writer = LogWriter(limits: .roomy, secrets: registry)
        ComponentLog("x", writer).info("early")
        writer.open(directory: folder.path, disk: FileDisk())
        writer.close()
        #expect(try lines(folder.path).map { $0["message"] } == [.string("early")])
    }

    @Test func `a file that is full is put aside, and the oldest go`() throws {
        let folder = try TemporaryDirectory()
        let limits = LogLimits(fileBytes: 2_000, keptFiles: 3)
        for round in 0..<12 {
            let writer = LogWriter(limits: limits, secrets: registry)
            writer.open(directory: folder.path, disk: FileDisk())
            for line in 0..<6 {
                ComponentLog("x", writer).info(String(repeating: "\(round).\(line) ", count: 40))
            }
            writer.close()
        }
        let names = try FileDisk().list(folder.path).sorted()
        #expect(names.count == 4, "\(names)")
        #expect(names.first == "plimsoll.log")
        let numbers = names.dropFirst().compactMap { Int($0.split(separator: ".").last ?? "") }
        #expect(numbers.max().map { $0 - 2 } == numbers.min(), "the youngest stay: \(names)")
        for name in names { #expect(try lines(folder.path, name).isEmpty == false) }
    }

    @Test func `all files together stay within their bytes`() throws {
        let folder = try TemporaryDirectory()
        for round in 0..<14 {
            // From the twelfth on, files of the earlier limits take more room than there is.
            let limits = LogLimits(fileBytes: round < 12 ? 4_000 : 1_600, keptFiles: 4)
            let writer = LogWriter(limits: limits, secrets: registry)
            writer.open(directory: folder.path, disk: FileDisk())
            ComponentLog("x", writer).info(
                String(repeating: "\(round) ", count: round < 12 ? 1_200 : 400)
            )
            writer.close()
        }
        let sizes = try FileDisk().list(folder.path).map {
            try FileDisk().length("\(folder.path)/\($0)")
        }
        #expect(sizes.reduce(0, +) <= 8_000)
        #expect(sizes.count == 3, "two fewer than the number allows")
    }

    @Test func `a full disk loses lines, says how many, and goes on`() throws {
        let folder = try TemporaryDirectory()
        let disk = FailingDisk()
        let writer = LogWriter(limits: .roomy, secrets: registry)
        writer.open(directory: folder.path, disk: disk)
        let log = ComponentLog("x", writer)
        log.info("before")
        #expect(wait(writer) { $0.written == 1 })
        disk.fail(DiskError.noSpace)
        for line in 0..<3 { log.info("lost \(line)") }
        #expect(wait(writer) { $0.droppedByDisk == 3 })
        #expect(writer.health.failure?.contains("no space left") == true)
        disk.fail(nil)
        log.info("after")
        #expect(!writer.close(), "not everything was written")
        // What is left of the lines that failed stands between, each on a line of its own.
        let parts = try text(folder.path).split(separator: "\n")
        #expect(parts.first?.hasSuffix("\"message\":\"before\"}") == true)
        let last = try parts.suffix(2).map { try JSONValue(parsing: String($0)) }
        #expect(last.map { $0["message"] } == [.string("lines were lost"), .string("after")])
        #expect(last.first?["lost"] == .number("3"))
    }

    @Test func `a disk that hangs stops nobody who logs, and the end waits no longer than it says`()
        throws
    {
        let folder = try TemporaryDirectory()
        let disk = FailingDisk()
        var limits = LogLimits.roomy
        limits.queuedLines = 10
        let writer = LogWriter(limits: limits, secrets: registry)
        disk.hold()
        writer.open(directory: folder.path, disk: disk)
        let log = ComponentLog("x", writer)
        for line in 0..<10_000 { log.info("line \(line)") }
        #expect(writer.health.droppedByQueue >= 9_900)
        #expect(!writer.close(withinMs: 20))
        disk.release()
    }

    @Test func `a directory that vanishes is made again`() throws {
        let folder = try TemporaryDirectory()
        let directory = "\(folder.path)/logs"
        let writer = LogWriter(limits: .roomy, secrets: registry)
        writer.open(directory: directory, disk: FileDisk())
        let log = ComponentLog("x", writer)
        log.info("one")
        #expect(wait(writer) { $0.written == 1 })
        try FileDisk().remove("\(directory)/plimsoll.log")
        #expect(rmdir(directory) == 0)
        log.info("two")
        #expect(writer.close())
        #expect(try lines(directory).map { $0["message"] } == [.string("two")])
    }

    @Test func `a half line that a dead process left is ended before the next`() throws {
        let folder = try TemporaryDirectory()
        let file = try FileDisk().open("\(folder.path)/plimsoll.log", .truncated)
        try Array("{\"time\":\"20".utf8).withUnsafeBytes { raw in
            try FileDisk().write(raw, to: file, at: 0)
        }
        FileDisk().close(file)
        let writer = LogWriter(limits: .roomy, secrets: registry)
        writer.open(directory: folder.path, disk: FileDisk())
        ComponentLog("x", writer).info("new")
        writer.close()
        let parts = try text(folder.path).split(separator: "\n")
        #expect(parts.count == 2)
        #expect(parts.first == "{\"time\":\"20")
    }

    @Test func `says a line once and how often it came`() throws {
        let folder = try TemporaryDirectory()
        let writer = LogWriter(limits: .roomy, secrets: registry)
        let log = ComponentLog("x", writer)
        for sequence in 0..<38 {
            log.warning("again", LogIDs(order: 1, sequence: UInt64(sequence)))
        }
        log.warning("again", LogIDs(order: 2))
        writer.open(directory: folder.path, disk: FileDisk())
        writer.close()
        let lines = try lines(folder.path)
        #expect(lines.count == 3)
        let repeated = try #require(lines.first { $0["repeated"] != nil })
        #expect(repeated["repeated"] == .number("37"))
        #expect(repeated["sequence"] == .number("37"), "where the journal was the last time")
    }

    @Test func `planted secrets are in no line, wherever they were put`() throws {
        let folder = try TemporaryDirectory()
        registry.register("planted-registered-value")
        let hex = String(repeating: "ab", count: 32)
        let writer = LogWriter(limits: .roomy, secrets: registry)
        writer.open(directory: folder.path, disk: FileDisk())
        let log = ComponentLog("x", writer)
        log.info("text with planted-registered-value and \(hex)")
        log.info("id", LogIDs(instrument: "planted-registered-value", venue: hex))
        log.info("url", LogIDs(transaction: "planted-registered-value"))
        log.error("https://u:planted@h/?api_key=planted", context())
        let handler = JSONLogHandler(component: "x", writer: writer)
        Logger(label: "x", factory: { _ in handler }).warning(
            "nested",
            metadata: [
                "list": ["planted-registered-value", .string(hex)],
                "planted-registered-value": ["key": "planted-registered-value"],
            ]
        )
        writer.close()
        let text = try text(folder.path)
        #expect(!text.contains("planted"), "\(text)")
        #expect(!text.contains(hex))
        #expect(text.contains("redacted"))
    }

    @Test func `a secret that is cut through is masked first`() throws {
        let folder = try TemporaryDirectory()
        registry.register("planted-registered-value")
        let writer = LogWriter(limits: .roomy, secrets: registry)
        writer.open(directory: folder.path, disk: FileDisk())
        let long = String(repeating: "x", count: 8_180) + " planted-registered-value"
        ComponentLog("x", writer).info(long)
        ComponentLog("x", writer).info("id", LogIDs(instrument: long))
        writer.close()
        #expect(writer.health.written == 2)
        #expect(!(try text(folder.path)).contains("planted"))
    }

    @Test func `a value under a telling key is masked`() throws {
        let folder = try TemporaryDirectory()
        let writer = LogWriter(limits: .roomy, secrets: registry)
        writer.open(directory: folder.path, disk: FileDisk())
        let handler = JSONLogHandler(component: "x", writer: writer)
        Logger(label: "x", factory: { _ in handler }).info(
            "in",
            metadata: ["password": "planted", "apiKey": ["planted"], "user": "somebody"]
        )
        writer.close()
        let line = try #require(try lines(folder.path).first)
        #expect(line["password"] == .string("redacted"))
        #expect(line["apiKey"] == .string("redacted"))
        #expect(line["user"] == .string("somebody"))
    }

    @Test func `a transaction's public id can be read`() throws {
        let folder = try TemporaryDirectory()
        let hash = String(repeating: "ab", count: 32)
        let writer = LogWriter(limits: .roomy, secrets: registry)
        writer.open(directory: folder.path, disk: FileDisk())
        ComponentLog("x", writer).info("sent", LogIDs(transaction: hash))
        writer.close()
        #expect(try lines(folder.path).first?["transaction"] == .string(hash))
    }
}

extension LogLimits {
    /// More room than a test fills.
    static let roomy = LogLimits(fileBytes: 8 << 20, keptFiles: 8)
}
