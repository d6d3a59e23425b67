// The books in a snapshot: balances, reservations, holdings. The tables of assets and instruments are the
// run's and are not repeated.

import Money
public import TradeModel

#if MUTANTS
    import Mutants
#endif

extension Ledger {
    /// Writes the books.
    public func save(to writer: inout StateWriter) {
        writer.append(balances) { $0.append($1) }
        writer.append(reservations) { writer, reservation in
            writer.append(reservation.ordinal)
            writer.append(reservation.asset.index)
            writer.append(reservation.remaining)
            writer.append(reservation.isInDoubt)
            #if MUTANTS
                writer.append(reservation.cashBefore)
                writer.append(reservation.isUntouched)
            #endif
        }
        writer.append(holdings) { writer, holding in
            writer.append(holding.size)
            writer.append(holding.cost)
            writer.append(holding.entryFees)
            writer.append(holding.realised)
            writer.append(holding.realisedThisTrip)
        }
    }

    /// Takes the books of a snapshot in the place of these, which must be of the same assets and
    /// instruments. Books that do not balance are refused, and these are as they were.
    public mutating func restore(from reader: inout StateReader) throws(StateError) {
        var restored = self
        restored.balances = try reader.list("balances", count: balances.count) {
            (reader) throws(StateError) in try reader.integer("balance")
        }
        restored.reservations = try reader.list("reservations") { (reader) throws(StateError) in
            try Reservation(from: &reader, assetCount: assetCount)
        }
        restored.holdings = try reader.list("holdings", count: holdings.count) {
            (reader) throws(StateError) in
            var holding = Holding()
            holding.size = try reader.integer("position's size")
            holding.cost = try reader.integer("position's cost")
            holding.entryFees = try reader.integer("position's entry fees")
            holding.realised = try reader.integer("realised result")
            holding.realisedThisTrip = try reader.integer("result of the round trip")
            return holding
        }
        #if MUTANTS
            if Mutant.isActive(.snapshotDropsReserve), !restored.reservations.isEmpty {
                let reservation = restored.reservations.removeLast()
                restored.move(
                    reservation.remaining,
                    from: .reserved(reservation.asset),
                    to: .cash(reservation.asset)
                )
            }
        #endif
        let ordinals = restored.reservations.map(\.ordinal)
        guard zip(ordinals, ordinals.dropFirst()).allSatisfy({ $0 < $1 }),
            restored.audit().isEmpty
        else { throw .impossible("set of books") }
        self = restored
    }
}

extension Reservation {
    fileprivate init(
        from reader: inout StateReader,
        assetCount: Int
    ) throws(StateError) {
        let ordinal = try reader.ordinal()
        let last = UInt16(clamping: max(0, assetCount - 1))
        self.init(
            ordinal: ordinal,
            asset: AssetID(try reader.integer("reservation's asset", in: 0...last)),
            remaining: try reader.integer("reservation", in: 0...Int128.max)
        )
        isInDoubt = try reader.bool("doubt about a reservation")
        #if MUTANTS
            cashBefore = try reader.integer("cash before a reservation")
            isUntouched = try reader.bool("use of a reservation")
        #endif
    }
}
