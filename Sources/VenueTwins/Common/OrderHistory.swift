import TradeModel

/// Every order that a venue received, and which of them live.
///
/// Invariant: `live` holds the places of exactly the orders without a closure, ascending, so that a
/// tick costs what the living cost and not what the dead do.
struct OrderHistory: Sendable {
    private(set) var orders: [TwinOrder] = []
    private(set) var live: [Int] = []
    private var latest: [ClientOrderID: Int] = [:]
    private var accepted: [ClientOrderID: Int] = [:]
    private var foreignOrders: UInt64 = 0

    /// The place of the order that was last received under `id`.
    func place(of id: ClientOrderID) -> Int? { latest[id] }

    func timesAccepted(_ id: ClientOrderID) -> Int { accepted[id] ?? 0 }

    func order(_ id: ClientOrderID) -> TwinOrder? { latest[id].map { orders[$0] } }

    var liveOrders: [TwinOrder] { live.map { orders[$0] } }

    func isLive(_ id: ClientOrderID) -> Bool {
        guard let place = latest[id] else { return false }
        return orders[place].closure == nil
    }

    /// Takes an order in that lives from now on.
    mutating func accept(_ order: TwinOrder) -> Int {
        accepted[order.id, default: 0] += 1
        live.append(orders.count)
        return append(order)
    }

    /// Takes an order in that never lived.
    mutating func refuse(_ order: TwinOrder, _ closure: OrderClosure) -> Int {
        var refused = order
        refused.closure = closure
        refused.endedAt = order.receivedAt
        return append(refused)
    }

    private mutating func append(_ order: TwinOrder) -> Int {
        orders.append(order)
        latest[order.id] = orders.count - 1
        return orders.count - 1
    }

    mutating func setFilled(_ units: Int128, at place: Int) { orders[place].filled = units }

    mutating func end(_ place: Int, _ closure: OrderClosure, at now: Instant) {
        orders[place].closure = closure
        orders[place].endedAt = now
        let position = live.insertionPoint { $0 < place }
        if position < live.count, live[position] == place { live.remove(at: position) }
    }

    /// An identity for an order of somebody else.
    mutating func nextForeignID() -> ClientOrderID {
        var id: ClientOrderID
        repeat {
            foreignOrders += 1
            id = ClientOrderID(epoch: .max, ordinal: OrderOrdinal(foreignOrders))
        } while latest[id] != nil
        return id
    }
}
