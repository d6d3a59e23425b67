// The control thread's part: it waits for operators, for the file and for the signal, and tells the
// engine through its inbox. It owns nothing of the engine and decides nothing for it.

import Control
import SystemIO
import TradeModel

/// What the control thread does, a round at a time.
struct ControlLoop: Sendable {
    private let listener: LocalListener
    /// What ends a wait early.
    let bell: Bell
    private let inbox: Inbox
    private let settings: ControlSettings
    private let clock = SystemClock()
    private let halts: HaltWatch
    private var connections: [ControlConnection] = []
    private let memory: CommandMemory
    private let report: @Sendable () -> EngineReport

    init(
        _ listener: LocalListener,
        _ bell: Bell,
        _ inbox: Inbox,
        _ halts: HaltWatch,
        _ settings: ControlSettings,
        _ memory: CommandMemory,
        _ report: @escaping @Sendable () -> EngineReport
    ) {
        self.listener = listener
        self.bell = bell
        self.inbox = inbox
        self.halts = halts
        self.settings = settings
        self.memory = memory
        self.report = report
    }

    /// Looks at the file and the signal, and halts the engine when one of them is new.
    func lookForHalts() { halts.look { inbox.post(.event(.command(.halt))) } }

    /// Waits until there is something to do, no longer than the file may wait, and does it.
    mutating func round() {
        // With every place taken by commands under way, whoever comes waits outside.
        let isOpen =
            connections.count < settings.connectionLimit || connections.contains(where: \.isReading)
        var watches = [
            Watch(bell.descriptor, reads: true), Watch(listener.descriptor, reads: isOpen),
        ]
        watches += connections.map(\.watch)
        Watch.wait(&watches, timeoutMs: settings.lookMs)
        if watches[0].isReadable { bell.silence() }
        lookForHalts()
        for index in connections.indices { advance(index, watches[index + 2]) }
        answerAll()
        if watches[1].isReadable { letIn() }
    }

    /// Whether an operator can still find the socket.
    var canBeFound: Bool { listener.isInPlace }

    /// Nothing is taken in any more: who waits is told so, and nobody finds the socket.
    mutating func finish() {
        listener.remove()
        answerAll()
        for index in connections.indices where !connections[index].isClosed {
            connections[index].answer(.refused(.ended), deadline: deadline(settings.exchangeMs))
        }
        connections = []
    }

    // MARK: - Connections

    private func deadline(_ ms: Int) -> UInt64 { clock.nanoseconds() + UInt64(ms) * 1_000_000 }

    private mutating func letIn() {
        guard let socket = listener.accept() else { return }
        if connections.count >= settings.connectionLimit {
            // They stand in the order in which they came.
            guard let silent = connections.firstIndex(where: \.isReading) else { return }
            connections.remove(at: silent)
        }
        connections.append(ControlConnection(socket, deadline: deadline(settings.exchangeMs)))
    }

    private mutating func advance(_ index: Int, _ seen: Watch) {
        switch connections[index].advance(seen) {
        case .nothing: return
        case .request(let request, let isAbandoned):
            switch request.purpose {
            case .health:
                connections[index].answer(
                    .health(report()),
                    deadline: deadline(settings.exchangeMs)
                )
            case .command(let command):
                // Who has given up on anything but a stop must not be surprised by it later.
                if isAbandoned, !command.isStop { return connections[index].close() }
                pass(command, request.id, from: index)
            }
        }
    }

    private mutating func pass(_ command: OperatorCommand, _ id: String?, from index: Int) {
        do throws(ControlRefusal) {
            let ticket = try take(command, id)
            connections[index].wait(for: ticket, deadline: deadline(settings.engineMs))
        } catch {
            connections[index].answer(.refused(error), deadline: deadline(settings.exchangeMs))
        }
    }

    private func take(
        _ command: OperatorCommand,
        _ id: String?
    ) throws(ControlRefusal) -> CommandTicket {
        if command == .resume, halts.file.isThere { throw .haltFile(halts.file) }
        guard let id else { return try post(command) }
        let ticket = try memory.ticket(id) { () throws(ControlRefusal) in try post(command) }
        guard ticket.command == command else {
            throw ControlRefusal(.malformed, "another command had that id")
        }
        return ticket
    }

    private func post(_ command: OperatorCommand) throws(ControlRefusal) -> CommandTicket {
        let bell = bell
        let ticket = CommandTicket(command) { bell.ring() }
        guard inbox.post(.command(ticket)) else { throw .busy }
        return ticket
    }

    private mutating func answerAll() {
        let now = clock.nanoseconds()
        let patience = UInt64(settings.exchangeMs) * 1_000_000
        for index in connections.indices {
            if let ticket = connections[index].ticket, let outcome = ticket.outcome {
                let answer = ControlAnswer(outcome, to: ticket.command)
                connections[index].answer(answer, deadline: now + patience)
            }
            connections[index].expire(at: now, patience: patience)
        }
        connections.removeAll(where: \.isClosed)
    }
}

extension OperatorCommand {
    /// Whether it takes entries away and nothing else: always safe to do.
    fileprivate var isStop: Bool {
        switch self {
        case .pause, .halt, .limitToExits: true
        case .resume, .flatten, .resetDrawdown, .acceptDrift, .endExitsOnly: false
        }
    }
}
