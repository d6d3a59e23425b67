// The engine's state, except its strategy's, to a snapshot and back.

import Ledger
import Policies
import TradeModel

#if MUTANTS
    import Mutants
#endif

extension EngineCore {
    func save(to writer: inout StateWriter) {
        ledger.save(to: &writer)
        writer.append(markets) { $1.save(to: &$0) }
        writer.append(positions) { $1.save(to: &$0) }
        writer.append(open) { $0.append($1.value) }
        orders.save(to: &writer)
        trades.save(to: &writer)
        risk.save(to: &writer)
        writer.append(mode.code)
        writer.append(epoch)
        writer.append(startedAt)
        writer.append(cutEpoch)
        writer.append(lastOrdinal)
        writer.append(clock)
        writer.append(exitsCheckedAt)
        tally.save(to: &writer)
        fillDigest.save(to: &writer)
        writer.append(isRoomLow)
        deaths.save(to: &writer)
        writer.append(tokens) { $1.save(to: &$0) }
    }

    mutating func restore(from reader: inout StateReader) throws(StateError) {
        let count = setup.instruments.count
        try ledger.restore(from: &reader)
        markets = try reader.list("markets", count: count) { (reader) throws(StateError) in
            try Market(from: &reader)
        }
        positions = try reader.list("positions", count: count) { (reader) throws(StateError) in
            try Position(from: &reader)
        }
        open = try reader.list("open positions", limit: count) { (reader) throws(StateError) in
            try reader.instrument(of: count)
        }
        try orders.restore(from: &reader, instruments: count)
        try trades.restore(from: &reader)
        try risk.restore(from: &reader)
        guard let mode = Mode(code: try reader.integer("mode")) else { throw .impossible("mode") }
        self.mode = mode
        epoch = try reader.integer("epoch")
        startedAt = try reader.instant("start")
        cutEpoch = try reader.integer("epoch of the last cut")
        lastOrdinal = try reader.ordinal()
        clock = try reader.instant("clock")
        exitsCheckedAt = try reader.instant("time of the last check of exits")
        try tally.restore(from: &reader)
        try fillDigest.restore(from: &reader)
        isRoomLow = try reader.bool("room")
        try deaths.restore(from: &reader)
        tokens = try reader.list("tokens", count: count) { (reader) throws(StateError) in
            try TokenStanding(from: &reader)
        }
        try check()
        #if MUTANTS
            if Mutant.isActive(.snapshotDropsCooldown) {
                for place in positions.indices { positions[place].lastClosedAt = nil }
            }
        #endif
    }

    /// What the steps rely on, and what a state that was saved keeps.
    private func check() throws(StateError) {
        let held = setup.instruments.indices.map { InstrumentIndex(UInt32($0)) }.filter(isHeld)
        guard open == held else { throw .impossible("list of open positions") }
        for working in orders.working {
            guard working.order.ordinal <= lastOrdinal, working.filled <= working.order.quantity
            else { throw .impossible("list of working orders") }
        }
        for order in orders.working.map(\.order) + orders.ended {
            guard case .exit(.takeProfit, let tier) = order.purpose else { continue }
            guard tier < Tiers.limit else { throw .impossible("tier of an order") }
        }
        for reservation in ledger.openReservations where orders[reservation.ordinal] == nil {
            throw .impossible("reservation without an order")
        }
        for position in positions {
            for ordinal in [position.entryOrder, position.exitOrder] {
                if let ordinal, orders[ordinal] == nil {
                    throw .impossible("order of a position")
                }
            }
        }
    }
}
