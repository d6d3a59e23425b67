import TradeModel

/// Messages on their way out: those that have left and those that leave later.
struct Outbox<Message: Sendable & Hashable>: Sendable {
    /// Those that have left, in the order in which they did.
    private(set) var ready: [Outgoing<Message>] = []
    /// Those that leave later, the next one last, so that taking it moves nothing.
    private var delayed: [Outgoing<Message>] = []

    /// When the next message leaves.
    var nextAt: Instant? { delayed.last?.at }

    mutating func send(_ message: Message, at now: Instant) {
        ready.append(Outgoing(at: now, message: message))
    }

    /// Sends `message` in front of the one before it, if both leave at the same instant.
    mutating func sendAhead(_ message: Message, at now: Instant) -> Bool {
        guard let last = ready.last, last.at == now else { return false }
        ready.insert(Outgoing(at: now, message: message), at: ready.count - 1)
        return true
    }

    mutating func send(_ message: Message, later at: Instant) {
        let place = delayed.insertionPoint { $0.at > at }
        delayed.insert(Outgoing(at: at, message: message), at: place)
    }

    /// Lets go everything that is due at `now`.
    mutating func release(upTo now: Instant) {
        while let next = delayed.last, next.at <= now {
            ready.append(next)
            delayed.removeLast()
        }
    }

    mutating func take() -> [Outgoing<Message>] {
        guard !ready.isEmpty else { return [] }
        let messages = ready
        ready = []
        return messages
    }
}
