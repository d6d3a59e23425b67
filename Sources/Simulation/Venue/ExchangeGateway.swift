// The gateway to an exchange. Its rules of evidence:
//   - "not found" proves nothing until the venue's own clock is past the order's last moment by more
//     than its index can lag;
//   - a refused nonce proves nothing: another copy of the very request may have used it;
//   - "in maintenance" proves nothing either: another copy may have come before the window;
//   - "ended" counts when every fill that it speaks of has been handed on.

import Engine
import Money
import TradeModel
import VenueTwins

/// A node's side of an exchange connection.
struct ExchangeGateway: Sendable {
    /// A request is void when it arrives later than so long after its signing.
    static let requestLife = Instant.Span.seconds(10)
    /// An entry rests at most so long.
    static let restingLife = Instant.Span.seconds(90)
    /// How long after an order's last moment "not found" is believed.
    static let patience = Instant.Span.seconds(5)

    private let epoch: UInt32
    /// Whether an order's end is handed on at once, before the fills that it speaks of: what many
    /// adapters do, and what the engine must survive.
    private let isHasty: Bool
    private var nextNonce: UInt32 = 0
    /// Whether orders get an identity before they leave.
    let signs: Bool
    /// The venue's time when it was heard first: an order from before can live so long and no longer.
    private var firstHeard: Instant?
    /// Without identities: when the orders sent by this gateway can live no longer.
    private var lastMoments: [OrderOrdinal: Instant] = [:]
    /// The venue's time when it was heard last, and ours.
    private var venueTime: (said: Instant, heardAt: Instant)?

    /// The gateway of the engine's `epoch`-th start: nonces of different starts never meet.
    init(epoch: UInt32, isHasty: Bool, signs: Bool) {
        self.epoch = epoch
        self.signs = signs
        self.isHasty = isHasty
    }

    /// Notes the venue's time; a message that was overtaken says nothing new.
    mutating func heard(_ said: Instant, at now: Instant) {
        if firstHeard == nil { firstHeard = said }
        if let venueTime, venueTime.said >= said { return }
        venueTime = (said, now)
    }

    private func venueNow(at now: Instant) -> Instant? {
        venueTime.map { $0.said + (now - $0.heardAt) }
    }

    private mutating func nonce() -> UInt64 {
        nextNonce += 1
        return UInt64(epoch) << 32 | UInt64(nextNonce)
    }

    mutating func sign(_ order: WorkingOrder, at now: Instant) -> [Reaction] {
        guard let venueNow = venueNow(at: now) else {
            return [.request(.statement(askedAt: now))]
        }
        let life =
            order.order.purpose.isEntry
            ? ExchangeGateway.restingLife : ExchangeGateway.requestLife
        let ordinal = order.order.ordinal
        let identity = SignedIdentity(
            transaction: TransactionID(
                nonce(),
                UInt64(order.order.epoch),
                ordinal.value,
                UInt64(bitPattern: (venueNow + ExchangeGateway.requestLife).milliseconds)
            ),
            lastValid: UInt64(bitPattern: (venueNow + life).milliseconds)
        )
        return [.event(.signed(ordinal, identity))]
    }

    func submit(_ order: WorkingOrder, _ identity: SignedIdentity) -> [Reaction] {
        let intent = order.order
        let lastMoment = Instant(milliseconds: Int64(bitPattern: identity.lastValid))
        let request = ExchangeOrder(
            id: intent.clientID,
            nonce: identity.transaction.first,
            instrument: intent.instrument,
            side: intent.side,
            quantity: intent.quantity.units,
            protection: intent.protection,
            timeInForce: intent.purpose.isEntry ? .resting(until: lastMoment) : .immediate,
            reduceOnly: !intent.purpose.isEntry,
            expiresAfter: Instant(
                milliseconds: Int64(bitPattern: identity.transaction.fourth)
            )
        )
        return [.request(.exchange(.place(request)))]
    }

    mutating func cancel(_ order: WorkingOrder) -> [Reaction] {
        guard order.signed != nil || !signs else { return [] }
        return [.request(.exchange(.cancel(order.order.clientID, nonce: nonce())))]
    }

    mutating func read(
        _ message: ExchangeMessage,
        leftAt: Instant,
        orders: OrderBook,
        at now: Instant
    ) -> [Reaction] {
        heard(leftAt, at: now)
        switch message {
        case .accepted(let id): return [.event(.venue(.acknowledged(id.ordinal)))]
        case .rejected(let id, let reason):
            return [.event(.venue(.closed(id.ordinal, .rejected(reason))))]
        case .fill(let fill): return [event(of: fill)]
        case .ended(let id, let closure, let filled):
            return ended(id, closure, filled: filled, orders)
        case .cancelRefused(let id): return ask(id, orders)
        case .status(let id, let status, let fills):
            return fills.map { event(of: $0) }
                + answer(id, status, fills, leftAt: leftAt, orders)
        case .nonceRefused(let id, _), .maintenance(let id):
            guard orders[id.ordinal] != nil else { return [] }
            return [.event(.venue(.unknown(id.ordinal)))]
        case .statement: return []
        }
    }

    private func answer(
        _ id: ClientOrderID,
        _ status: ExchangeOrderStatus,
        _ fills: [TwinFill],
        leftAt: Instant,
        _ orders: OrderBook
    ) -> [Reaction] {
        guard let order = orders[id.ordinal] else { return [] }
        switch status {
        case .live: return [.event(.venue(.acknowledged(id.ordinal)))]
        case .ended(let closure, _):
            // All that was filled stands in the same answer.
            return closure == .filled ? [] : [.event(.venue(.closed(id.ordinal, closure)))]
        case .notFound:
            guard let lastMoment = lastMoment(of: order) else { return [] }
            guard leftAt - lastMoment > ExchangeGateway.patience else { return [] }
            return [.event(.venue(.closed(id.ordinal, .expired)))]
        }
    }

    /// The last instant of the venue's clock at which the order can live.
    private func lastMoment(of order: WorkingOrder) -> Instant? {
        if let identity = order.signed {
            return Instant(milliseconds: Int64(bitPattern: identity.lastValid))
        }
        guard !signs else { return nil }
        return lastMoments[order.order.ordinal]
            ?? firstHeard.map { $0 + ExchangeGateway.restingLife }
    }

    // MARK: - Without identities

    mutating func submitUnsigned(_ order: WorkingOrder, at now: Instant) -> [Reaction] {
        let ordinal = order.order.ordinal
        guard let venueNow = venueNow(at: now) else {
            return [.event(.venue(.closed(ordinal, .rejected(.unavailable))))]
        }
        let expiry = venueNow + ExchangeGateway.requestLife
        let isEntry = order.order.purpose.isEntry
        let lastMoment = isEntry ? venueNow + ExchangeGateway.restingLife : expiry
        lastMoments[ordinal] = lastMoment
        let identity = SignedIdentity(
            transaction: TransactionID(
                nonce(),
                UInt64(order.order.epoch),
                ordinal.value,
                UInt64(bitPattern: expiry.milliseconds)
            ),
            lastValid: UInt64(bitPattern: lastMoment.milliseconds)
        )
        return submit(order, identity)
    }

    func queryUnsigned(_ order: WorkingOrder, at now: Instant) -> [Reaction] {
        [.request(.exchange(.query(order.order.clientID)))]
    }

    private func ended(
        _ id: ClientOrderID,
        _ closure: OrderClosure,
        filled: Int128,
        _ orders: OrderBook
    ) -> [Reaction] {
        guard let order = orders[id.ordinal] else { return [] }
        if closure == .filled { return ask(id, orders) }
        if order.filled.units < filled, !isHasty { return ask(id, orders) }
        return [.event(.venue(.closed(id.ordinal, closure)))]
    }

    private func ask(_ id: ClientOrderID, _ orders: OrderBook) -> [Reaction] {
        guard let order = orders[id.ordinal], order.remaining > .zero else { return [] }
        return [.request(.exchange(.query(id)))]
    }

    private func event(of fill: TwinFill) -> Reaction {
        .event(.venue(.filled(fill.report)))
    }
}
