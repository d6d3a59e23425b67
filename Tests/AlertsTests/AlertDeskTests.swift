import Alerts
import ByteCodec
import Ports
import Synchronization
import SystemIO
import TestSupport
import Testing
import TradeModel

@Suite struct `Alerts on their way out` {
    private func alert(
        _ name: String = "price_unknown",
        _ severity: Severity = .warning,
        instrument: String? = "KEEL",
        order: UInt64 = 7
    ) -> Alert {
        Alert(
            at: Instant(milliseconds: 1_000),
            name: name,
            severity: severity,
            subject: instrument.map { .instrument($0) } ?? .account,
            order: order,
            words: "the price of \"KEEL\" is unknown"
        )
    }

    /// Carries what lies on a desk.
    private func carry(_ desk: AlertDesk) {
        desk.end()
        desk.run()
    }

    private func at(_ seconds: Int64) -> Instant { Instant(milliseconds: seconds * 1_000) }

    @Test func `a program gets each alert as JSON on its standard input`() throws {
        let directory = try TemporaryDirectory()
        let file = directory.path + "/got"
        let desk = AlertDesk(
            [.command(["/bin/sh", "-c", "cat >> '\(file)'; echo >> '\(file)'"])],
            least: .warning,
            repeatAfter: .seconds(60)
        )
        desk.send(alert(), at: at(0))
        desk.send(alert(), at: at(30))
        desk.send(alert(instrument: nil), at: at(31))
        desk.send(alert("known_again", .information), at: at(32))
        desk.send(alert(), at: at(60))
        carry(desk)
        let lines = String(
            decoding: try FileDisk().read(file, limit: 1 << 16),
            as: UTF8.self
        ).split(separator: "\n")
        #expect(lines.count == 3)
        let documents = try lines.map { try JSONValue(parsing: String($0)) }
        #expect(documents.map { $0["times"]?.number } == ["1", "1", "2"])
        #expect(documents[0]["text"]?.string == "the price of \"KEEL\" is unknown")
        #expect(documents[0]["level"]?.string == "warning" && documents[0]["order"]?.number == "7")
        #expect(documents[1]["instrument"] == nil)
        #expect(desk.health.map(\.delivered) == [3] && desk.health[0].failure == nil)
    }

    /// The counts of what a file of alerts holds, with the order of each.
    private func counts(_ file: String) throws -> [String] {
        let text = String(decoding: try FileDisk().read(file, limit: 1 << 16), as: UTF8.self)
        return try text.split(separator: "\n").map { line in
            let document = try JSONValue(parsing: String(line))
            return "\(document["order"]?.number ?? "") ×\(document["times"]?.number ?? "")"
        }
    }

    @Test func `what is held at the end is sent, the last of each kind with the count`() throws {
        let directory = try TemporaryDirectory()
        let file = directory.path + "/got"
        let desk = AlertDesk(
            [.command(["/bin/sh", "-c", "cat >> '\(file)'; echo >> '\(file)'"])],
            least: .warning,
            repeatAfter: .seconds(60),
            clock: HandClock()
        )
        for order in 1...3 { desk.send(alert(order: UInt64(order)), at: at(0)) }
        desk.send(alert("other", order: 4), at: at(0))
        carry(desk)
        #expect(try counts(file) == ["1 ×1", "4 ×1", "3 ×2"])
        #expect(desk.health[0].delivered == 3)
    }

    @Test func `what is held is sent when the pause is over though nothing else comes`() throws {
        let directory = try TemporaryDirectory()
        let file = directory.path + "/got"
        let clock = HandClock()
        let desk = AlertDesk(
            [.command(["/bin/sh", "-c", "cat >> '\(file)'; echo >> '\(file)'"])],
            least: .warning,
            repeatAfter: .seconds(60),
            clock: clock
        )
        for order in 1...3 { desk.send(alert(order: UInt64(order)), at: at(0)) }
        let thread = WorkerThread.start { desk.run() }
        clock.set(seconds: 60)
        for _ in 0..<1_000 where desk.health[0].delivered < 2 {
            SystemClock.pause(milliseconds: 10)
        }
        #expect(try counts(file) == ["1 ×1", "3 ×2"])
        desk.end()
        _ = thread?.join(withinMs: 5_000)
        #expect(desk.health[0].delivered == 2)
    }

    @Test func `nobody waits for a program that hangs: what it has not taken is lost`() {
        let desk = AlertDesk(
            [.command(["/bin/true"]), .command(["/bin/sleep", "8"])],
            least: .warning,
            repeatAfter: .seconds(60)
        )
        for name in ["a", "b", "c"] { desk.send(alert(name), at: at(0)) }
        let thread = WorkerThread.start { desk.run() }
        for _ in 0..<1_000 where desk.health[0].delivered == 0 {
            SystemClock.pause(milliseconds: 10)
        }
        desk.end()
        desk.giveUp()
        #expect(desk.health.map(\.lost) == [2, 3])
        #expect(desk.health[1].failure == "it was not done when the run ended")
        // What it does after that counts no more.
        _ = thread?.join(withinMs: 15_000)
        #expect(desk.health.map(\.lost) == [2, 3] && desk.health.map(\.delivered) == [1, 0])
    }

    @Test func `a place that could not be set up is seen to fail before anything is sent`() {
        let desk = AlertDesk(
            [.unusable("webhook", reason: "no library"), .command(["/bin/true"])],
            least: .warning,
            repeatAfter: .seconds(60)
        )
        #expect(desk.health.map(\.name) == ["webhook", "command"])
        #expect(desk.health.map(\.failure) == ["no library", nil])
        #expect(desk.health.map(\.failuresInARow) == [1, 0])
        desk.send(alert(), at: at(0))
        carry(desk)
        #expect(desk.health.map(\.lost) == [1, 0] && desk.health.map(\.delivered) == [0, 1])
    }

    @Test(arguments: [
        (["/bin/sh", "-c", "exit 3"], "it ended with 3"),
        (["/bin/sh", "-c", "kill -9 $$"], "signal 9 ended it"),
        (["/nowhere/at-all"], "it could not be started, system error 2"),
    ])
    func `a program that fails is tried three times, and then told of`(
        command: [String],
        words: String
    ) {
        let desk = AlertDesk(
            [.command(command)],
            least: .warning,
            repeatAfter: .seconds(60),
            pauseMs: 1
        )
        let thread = WorkerThread.start { desk.run() }
        desk.send(alert(), at: at(0))
        for _ in 0..<500 where desk.health[0].lost == 0 { SystemClock.pause(milliseconds: 10) }
        desk.end()
        _ = thread?.join(withinMs: 5_000)
        #expect(desk.health[0].failure == words)
        #expect(desk.health[0].lost == 1 && desk.health[0].failuresInARow == 3)
    }

    @Test func `a program that reads nothing, and one that never ends, hold nobody up`() {
        let long = [UInt8](repeating: 65, count: 1 << 20)
        #expect(ProgramRun(["/bin/true"]).run(input: long, withinMs: 5_000) == .exited(0))
        let slow = ProgramRun(["/bin/sleep", "100"])
        #expect(slow.run(input: long, withinMs: 100) == .tookTooLong)
        let reader = ProgramRun(["/bin/sh", "-c", "test $(wc -c) = 1048576"])
        #expect(reader.run(input: long, withinMs: 10_000) == .exited(0))
    }

    @Test func `an address gets each alert posted, and its failures show no address`() throws {
        let seen = Mutex<[String]>([])
        let server = try #require(
            ScriptedServer { connection, _ in
                while let request = connection.request() {
                    let count = seen.withLock { seen in
                        seen.append(request)
                        return seen.count
                    }
                    connection.answer(count == 1 ? 500 : 204, [])
                }
            }
        )
        defer { server.stop() }
        let client = try HTTPClient(hosts: [])
        defer { client.stop() }
        let desk = AlertDesk(
            [.webhook(server.url("/planted-key"), client)],
            least: .warning,
            repeatAfter: .seconds(60),
            pauseMs: 1
        )
        let thread = WorkerThread.start { desk.run() }
        desk.send(alert(), at: at(0))
        for _ in 0..<500 where desk.health[0].delivered == 0 { SystemClock.pause(milliseconds: 10) }
        #expect(desk.health[0].delivered == 1 && desk.health[0].failure == nil)
        #expect(seen.withLock { $0.last?.contains(#""name":"price_unknown""#) } == true)
        server.stop()
        desk.send(alert("other"), at: at(1))
        for _ in 0..<500 where desk.health[0].lost == 0 { SystemClock.pause(milliseconds: 10) }
        desk.end()
        _ = thread?.join(withinMs: 15_000)
        #expect(desk.health[0].lost == 1)
        #expect(desk.health[0].failure?.contains("planted") == false)
    }

    @Test func `of more than it can hold the oldest are lost, and counted`() {
        let desk = AlertDesk(
            [.command(["/bin/true"])],
            least: .information,
            repeatAfter: .seconds(60)
        )
        for number in 0..<300 { desk.send(alert("name_\(number)"), at: at(Int64(number))) }
        #expect(desk.health[0].lost == 44)
        #expect(!desk.isEmpty)
    }

    @Test func `without a place to send them nothing is kept`() {
        let desk = AlertDesk([], least: .information, repeatAfter: .seconds(60))
        desk.send(alert(), at: at(0))
        #expect(desk.isEmpty && desk.health.isEmpty)
    }
}
