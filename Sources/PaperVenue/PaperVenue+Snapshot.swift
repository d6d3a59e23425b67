// The paper venue in a snapshot: the last candle of each instrument and the orders that it has.

import Money
public import TradeModel

extension PaperVenue {
    /// Writes the venue's state.
    public func save(to writer: inout StateWriter) {
        writer.append(tapes) { writer, tape in
            writer.append(tape.closePrice)
            writer.append(tape.closedAt)
            writer.append(tape.volume)
        }
        writer.append(pending) { writer, entry in
            writer.append(entry.order)
            writer.append(entry.receivedAt)
            writer.append(entry.isRefused)
            writer.append(entry.isAcknowledged)
            writer.append(entry.filled)
            writer.append(entry.fills)
            writer.append(entry.spent)
            writer.append(entry.match) { writer, match in
                writer.append(match.price)
                writer.append(match.at)
                writer.append(match.depth) { $0.append($1) }
            }
            writer.append(entry.cancelAt) { $0.append($1) }
        }
    }

    /// Takes the state of a snapshot; the venue must be new, of the same model and instruments.
    public mutating func restore(from reader: inout StateReader) throws(StateError) {
        let count = tapes.count
        tapes = try reader.list("tapes", count: count) { (reader) throws(StateError) in
            var tape = Tape()
            tape.closePrice = try reader.integer("tape's price")
            tape.closedAt = try reader.instant("tape's time")
            tape.volume = try reader.integer("tape's volume")
            return tape
        }
        pending = try reader.list("orders at the paper venue") { (reader) throws(StateError) in
            try PendingOrder(from: &reader, instruments: count)
        }
        hasOrders = !pending.isEmpty
    }
}

extension PendingOrder {
    fileprivate init(from reader: inout StateReader, instruments: Int) throws(StateError) {
        self.init(
            order: try reader.order(instruments: instruments),
            receivedAt: try reader.instant("time of arrival"),
            isRefused: try reader.bool("refusal")
        )
        isAcknowledged = try reader.bool("acknowledgement")
        filled = try reader.integer("filled quantity", in: 0...order.quantity.units)
        fills = try reader.integer("number of fills")
        spent = try reader.integer("spent amount", in: 0...Int128.max)
        match = try reader.optional("match") { (reader) throws(StateError) in
            Match(
                price: try reader.integer("matched price"),
                at: try reader.instant("time of the match"),
                depth: try reader.optional("depth") { (reader) throws(StateError) in
                    try reader.integer("depth", in: 0...Int128.max)
                }
            )
        }
        cancelAt = try reader.optional("cancellation") { (reader) throws(StateError) in
            try reader.instant("time of the cancellation")
        }
    }
}
