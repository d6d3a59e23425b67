import TradeModel

/// The last commands that had a name, so that one that is said again is not done again.
struct CommandMemory: Sendable {
    private var tickets: [(id: String, ticket: CommandTicket)] = []
    private let limit: Int

    init(limit: Int) { self.limit = limit }

    subscript(id: String) -> CommandTicket? { tickets.last { $0.id == id }?.ticket }

    mutating func remember(_ ticket: CommandTicket, as id: String) {
        if tickets.count >= limit { tickets.removeFirst() }
        tickets.append((id, ticket))
    }
}
