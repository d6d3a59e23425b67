// One operator's connection as a state machine: a request comes in, it waits for the engine, an answer
// goes out. It never waits itself, and each of the three has its end.

import Control
import SystemIO

/// A connection to the control socket.
struct ControlConnection: Sendable {
    private enum Stage {
        case reading(RequestLine)
        case waiting(CommandTicket)
        case writing(ArraySlice<UInt8>)
        case closed
    }

    /// What reading led to.
    enum Arrival {
        /// Nothing for the engine, yet or ever.
        case nothing
        /// A request; `isAbandoned` when whoever sent it is gone.
        case request(ControlRequest, isAbandoned: Bool)
    }

    private let socket: LocalConnection
    private var stage = Stage.reading(RequestLine())
    private var deadline: UInt64

    init(_ socket: LocalConnection, deadline: UInt64) {
        self.socket = socket
        self.deadline = deadline
    }

    /// Whether nothing is left to do.
    var isClosed: Bool {
        if case .closed = stage { return true }
        return false
    }

    /// Whether its request is not whole.
    var isReading: Bool {
        if case .reading = stage { return true }
        return false
    }

    /// The command that it waits for.
    var ticket: CommandTicket? {
        if case .waiting(let ticket) = stage { return ticket }
        return nil
    }

    /// What it waits for.
    var watch: Watch {
        switch stage {
        case .reading: Watch(socket.descriptor, reads: true)
        case .waiting, .closed: Watch(socket.descriptor)
        case .writing: Watch(socket.descriptor, writes: true)
        }
    }

    /// Does what can be done without waiting.
    mutating func advance(_ seen: Watch) -> Arrival {
        switch stage {
        case .reading(var line):
            guard seen.isReadable || seen.isGone else { return .nothing }
            return read(&line, isGone: seen.isGone)
        case .waiting, .closed:
            // The command runs its course; nobody wants to know of it any more.
            if seen.isGone { stage = .closed }
        case .writing: if seen.isWritable || seen.isGone { write() }
        }
        return .nothing
    }

    /// The engine has been told.
    mutating func wait(for ticket: CommandTicket, deadline: UInt64) {
        stage = .waiting(ticket)
        self.deadline = deadline
    }

    /// Answers, as far as that goes at once.
    mutating func answer(_ answer: ControlAnswer, deadline: UInt64) {
        stage = .writing(answer.line[...])
        self.deadline = deadline
        write()
    }

    /// Lets go of it without a word.
    mutating func close() { stage = .closed }

    /// Its time is up: who is slow hears of it once, who does not listen either is let go of.
    mutating func expire(at now: UInt64, patience: UInt64) {
        guard now >= deadline else { return }
        switch stage {
        case .reading:
            let refusal = ControlRefusal(.tooSlow, "the request did not come to its end in time")
            answer(.refused(refusal), deadline: now + patience)
        case .waiting: answer(.refused(.late), deadline: now + patience)
        case .writing, .closed: stage = .closed
        }
    }

    private mutating func read(_ line: inout RequestLine, isGone: Bool) -> Arrival {
        switch socket.receive(limit: line.room) {
        case .nothing: return .nothing
        case .end:
            if line.isEmpty {
                stage = .closed
            } else {
                answer(.refused(line.atEnd), deadline: deadline)
            }
            return .nothing
        case .bytes(let bytes):
            do throws(ControlRefusal) {
                guard let request = try line.take(bytes) else {
                    stage = .reading(line)
                    return .nothing
                }
                return .request(request, isAbandoned: isGone)
            } catch {
                answer(.refused(error), deadline: deadline)
                return .nothing
            }
        }
    }

    private mutating func write() {
        guard case .writing(let bytes) = stage else { return }
        guard let sent = socket.send(bytes), sent < bytes.count else {
            stage = .closed
            return
        }
        stage = .writing(bytes.dropFirst(sent))
    }
}

extension ControlRefusal {
    static let late = ControlRefusal(
        .late,
        "the engine did not make it durable in time; it may still do so"
    )
    static let ended = ControlRefusal(
        .ended,
        "the engine ended before the command was durable; say it again"
    )
    static let busy = ControlRefusal(
        .busy,
        "the engine has more to do than it can take in: try again"
    )
}
