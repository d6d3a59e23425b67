// What people ask about a run, in the order in which it happened. A projection: it is rebuilt from
// the facts whenever it is wanted, and nothing is decided by it.
//
// It changes by `ChronicleChange`s alone. They are made from facts in one place, `Scribe`, and go to a
// chronicle in memory or to rows in a file: that both say the same needs no second piece of code.

import TradeModel

/// The executions, orders, positions, decisions and incidents of a run, and how equity went.
public struct Chronicle: Sendable, Hashable {
    /// Executions, oldest first.
    public private(set) var trades: [Trade] = []
    /// Orders, oldest first.
    public private(set) var orders: [OrderRecord] = []
    /// What was known when each order was decided, oldest first.
    public private(set) var decisions: [Decision] = []
    /// Positions, open and closed, in the order in which they were opened.
    public private(set) var positions: [PositionRecord] = []
    /// Incidents, oldest first.
    public private(set) var notes: [Note] = []
    /// How equity went, oldest first. Between two points it was what the first says.
    public private(set) var equity: [EquityPoint] = []
    /// How often the engine was started.
    public private(set) var starts = 0

    /// Nothing yet.
    public init() {}

    /// What was written down before: the parts as they were read from a file.
    public init(
        trades: [Trade],
        orders: [OrderRecord],
        decisions: [Decision],
        positions: [PositionRecord],
        notes: [Note],
        equity: [EquityPoint],
        starts: Int
    ) {
        self.trades = trades
        self.orders = orders
        self.decisions = decisions
        self.positions = positions
        self.notes = notes
        self.equity = equity
        self.starts = starts
    }

    /// Takes a change in.
    public mutating func apply(_ change: ChronicleChange) {
        switch change {
        case .started: starts += 1
        case .ordered(let record): orders.append(record)
        case .orderMoved(let ordinal, let move): update(ordinal, move)
        case .decided(let decision): decisions.append(decision)
        case .traded(let trade): trades.append(trade)
        case .positionOpened(let record): positions.append(record)
        case .positionChanged(let instrument, let change):
            // The one that was opened last there: an instrument has one position at a time.
            guard let place = positions.lastIndex(where: { $0.instrument == instrument }) else {
                return
            }
            positions[place].apply(change)
        case .noted(let note): notes.append(note)
        case .equityMoved(let point): equity.append(point)
        }
    }

    /// The order `ordinal`; ordinals ascend, so it is found by halving.
    private mutating func update(_ ordinal: OrderOrdinal, _ move: OrderMove) {
        let place = orders.insertionPoint { $0.order.ordinal < ordinal }
        guard place < orders.count, orders[place].order.ordinal == ordinal else { return }
        orders[place].apply(move)
    }
}
