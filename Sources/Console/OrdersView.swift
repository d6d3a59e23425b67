// Orders as the chronicle has them. Where an order still works, the engine's own state is the one that
// counts: a restart puts every working order in doubt at once.

import Engine
import Host
import TradeModel

/// The orders of a run.
enum OrdersView {
    static func all(_ run: StoredRun, openOnly: Bool) -> [Chronicle.OrderRecord] {
        openOnly
            ? run.chronicle.orders.filter { !state($0, run).isTerminal } : run.chronicle.orders
    }

    static func state(_ record: Chronicle.OrderRecord, _ run: StoredRun) -> OrderState {
        run.core.orders[record.order.ordinal]?.state ?? record.state
    }
}
