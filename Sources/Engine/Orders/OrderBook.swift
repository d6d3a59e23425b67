import Money
public import TradeModel

/// The engine's own orders: those that work, ascending by ordinal, and the latest that have ended,
/// for fills that come late.
public struct OrderBook: Sendable, Hashable {
    /// Orders that have not ended, oldest first.
    public private(set) var working: [WorkingOrder] = []
    /// The latest ended orders, in the order of their end; at most `endedLimit`.
    public private(set) var ended: [Order] = []
    private var endings: [OrderClosure] = []
    /// What of each ended order was not filled, and may still be by fills that come late.
    private var endedRemaining: [Quantity] = []
    private var endedAt: [Instant] = []
    private var oldestEnded = 0

    /// How many ended orders are remembered.
    public static let endedLimit = 256

    init() {}

    /// The working order `ordinal`, or nil.
    public subscript(ordinal: OrderOrdinal) -> WorkingOrder? {
        position(of: ordinal).map { working[$0] }
    }

    /// The remembered ended order `ordinal`, and how it ended.
    public func ended(_ ordinal: OrderOrdinal) -> (order: Order, closure: OrderClosure)? {
        guard let place = ended.firstIndex(where: { $0.ordinal == ordinal }) else { return nil }
        return (ended[place], endings[place])
    }

    /// When the remembered ended order `ordinal` ended; nil for other orders.
    func endTime(_ ordinal: OrderOrdinal) -> Instant? {
        ended.firstIndex { $0.ordinal == ordinal }.map { endedAt[$0] }
    }

    /// The remembered orders that were cancelled or expired after `instant` with something unfilled: a
    /// fill of them may still be on its way. What a venue refused it has not executed.
    func endedUnfilled(since instant: Instant) -> [(order: Order, remaining: Quantity)] {
        ended.indices.filter { place in
            guard endedAt[place] > instant, endedRemaining[place] > .zero else { return false }
            return endings[place] == .cancelled || endings[place] == .expired
        }
        .map { (ended[$0], endedRemaining[$0]) }
    }

    /// What of the remembered ended order `ordinal` was never filled; nothing for other orders.
    func remainingAfterEnd(_ ordinal: OrderOrdinal) -> Quantity {
        ended.firstIndex { $0.ordinal == ordinal }.map { endedRemaining[$0] } ?? .zero
    }

    /// Notes a fill that came after the order's end.
    mutating func fillAfterEnd(_ ordinal: OrderOrdinal, _ quantity: Quantity) {
        guard let place = ended.firstIndex(where: { $0.ordinal == ordinal }) else { return }
        endedRemaining[place] = endedRemaining[place] - quantity
    }

    mutating func insert(_ order: Order) {
        precondition(
            working.last.map { $0.order.ordinal < order.ordinal } ?? true,
            "ordinals ascend"
        )
        working.append(WorkingOrder(order))
    }

    mutating func update(_ ordinal: OrderOrdinal, _ change: (inout WorkingOrder) -> Void) {
        guard let place = position(of: ordinal) else { return }
        let before = working[place].state
        change(&working[place])
        let after = working[place].state
        precondition(
            before == after || before.mayBecome(after),
            "an order never goes from \(before) to \(after)"
        )
    }

    /// Whatever works is in doubt from here.
    mutating func doubtAll() {
        for place in working.indices {
            working[place].state = .unknown
            working[place].isUnresolved = true
        }
    }

    mutating func end(
        _ ordinal: OrderOrdinal,
        _ closure: OrderClosure,
        at now: Instant
    ) -> WorkingOrder? {
        guard let place = position(of: ordinal) else { return nil }
        let order = working.remove(at: place)
        precondition(
            order.state.mayBecome(closure.state),
            "an order never goes from \(order.state) to \(closure.state)"
        )
        if ended.count < OrderBook.endedLimit {
            ended.append(order.order)
            endings.append(closure)
            endedRemaining.append(order.remaining)
            endedAt.append(now)
        } else {
            ended[oldestEnded] = order.order
            endings[oldestEnded] = closure
            endedRemaining[oldestEnded] = order.remaining
            endedAt[oldestEnded] = now
            oldestEnded = (oldestEnded + 1) % OrderBook.endedLimit
        }
        return order
    }

    private func position(of ordinal: OrderOrdinal) -> Int? {
        let place = working.insertionPoint { $0.order.ordinal < ordinal }
        guard place < working.count, working[place].order.ordinal == ordinal else { return nil }
        return place
    }

    // MARK: - Snapshots

    func save(to writer: inout StateWriter) {
        writer.append(working) { $1.save(to: &$0) }
        writer.append(ended) { $0.append($1) }
        writer.append(endings) { $0.append($1) }
        writer.append(endedRemaining) { $0.append($1.units) }
        writer.append(endedAt) { $0.append($1) }
        writer.append(oldestEnded)
    }

    mutating func restore(
        from reader: inout StateReader,
        instruments: Int
    ) throws(StateError) {
        working = try reader.list("working orders") { (reader) throws(StateError) in
            try WorkingOrder(from: &reader, instruments: instruments)
        }
        guard zip(working, working.dropFirst()).allSatisfy({ $0.order.ordinal < $1.order.ordinal })
        else { throw .impossible("order of the working orders") }
        ended = try reader.list("ended orders", limit: Self.endedLimit) {
            (reader) throws(StateError) in
            try reader.order(instruments: instruments)
        }
        endings = try reader.list("ends of orders", count: ended.count) {
            (reader) throws(StateError) in try reader.closure()
        }
        endedRemaining = try reader.list("rests of orders", count: ended.count) {
            (reader) throws(StateError) in try reader.quantity()
        }
        endedAt = try reader.list("times of ends", count: ended.count) {
            (reader) throws(StateError) in try reader.instant("time of an end")
        }
        oldestEnded = try reader.integer("oldest ended order", in: 0...(Self.endedLimit - 1))
    }
}
