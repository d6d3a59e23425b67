// What travels: requests, messages, readings. Between node and venue everything may be lost, late,
// doubled or out of order.

import Desk
import Engine
import TradeModel
import VenueTwins

extension Simulator {
    // MARK: - Out of the node

    /// Whether what leaves was durable before, and may leave at all.
    func judgeSending(_ request: VenueRequest) {
        switch request {
        case .exchange(.place(let order)):
            judgeDoor(
                order.id,
                TransactionID(
                    order.nonce,
                    UInt64(order.id.epoch),
                    order.id.ordinal.value,
                    UInt64(bitPattern: order.expiresAfter?.milliseconds ?? 0)
                ),
                quantity: order.quantity
            )
        case .chain(.submit(let transaction)):
            judgeDoor(transaction.order, transaction.id, quantity: transaction.quantity)
        case .exchange(.cancel):
            if scenario.isDryRun { auditor.find(.dryRunSilent, "a cancellation left a dry run") }
        case .exchange, .chain, .statement, .marketData: break
        }
    }

    private func judgeDoor(
        _ id: ClientOrderID,
        _ identity: TransactionID,
        quantity: Int128
    ) {
        story.tell(now, "node", "sends order \(id)")
        digest.add(Int64(truncatingIfNeeded: identity.first))
        if scenario.isDryRun { auditor.find(.dryRunSilent, "order \(id) left a dry run") }
        if let before = sentUnder[id], before != identity {
            auditor.find(.oneLiveOrder, "order \(id) leaves under a second identity")
        }
        sentUnder[id] = identity
        let intent = durable.intent(epoch: id.epoch, ordinal: id.ordinal.value)
        guard let intent, intent.quantity == quantity else {
            auditor.find(.durableBeforeSend, "order \(id) left and its intent is not durable")
            return
        }
        guard scenario.signsOrders else { return }
        let words = [identity.first, identity.second, identity.third, identity.fourth]
        let bytes = words.flatMap { word in
            (0..<8).map { UInt8(truncatingIfNeeded: word >> (56 - 8 * $0)) }
        }
        if durable.signed(ordinal: id.ordinal.value)?.identity != bytes {
            auditor.find(.durableBeforeSend, "order \(id) left and its identity is not durable")
        }
    }

    // MARK: - At the venue

    func arrive(_ request: VenueRequest, call: UInt64) {
        guard passesDoor(request, call) else { return }
        carry(venue.receive(request, at: now))
        switch request {
        case .exchange(.place(let order)): judgeLife(order.id, order.instrument, order.side)
        case .chain(.submit(let transaction)):
            judgeLife(transaction.order, transaction.instrument, transaction.side)
        case .exchange, .chain, .statement, .marketData: break
        }
    }

    private func judgeLife(
        _ id: ClientOrderID,
        _ instrument: InstrumentIndex,
        _ side: Side
    ) {
        let times = venue.timesAccepted(id)
        if times > 1 {
            auditor.find(.oneLiveOrder, "the venue accepted order \(id) \(times) times")
        }
        let alike = venue.liveOrders.filter {
            !$0.isForeign && $0.instrument == instrument && $0.side == side
        }
        // What a cut has taken from the books may live beside what was decided after it.
        if alike.count > 1, !auditor.hasRotted {
            let names = alike.map { "\($0.id)" }.joined(separator: " and ")
            auditor.find(.oneLiveOrder, "orders \(names) live at the same time")
        }
    }

    /// Takes what the venue says to the network.
    func carry(_ messages: [(at: Instant, message: VenueMessage)]) {
        venueNextAt = venue.nextEvent
        for (at, message) in messages {
            for arrival in network.arrivals(.toNode, at: max(now, at.nanoseconds)) {
                agenda.put(
                    .toNode(message, leftAt: at, connection: connection),
                    at: arrival
                )
            }
        }
    }

    // MARK: - Into the node

    func hear(_ message: VenueMessage, leftAt: Instant, _ connection: Int) {
        guard isUp, connection == self.connection else { return }
        if now < busyUntil {
            agenda.put(.toNode(message, leftAt: leftAt, connection: connection), at: busyUntil)
            return
        }
        if !hearOfDoor(message) { return }
        let reading = clock.reading(at: now)
        guard let orders = desk?.engine.core.orders, let instant = desk?.instant(reading) else {
            return
        }
        if case .statement(_, let askedAt) = message {
            work { desk throws(DeskError) in
                try desk.learn(sourceTime: leftAt.nanoseconds, askedAt: askedAt, reading)
                return []
            }
        }
        react(gateway.read(message, leftAt: leftAt, orders: orders, at: instant))
    }

    func hear(_ reading: FeedReading, _ connection: Int) {
        guard isUp, connection == self.connection else { return }
        if now < busyUntil {
            agenda.put(.reading(reading, connection: connection), at: busyUntil)
            return
        }
        let clocks = clock.reading(at: now)
        guard let dropped = desk?.droppedReadings, let instant = desk?.instant(clocks) else {
            return
        }
        work { desk throws(DeskError) in
            // The auditor knows it before it judges what comes of it; what is dropped at the gate tells
            // the engine nothing.
            let before = auditor.prices[reading.instrument.position]
            auditor.heard(reading, at: instant)
            defer {
                if desk.droppedReadings != dropped { auditor.unhear(reading.instrument, before) }
            }
            return try desk.take(
                reading.event,
                of: reading.instrument,
                madeAt: reading.madeAt,
                clocks
            )
        }
    }
}
