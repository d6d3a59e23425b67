// How everything outside the engine thread reaches it.
//
// Two bounded lanes. Market: the latest reading of an instrument replaces one that has not been
// taken yet, and replaced ones are counted. Account: lossless and in order; when it is full the
// sender is told, and whoever sends fills must stop opening. A replay pulls its market data itself
// and uses the account lane alone, so it drops nothing.

import Synchronization
public import TradeModel

/// A message to the engine thread.
public enum Message: Sendable, Hashable {
    /// Stop opening, flush, exit. Leaves no trace in the books.
    case stop
    /// A venue's report, or a command that nobody waits for.
    case event(Event)
    /// An operator's command, and the place for what becomes of it.
    case command(CommandTicket)
}

/// The engine thread's bounded mailbox.
public final class Inbox: Sendable {
    private struct Lanes {
        var account: [Message] = []
        var market: [(instrument: InstrumentIndex, event: Event)] = []
        var replaced = 0
    }

    private let lanes = Mutex(Lanes())
    private let hasMail = Atomic<Bool>(false)
    private let accountLimit: Int
    private let marketLimit: Int

    /// An empty inbox that holds so many messages in each lane.
    public init(accountLimit: Int = 4_096, marketLimit: Int = 65_536) {
        precondition(accountLimit > 0 && marketLimit > 0, "a lane holds something")
        self.accountLimit = accountLimit
        self.marketLimit = marketLimit
    }

    /// Puts a message into the account lane; false when the lane is full, and then it is not in it.
    public func post(_ message: Message) -> Bool {
        let taken = lanes.withLock { lanes in
            guard lanes.account.count < accountLimit else { return false }
            lanes.account.append(message)
            return true
        }
        if taken { hasMail.store(true, ordering: .releasing) }
        return taken
    }

    /// Puts a reading into the market lane in the place of an older one of the same instrument;
    /// false when the lane is full of other instruments.
    public func post(_ event: Event, of instrument: InstrumentIndex) -> Bool {
        let taken = lanes.withLock { lanes in
            if let place = lanes.market.firstIndex(where: { $0.instrument == instrument }) {
                lanes.market[place].event = event
                lanes.replaced += 1
                return true
            }
            guard lanes.market.count < marketLimit else { return false }
            lanes.market.append((instrument, event))
            return true
        }
        if taken { hasMail.store(true, ordering: .releasing) }
        return taken
    }

    /// Takes everything out: the account lane first, in order, then the latest readings.
    public func take() -> [Message] {
        guard hasMail.load(ordering: .acquiring) else { return [] }
        return lanes.withLock { lanes in
            hasMail.store(false, ordering: .relaxed)
            let messages = lanes.account + lanes.market.map { .event($0.event) }
            lanes.account.removeAll(keepingCapacity: true)
            lanes.market.removeAll(keepingCapacity: true)
            return messages
        }
    }

    /// Readings that were replaced before they were taken.
    public var replacedReadings: Int { lanes.withLock { $0.replaced } }
}
