// The socket against clients of every kind. The engine is played by the test.

import Control
import Glibc
import SystemIO
import TestSupport
import Testing
import TradeModel

@testable import Host

@Suite struct `The control socket` {
    private let inbox = Inbox()

    private func start(
        _ directory: borrowing TemporaryDirectory,
        _ settings: ControlSettings = ControlSettings()
    ) throws -> ServedControl {
        try ServedControl(directory.path, inbox, settings)
    }

    /// A loop without a thread, to be gone through a round at a time.
    private func loop(
        _ directory: borrowing TemporaryDirectory,
        _ settings: ControlSettings = ControlSettings()
    ) throws -> ControlLoop {
        ControlLoop(
            try LocalListener(directory: directory.path, name: ControlServer.socketName),
            try Bell(),
            inbox,
            HaltWatch(in: directory.path),
            settings,
            CommandMemory(limit: settings.memory),
            { .sample }
        )
    }

    @Test(arguments: [
        ("halt\n", ControlRefusal.Reason.malformed), ("\n", .malformed), ("{}\n", .malformed),
        (#"{"command":"stop"}"# + "\n", .unknownCommand),
        (#"{"command":"halt"}"# + "\n\n", .malformed),
        (String(repeating: "x", count: 513), .tooLarge),
        (String(repeating: "x", count: 4_000) + "\n", .tooLarge), ("\u{0}\u{1}\n", .malformed),
    ])
    func `what is no request is refused, and nothing reaches the engine`(
        text: String,
        reason: ControlRefusal.Reason
    ) throws {
        let directory = try TemporaryDirectory()
        let server = try start(directory)
        defer { server.stop() }
        let client = try LineClient(directory.path)
        client.send(text)
        #expect(try client.refusal() == reason)
        #expect(inbox.take().isEmpty)
    }

    @Test func `an end without a newline is refused, and one without a word is nothing`() throws {
        let directory = try TemporaryDirectory()
        let server = try start(directory)
        defer { server.stop() }
        let client = try LineClient(directory.path)
        client.send(#"{"command":"halt"}"#)
        client.endSending()
        #expect(try client.refusal() == .malformed)
        let silent = try LineClient(directory.path)
        silent.endSending()
        #expect(try silent.answer() == nil)
        #expect(inbox.take().isEmpty)
    }

    @Test func `a client that only listens any more gets its answer, whole or in pieces`() throws {
        let directory = try TemporaryDirectory()
        var loop = try loop(directory)
        let client = try LineClient(directory.path)
        loop.round()
        for byte in ControlRequest(.halt, id: nil).line {
            client.send([byte])
            loop.round()
        }
        client.endSending()
        let ticket = try #require(inbox.take().first?.ticket)
        #expect(ticket.command == .halt)
        ticket.resolve(.done(sequence: 9, mode: .halted))
        loop.round()
        #expect(try client.answer() == .done(sequence: 9, mode: .halted))
    }

    @Test func `a slow client is told so and let go of`() throws {
        let directory = try TemporaryDirectory()
        var settings = ControlSettings()
        settings.exchangeMs = 30
        settings.lookMs = 10
        let server = try start(directory, settings)
        defer { server.stop() }
        let client = try LineClient(directory.path)
        client.send(#"{"comm"#)
        #expect(try client.refusal() == .tooSlow)
    }

    @Test func `an engine that does not come to it is late`() throws {
        let directory = try TemporaryDirectory()
        var settings = ControlSettings()
        settings.engineMs = 30
        settings.lookMs = 10
        let server = try start(directory, settings)
        defer { server.stop() }
        let answer = try LineClient.ask(directory.path, #"{"command":"halt"}"#)
        guard case .refused(let refusal) = answer else {
            Issue.record("\(String(describing: answer))")
            return
        }
        #expect(refusal.reason == .late)
    }

    @Test func `with a full inbox it is busy`() throws {
        let directory = try TemporaryDirectory()
        let full = Inbox(accountLimit: 1)
        #expect(full.post(.event(.timer)))
        let server = try ServedControl(directory.path, full)
        defer { server.stop() }
        let client = try LineClient(directory.path)
        client.send(#"{"command":"resume"}"# + "\n")
        #expect(try client.refusal() == .busy)
    }

    @Test func `clients that say nothing do not keep a halt out`() throws {
        let directory = try TemporaryDirectory()
        var loop = try loop(directory)
        var silent: [LineClient] = []
        for _ in 0..<40 {
            silent.append(try LineClient(directory.path))
            loop.round()
        }
        let halter = try LineClient(directory.path)
        halter.send(#"{"command":"halt"}"# + "\n")
        loop.round()
        loop.round()
        #expect(inbox.take().first?.ticket?.command == .halt)
        #expect(try silent[0].answer() == nil, "the first one gave way")
    }

    @Test func `with every place under way the next waits outside and is served then`() throws {
        let directory = try TemporaryDirectory()
        var settings = ControlSettings()
        settings.connectionLimit = 2
        settings.lookMs = 1
        var loop = try loop(directory, settings)
        var clients: [LineClient] = []
        for _ in 0..<3 {
            clients.append(try LineClient(directory.path))
            clients[clients.count - 1].send(#"{"command":"halt"}"# + "\n")
            for _ in 0..<3 { loop.round() }
        }
        let tickets = inbox.take().compactMap(\.ticket)
        #expect(tickets.count == 2)
        for ticket in tickets { ticket.resolve(.done(sequence: 1, mode: .halted)) }
        for _ in 0..<3 { loop.round() }
        #expect(inbox.take().count == 1)
        for client in clients.prefix(2) {
            #expect(try client.answer() == .done(sequence: 1, mode: .halted))
        }
    }

    @Test func `said again under its name it is done once`() throws {
        let directory = try TemporaryDirectory()
        var loop = try loop(directory)
        let line = #"{"command":"flatten","id":"a"}"# + "\n"
        let first = try LineClient(directory.path)
        first.send(line)
        for _ in 0..<2 { loop.round() }
        let again = try LineClient(directory.path)
        again.send(line)
        for _ in 0..<2 { loop.round() }
        let tickets = inbox.take().compactMap(\.ticket)
        #expect(tickets.map(\.command) == [.flatten])
        tickets[0].resolve(.done(sequence: 5, mode: .running))
        let late = try LineClient(directory.path)
        late.send(line)
        let other = try LineClient(directory.path)
        other.send(#"{"command":"halt","id":"a"}"# + "\n")
        for _ in 0..<4 { loop.round() }
        for client in [first, again, late] {
            #expect(try client.answer() == .done(sequence: 5, mode: .running))
        }
        #expect(try other.refusal() == .malformed)
        #expect(inbox.take().isEmpty)
    }

    @Test(arguments: OperatorCommand.allCases)
    func `who is gone before it was read is only heard when it stops`(
        command: OperatorCommand
    ) throws {
        let directory = try TemporaryDirectory()
        var loop = try loop(directory)
        do {
            let client = try LineClient(directory.path)
            client.send(ControlRequest(command, id: nil).line)
        }
        for _ in 0..<3 { loop.round() }
        let isStop = [.pause, .halt, .limitToExits].contains(command)
        #expect(inbox.take().compactMap(\.ticket?.command) == (isStop ? [command] : []))
    }

    @Test func `nothing is resumed while the file is there, and the file is named`() throws {
        let directory = try TemporaryDirectory()
        try HaltFile(in: directory.path).create()
        let server = try start(directory)
        defer { server.stop() }
        #expect(inbox.take() == [.event(.command(.halt))])
        let answer = try LineClient.ask(directory.path, #"{"command":"resume"}"#)
        guard case .refused(let refusal) = answer else {
            Issue.record("\(String(describing: answer))")
            return
        }
        #expect(refusal.reason == .haltFile)
        #expect(refusal.message.contains(directory.path + "/HALT"))
        #expect(inbox.take().isEmpty)
    }

    @Test func `the file halts once each time that it comes`() throws {
        let directory = try TemporaryDirectory()
        let file = HaltFile(in: directory.path)
        var settings = ControlSettings()
        settings.lookMs = 1
        var loop = try loop(directory, settings)
        for _ in 0..<2 {
            loop.round()
            #expect(inbox.take().isEmpty)
            try file.create()
            for _ in 0..<3 { loop.round() }
            #expect(inbox.take() == [.event(.command(.halt))])
            #expect(unlink(file.path) == 0)
        }
        loop.round()
        #expect(symlink("nowhere", file.path) == 0)
        loop.round()
        #expect(inbox.take() == [.event(.command(.halt))], "whatever it is")
    }

    @Test func `a halt by the file that finds the inbox full is not forgotten`() throws {
        let directory = try TemporaryDirectory()
        let full = Inbox(accountLimit: 1)
        #expect(full.post(.event(.timer)))
        let loop = ControlLoop(
            try LocalListener(directory: directory.path, name: ControlServer.socketName),
            try Bell(),
            full,
            HaltWatch(in: directory.path),
            ControlSettings(),
            CommandMemory(limit: 64),
            { .sample }
        )
        try HaltFile(in: directory.path).create()
        loop.lookForHalts()
        #expect(full.take() == [.event(.timer)])
        loop.lookForHalts()
        #expect(full.take() == [.event(.command(.halt))])
    }

    @Test func `asked how the engine is, it answers at once and asks the engine nothing`() throws {
        let directory = try TemporaryDirectory()
        let server = try start(directory)
        defer { server.stop() }
        #expect(HealthInquiry.ask(directory.path, patienceMs: 20_000) == .report(.sample))
        #expect(inbox.take().isEmpty)
    }

    @Test func `who asks how the engine is waits for nobody`() throws {
        let directory = try TemporaryDirectory()
        #expect(HealthInquiry.ask(directory.path) == .nobody)
        let listener = try LocalListener(
            directory: directory.path,
            name: ControlServer.socketName
        )
        let clock = SystemClock()
        let began = clock.nanoseconds()
        #expect(HealthInquiry.ask(directory.path, patienceMs: 50) == .silence)
        #expect(clock.nanoseconds() - began >= 50_000_000)
        listener.remove()
        #expect(HealthInquiry.ask(directory.path) == .nobody)
    }

    @Test func `it stops with a word to whoever waits, and its name is gone`() throws {
        let directory = try TemporaryDirectory()
        let server = try start(directory)
        let client = try LineClient(directory.path)
        client.send(#"{"command":"halt"}"# + "\n")
        while inbox.take().isEmpty { sched_yield() }
        server.stop()
        #expect(try client.refusal() == .ended)
        let error = #expect(throws: SocketError.self) { try LineClient(directory.path) }
        #expect(error?.isNobody == true)
    }
}

extension Message {
    /// The ticket of a command.
    var ticket: CommandTicket? {
        guard case .command(let ticket) = self else { return nil }
        return ticket
    }
}
