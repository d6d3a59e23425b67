// Orders as the chronicle has them. Where an order still works, the engine's own state is the one that
// counts: a restart puts every working order in doubt at once.

import Engine
public import Host
import TradeModel

/// Which of a run's orders are asked for.
public enum OrderChoice: Sendable, Hashable {
    /// Every order.
    case all
    /// Those that have not ended or are in doubt.
    case open
    /// Those that were rejected or expired.
    case failed
    /// Those that have not ended, are in doubt, were rejected or expired.
    case openOrFailed

    /// The choice that two flags make.
    public init(isOpen: Bool, isFailed: Bool) {
        self = isOpen ? (isFailed ? .openOrFailed : .open) : (isFailed ? .failed : .all)
    }

    /// Whether a run has such orders.
    public func finds(_ run: StoredRun) -> Bool {
        // Working orders are looked for in the engine too: where the journal's beginning is gone, the
        // chronicle does not know them all.
        !orders(run).isEmpty || (includesOpen && !run.core.orders.working.isEmpty)
    }

    /// What is said when there is none.
    var nothing: String {
        switch self {
        case .all: "No orders."
        case .open: "No order works."
        case .failed: "No order failed."
        case .openOrFailed: "No order works and none failed."
        }
    }

    func orders(_ run: StoredRun) -> [Chronicle.OrderRecord] {
        run.chronicle.orders.filter { includes(OrderChoice.state($0, run)) }
    }

    static func state(_ record: Chronicle.OrderRecord, _ run: StoredRun) -> OrderState {
        run.core.orders[record.order.ordinal]?.state ?? record.state
    }

    private var includesOpen: Bool {
        switch self {
        case .all, .open, .openOrFailed: true
        case .failed: false
        }
    }

    private func includes(_ state: OrderState) -> Bool {
        let isFailed = state == .rejected || state == .expired
        return switch self {
        case .all: true
        case .open: !state.isTerminal
        case .failed: isFailed
        case .openOrFailed: isFailed || !state.isTerminal
        }
    }
}
