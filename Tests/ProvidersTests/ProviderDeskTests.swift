import Glibc
import Intel
import Ports
import Providers
import Synchronization
import SystemIO
import TestSupport
import Testing
import Throttle
import TradeModel

/// A question that is answered by what the body says.
private func question(_ provider: ProviderID = .birdeye) -> Question<String> {
    Question(ProviderRequest(provider, endpoint: "x", path: "/x")) { reply throws(IntelError) in
        let text = String(decoding: reply.body, as: UTF8.self)
        guard !text.contains("drift") else { throw .missing(field: "data") }
        return text
    }
}

/// A desk with a thread that stops with it.
private final class RunningDesk {
    let desk: ProviderDesk
    private let client: HTTPClient
    private var thread: WorkerThread?

    init(
        _ plans: [ProviderPlan],
        _ directory: String,
        write: @escaping SharedFile.Write = SharedFile.toDisk
    ) throws {
        let client = try HTTPClient(hosts: [])
        let desk = ProviderDesk(
            plans,
            over: client,
            within: try SharedBudgets(directory: directory, write: write)
        )
        self.client = client
        self.desk = desk
        thread = WorkerThread.start { desk.run() }
    }

    func answer(
        _ question: Question<String>,
        lane: Lane = .data,
        within: Instant.Span = .seconds(20)
    ) -> Result<String, ProviderFailure>? {
        let bell = Doorbell()
        let found = Mutex<Result<String, ProviderFailure>?>(nil)
        desk.ask(question, lane: lane, within: within) { result in
            found.withLock { $0 = result }
            bell.ring()
        }
        bell.wait(milliseconds: 30_000)
        return found.withLock { $0 }
    }

    func stop() {
        desk.stop()
        thread.take()?.join(withinMs: 5_000)
        client.stop()
    }
}

@Suite struct `A desk that asks providers` {
    private func plan(
        _ server: ScriptedServer,
        rate: Int64 = 1_000_000
    ) throws -> ProviderPlan {
        try ProviderPlan(
            .birdeye,
            address: server.url(""),
            key: "planted",
            perThousandSeconds: rate
        )
    }

    @Test func `answers come, failures are tried again, disbelief is told`() throws {
        let served = Mutex(0)
        let server = try #require(
            ScriptedServer { connection, _ in
                while connection.request() != nil {
                    let number = served.withLock { served in
                        defer { served += 1 }
                        return served
                    }
                    switch number {
                    case 0: connection.answer(500, [])
                    case 1: connection.answer(200, Array(#"{"success":true,"a":1}"#.utf8))
                    default: connection.answer(200, Array(#"{"success":true,"drift":1}"#.utf8))
                    }
                }
            }
        )
        defer { server.stop() }
        let directory = try TemporaryDirectory()
        let running = try RunningDesk([plan(server)], directory.path + "/a/b")
        defer { running.stop() }
        #expect(running.answer(question()) == .success(#"{"success":true,"a":1}"#))
        #expect(running.answer(question()) == .failure(.notBelieved(.missing(field: "data"))))
        #expect(running.answer(question(.jupiter)) == .failure(.absent))
        let health = try #require(running.desk.health.first).health
        #expect(health.answers == 2 && health.failures == 2)
        #expect(health.failure.contains("field missing") && health.word == "failing")
    }

    @Test func `who waits when it stops is told so`() throws {
        let server = try #require(ScriptedServer { connection, _ in _ = connection.request() })
        defer { server.stop() }
        let directory = try TemporaryDirectory()
        let running = try RunningDesk([plan(server, rate: 1)], directory.path)
        let told = Mutex<[Result<String, ProviderFailure>]>([])
        for _ in 0..<3 {
            running.desk.ask(question(), within: .minutes(60)) { result in
                told.withLock { $0.append(result) }
            }
        }
        running.stop()
        #expect(told.withLock { $0.count } == 3)
        #expect(running.answer(question()) == .failure(.stopped))
        #expect(told.withLock { $0.filter { $0 == .failure(.stopped) }.count } >= 2)
    }

    @Test func `two desks with one key share what it allows`() throws {
        let served = Mutex(0)
        let server = try #require(
            ScriptedServer { connection, _ in
                while connection.request() != nil {
                    served.withLock { $0 += 1 }
                    connection.answer(200, Array("{\"success\":true}".utf8))
                }
            }
        )
        defer { server.stop() }
        let directory = try TemporaryDirectory()
        // 36 in 1,000 s, three of them for exits: the window does not pass while this runs.
        let desks = try (0..<2).map { _ in
            try RunningDesk([plan(server, rate: 36)], directory.path)
        }
        defer { for desk in desks { desk.stop() } }
        let told = Mutex((answers: 0, late: 0))
        let bell = Doorbell()
        for desk in desks {
            for _ in 0..<30 {
                desk.desk.ask(question(), within: .seconds(2)) { result in
                    let all = told.withLock { told in
                        switch result {
                        case .success: told.answers += 1
                        case .failure(.late): told.late += 1
                        case .failure: break
                        }
                        return told.answers + told.late
                    }
                    if all == 60 { bell.ring() }
                }
            }
        }
        bell.wait(milliseconds: 20_000)
        #expect(served.withLock { $0 } == told.withLock { $0.answers })
        #expect(told.withLock { $0 } == (33, 27))
    }

    @Test(arguments: [("k-0123456", 1), (nil, 2)] as [(String?, Int)])
    func `a key is counted at whichever address, and without one the address is`(
        key: String?,
        files: Int
    ) throws {
        let willing = try [Willing(), Willing()]
        defer { for one in willing { one.server.stop() } }
        let directory = try TemporaryDirectory()
        for one in willing {
            let plan = try ProviderPlan(.birdeye, address: one.server.url(""), key: key)
            let running = try RunningDesk([plan], directory.path)
            #expect(running.answer(question()) == .success("{\"success\":true}"))
            running.stop()
        }
        let names = try FileDisk().list(directory.path).filter { !$0.hasSuffix(".health") }
        #expect(names.count == files)
    }

    @Test func `a file that was torn counts as all spent`() throws {
        let directory = try TemporaryDirectory()
        let server = try #require(
            ScriptedServer { connection, _ in
                while connection.request() != nil {
                    connection.answer(200, Array("{\"success\":true}".utf8))
                }
            }
        )
        defer { server.stop() }
        var running = try RunningDesk([plan(server, rate: 100)], directory.path)
        #expect(running.answer(question()) == .success("{\"success\":true}"))
        running.stop()
        let names = try FileDisk().list(directory.path).filter { !$0.hasSuffix(".health") }
        #expect(names.count == 1 && !names[0].contains("planted"))
        let path = "\(directory.path)/\(try #require(names.first))"
        let bytes = try FileDisk().read(path, limit: 1 << 20)
        #expect(!String(decoding: bytes, as: UTF8.self).contains("planted"))
        _ = try SharedFile(path).change { $0.removeLast() }
        running = try RunningDesk([plan(server, rate: 100)], directory.path)
        defer { running.stop() }
        #expect(running.answer(question(), within: .milliseconds(300)) == .failure(.late))
    }

    /// A server that answers everything, and counts.
    private final class Willing {
        let server: ScriptedServer
        private let served: Counted

        private final class Counted: Sendable {
            let count = Mutex(0)
        }

        init() throws {
            let served = Counted()
            self.served = served
            server = try #require(
                ScriptedServer { connection, _ in
                    while connection.request() != nil {
                        served.count.withLock { $0 += 1 }
                        connection.answer(200, Array("{\"success\":true}".utf8))
                    }
                }
            )
        }

        var count: Int { served.count.withLock { $0 } }
    }

    /// The file of budgets that a look at the provider left.
    private func file(in directory: String) throws -> String {
        let names = try FileDisk().list(directory).filter { !$0.hasSuffix(".health") }
        return "\(directory)/\(try #require(names.first))"
    }

    @Test func `a process that was stopped with the file in its hands stops no exit and no end`()
        throws
    {
        let willing = try Willing()
        defer { willing.server.stop() }
        let directory = try TemporaryDirectory()
        let running = try RunningDesk([plan(willing.server)], directory.path)
        #expect(running.answer(question()) == .success("{\"success\":true}"))
        let held = open(try file(in: directory.path), O_RDWR)
        defer { close(held) }
        #expect(flock(held, LOCK_EX) == 0)
        #expect(running.answer(question(), lane: .exits) == .success("{\"success\":true}"))
        // What is no exit waits, and is late in the end.
        #expect(running.answer(question(), within: .milliseconds(600)) == .failure(.late))
        #expect(willing.count == 2)
        let clock = ContinuousClock()
        let began = clock.now
        running.stop()
        #expect(clock.now - began < .seconds(4))
    }

    @Test func `once the file is let go, who waited for it leaves`() throws {
        let willing = try Willing()
        defer { willing.server.stop() }
        let directory = try TemporaryDirectory()
        let running = try RunningDesk([plan(willing.server)], directory.path)
        defer { running.stop() }
        #expect(running.answer(question()) == .success("{\"success\":true}"))
        let held = open(try file(in: directory.path), O_RDWR)
        #expect(flock(held, LOCK_EX) == 0)
        let release = WorkerThread.start {
            SystemClock.pause(milliseconds: 500)
            close(held)
        }
        #expect(running.answer(question()) == .success("{\"success\":true}"))
        release?.join(withinMs: 5_000)
    }

    @Test func `what could not be written has not left, but for exits, and each is told once`()
        throws
    {
        let willing = try Willing()
        defer { willing.server.stop() }
        let directory = try TemporaryDirectory()
        let running = try RunningDesk(
            [plan(willing.server)],
            directory.path,
            write: { _, file, _ throws(DiskError) in
                throw DiskError(.write, file.path, code: ENOSPC)
            }
        )
        defer { running.stop() }
        #expect(running.answer(question()) == .failure(.unshared))
        #expect(willing.count == 0)
        #expect(running.answer(question(), lane: .exits) == .success("{\"success\":true}"))
        #expect(running.answer(question()) == .failure(.unshared))
        #expect(willing.count == 1)
    }

    @Test func `exits that cannot be written keep to what is allowed`() throws {
        let willing = try Willing()
        defer { willing.server.stop() }
        let directory = try TemporaryDirectory()
        let running = try RunningDesk(
            [plan(willing.server, rate: 4)],
            directory.path,
            write: { _, file, _ throws(DiskError) in
                throw DiskError(.write, file.path, code: ENOSPC)
            }
        )
        defer { running.stop() }
        let told = Mutex(0)
        let bell = Doorbell()
        for _ in 0..<20 {
            running.desk.ask(question(), lane: .exits, within: .milliseconds(700)) { _ in
                if told.withLock({
                    $0 += 1
                    return $0
                }) == 20 {
                    bell.ring()
                }
            }
        }
        bell.wait(milliseconds: 10_000)
        #expect((1...4).contains(willing.count) && told.withLock { $0 } == 20)
    }

    @Test func `a directory that somebody else may change is refused by name`() throws {
        let directory = try TemporaryDirectory()
        let real = directory.path + "/real"
        _ = try FileDisk().createDirectory(real)
        let link = directory.path + "/link"
        #expect(symlink(real, link) == 0)
        #expect(throws: SharedBudgetsError.unsafe(directory: link, .notDirectory)) {
            _ = try SharedBudgets(directory: link)
        }
        #expect(throws: SharedBudgetsError.unsafe(directory: link, .notDirectory)) {
            _ = try SharedBudgets(directory: link + "/budgets")
        }
        #expect(chmod(real, 0o777) == 0)
        #expect(throws: SharedBudgetsError.unsafe(directory: real, .writable)) {
            _ = try SharedBudgets(directory: real)
        }
        if geteuid() == 0 {
            #expect(chmod(real, 0o700) == 0 && chown(real, 12_345, 12_345) == 0)
            #expect(throws: SharedBudgetsError.unsafe(directory: real, .foreign)) {
                _ = try SharedBudgets(directory: real)
            }
        }
    }
}
