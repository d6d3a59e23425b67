import ByteCodec
import Control
import Glibc
import Host
import Logs
import Settings
import Supervision
import SystemIO
import TestSupport
import Testing
import TradeModel

@testable import Console

@Suite struct `What surrounds a run` {
    private let inbox = Inbox()

    private func surroundings(
        _ run: SmallRun,
        others: [FringeTask] = []
    ) -> RunSurroundings {
        RunSurroundings(
            run.settings,
            run.names,
            inbox: inbox,
            board: RunBoard(),
            others: others
        )
    }

    private func lines(_ path: String) throws -> [JSONValue] {
        try FileDisk().read(path, limit: 1 << 20).split(separator: UInt8(ascii: "\n"))
            .map { try JSONValue(parsing: Array($0)) }
    }

    /// Looks after everything until there is something to tell.
    private func tell(_ surroundings: RunSurroundings, _ position: RunPosition) -> [String] {
        for _ in 0..<10_000 {
            let told = surroundings.tick(position)
            if !told.isEmpty { return told }
            SystemClock.pause(milliseconds: 1)
        }
        return []
    }

    private func failure() -> RunStage.End {
        .init(result: .failure(.noJournal(directory: "nowhere")), sequence: 0)
    }

    @Test func `tells the engine, a person and the log that an essential task is lost`() throws {
        let folder = try TemporaryDirectory()
        let run = try SmallRun(folder.path)
        let news = try run.news(inbox)
        var policy = RestartPolicy()
        policy.budget = 0
        let task = FringeTask("approvals", policy: policy, isEssential: true) { _ in
            .failed("nobody to ask")
        }
        let surroundings = surroundings(run, others: [task])
        #expect(surroundings.tick(news.position) == [], "nothing runs before the directory is ours")
        try surroundings.begin(try #require(news.recovery))
        let told = tell(surroundings, news.position)
        #expect(told.first?.hasPrefix("approvals is given up: it failed once") == true)
        #expect(inbox.take() == [.event(.noticed(.essentialTaskLost))])
        _ = surroundings.end(failure(), news.position)
        let errors = try lines("\(folder.path)/logs/plimsoll.log")
            .filter { $0["level"] == .string("error") || $0["level"] == .string("critical") }
        #expect(errors.count == 2)
        for line in errors {
            for key in ErrorContext.requiredKeys { #expect(line[key] != nil, "\(key)") }
            #expect(line["epoch"] == .number("1"))
        }
    }

    @Test func `a halt that is due is with the engine before anything else is`() throws {
        let folder = try TemporaryDirectory()
        let run = try SmallRun(folder.path)
        let news = try run.news(inbox)
        try HaltFile(in: folder.path).create()
        let surroundings = surroundings(run)
        try surroundings.begin(try #require(news.recovery))
        #expect(inbox.take() == [.event(.command(.halt))])
        // No look at the tasks was needed for an operator to be let in.
        guard case .report(let report) = HealthInquiry.ask(folder.path, patienceMs: 20_000) else {
            Issue.record("nobody answers")
            return
        }
        #expect(report.tasks.map(\.name) == ["control", "projection"])
        #expect(report.tasks.map(\.isEssential) == [true, false])
        _ = surroundings.end(failure(), news.position)
        #expect(HealthInquiry.ask(folder.path) == .nobody)
    }

    @Test func `an engine that cannot be halted does not start`() throws {
        let folder = try TemporaryDirectory()
        let run = try SmallRun(folder.path)
        let news = try run.news(inbox)
        #expect(mkdir("\(folder.path)/control.sock", 0o700) == 0)
        let surroundings = surroundings(run)
        let recovery = try #require(news.recovery)
        #expect(throws: HostError.self) { try surroundings.begin(recovery) }
        let error = #expect(throws: CommandFailure.self) { try run.whole() }
        #expect(error?.status == .system)
        #expect(error?.message?.contains("control.sock is there and is no socket") == true)
    }

    @Test func `a task that fails again and again is told once, and then as a number`() throws {
        let folder = try TemporaryDirectory()
        let run = try SmallRun(folder.path)
        let news = try run.news(inbox)
        var policy = RestartPolicy()
        policy.firstPause = .milliseconds(1)
        policy.longestPause = .milliseconds(1)
        policy.budget = 40
        let task = FringeTask("feed", policy: policy) { _ in .failed("no line") }
        let surroundings = surroundings(run, others: [task])
        try surroundings.begin(try #require(news.recovery))
        var told: [String] = []
        for _ in 0..<10_000 where !told.contains(where: { $0.contains("given up") }) {
            told += tell(surroundings, news.position)
        }
        told += surroundings.end(failure(), news.position)
        #expect(
            told == [
                "feed failed: no line; it starts again in 0.0 s",
                "feed is given up: it failed 41 times: no line",
                "feed failed: 39 times more since it was said",
            ]
        )
        let failed = try lines("\(folder.path)/logs/plimsoll.log")
            .filter { $0["message"] == .string("feed failed: no line; it is started again") }
        #expect(failed.count == 2)
        #expect(failed.last?["repeated"] == .number("39"))
    }

    @Test func `a log that cannot be written is told once, and the run goes on`() throws {
        let folder = try TemporaryDirectory()
        let run = try SmallRun(
            folder.path,
            variables: [("PLIMSOLL_LOGS__DIRECTORY", "\(folder.path)/occupied")]
        )
        close(open("\(folder.path)/occupied", O_WRONLY | O_CREAT, 0o600))
        let news = try run.news(inbox)
        let surroundings = surroundings(run)
        try surroundings.begin(try #require(news.recovery))
        let told = tell(surroundings, news.position)
        #expect(told.count == 1)
        #expect(told.first?.hasPrefix("the log cannot be written: ") == true)
        guard case .report(let report) = HealthInquiry.ask(folder.path, patienceMs: 20_000) else {
            Issue.record("nobody answers")
            return
        }
        #expect(report.log.failure?.contains("occupied") == true)
        #expect(report.log.lost > 0)
        #expect(surroundings.end(failure(), news.position) == [])
        #expect(try run.whole().end == .nothingLeft)
    }

    @Test func `a log that a link leads among the journal's files lets no run start`() throws {
        let folder = try TemporaryDirectory()
        #expect(mkdir("\(folder.path)/journal", 0o700) == 0)
        #expect(symlink("\(folder.path)/journal", "\(folder.path)/elsewhere") == 0)
        let run = try SmallRun(
            folder.path,
            variables: [("PLIMSOLL_LOGS__DIRECTORY", "\(folder.path)/elsewhere")]
        )
        let error = #expect(throws: CommandFailure.self) { try run.whole() }
        #expect(error?.status == .input)
        #expect(error?.message?.contains("choose another logs.directory") == true)
        #expect(try FileDisk().list("\(folder.path)/journal").isEmpty)
    }

    @Test func `the log is where, as long and as talkative as the settings say`() throws {
        let folder = try TemporaryDirectory()
        let run = try SmallRun(
            folder.path,
            variables: [
                ("PLIMSOLL_LOGS__DIRECTORY", "\(folder.path)/elsewhere"),
                ("PLIMSOLL_LOGS__LEVEL", "warning"), ("PLIMSOLL_LOGS__MAX_BYTES", "4096"),
                ("PLIMSOLL_LOGS__KEEP_FILES", "2"),
            ]
        )
        let news = try run.news(inbox)
        let surroundings = surroundings(run)
        try surroundings.begin(try #require(news.recovery))
        let log = ComponentLog("test", surroundings.writer, level: run.settings.leastLogLevel)
        for number in 0..<8 {
            log.info("too little")
            log.warning("\(number) " + String(repeating: "x", count: 3_000))
            // Each has to reach the disk by itself: files are put aside between two writes.
            while surroundings.writer.health.written <= number {
                SystemClock.pause(milliseconds: 1)
            }
        }
        _ = surroundings.end(failure(), news.position)
        let names = try FileDisk().list("\(folder.path)/elsewhere").sorted()
        #expect(names.count == 3, "\(names)")
        for name in names {
            for line in try lines("\(folder.path)/elsewhere/\(name)") {
                #expect(line["level"] != .string("info"))
            }
        }
        #expect(access("\(folder.path)/logs", F_OK) != 0)
    }

    @Test func `without a configuration the log is what is documented`() throws {
        let folder = try TemporaryDirectory()
        let run = try SmallRun(folder.path)
        #expect(run.settings.logLimits == LogLimits(fileBytes: 10_485_760, keptFiles: 5))
        #expect(run.settings.leastLogLevel == .info)
        #expect(run.settings.logDirectory == "\(folder.path)/logs")
    }

    @Test func `at the end the projection has everything`() throws {
        let folder = try TemporaryDirectory()
        let run = try SmallRun(folder.path)
        let outcome = try run.whole()
        let fringe = ["control.sock", "projection.db-wal"]
        for name in fringe { #expect(access("\(folder.path)/\(name)", F_OK) != 0, "\(name)") }
        #expect(outcome.end == .finished)
        let messages = try lines("\(folder.path)/logs/plimsoll.log").map { $0["message"]?.string }
        #expect(messages == ["started", "ended: finished"])
    }
}
