import Control
import Synchronization
import TradeModel

/// The last commands that had a name, so that one that is said again is not done again, whichever thread
/// of the control task hears it.
final class CommandMemory: Sendable {
    private let tickets = Mutex<[(id: String, ticket: CommandTicket)]>([])
    private let limit: Int

    init(limit: Int) { self.limit = limit }

    /// The ticket of that name, or a new one under it.
    func ticket(
        _ id: String,
        or make: () throws(ControlRefusal) -> CommandTicket
    ) throws(ControlRefusal) -> CommandTicket {
        try tickets.withLock { (tickets) throws(ControlRefusal) in
            if let known = tickets.last(where: { $0.id == id }) { return known.ticket }
            let ticket = try make()
            if tickets.count >= limit { tickets.removeFirst() }
            tickets.append((id, ticket))
            return ticket
        }
    }
}
