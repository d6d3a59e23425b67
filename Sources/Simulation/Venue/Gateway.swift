// What stands between engine and venue: effects become requests, messages become events. It knows how
// each kind of venue proves that an order is dead, and says nothing about an order without proof. It
// keeps nothing that a crash must not lose.

import Engine
import TradeModel
import VenueTwins

#if MUTANTS
    import Mutants
#endif

/// A node's side of the connection to one venue.
enum Gateway: Sendable {
    case exchange(ExchangeGateway)
    case chain(ChainGateway)

    /// An order decided longer ago is not signed any more: the price that it was decided at has gone.
    static let longestUnsigned = Instant.Span.seconds(8)

    /// Gives an order the identity under which it will be sent, or asks for what that needs first.
    mutating func sign(_ order: WorkingOrder, at now: Instant) -> [Reaction] {
        switch self {
        case .exchange(var gateway):
            let reactions = gateway.sign(order, at: now)
            self = .exchange(gateway)
            return reactions
        case .chain(var gateway):
            let reactions = gateway.sign(order, at: now)
            self = .chain(gateway)
            return reactions
        }
    }

    /// Sends an order by its client id alone, or asks for the time that it needs first.
    mutating func submitUnsigned(_ order: WorkingOrder, at now: Instant) -> [Reaction] {
        guard case .exchange(var gateway) = self else { return [] }
        let reactions = gateway.submitUnsigned(order, at: now)
        self = .exchange(gateway)
        return reactions
    }

    /// The request that carries a signed order.
    func submit(_ order: WorkingOrder, _ identity: SignedIdentity) -> [Reaction] {
        switch self {
        case .exchange(let gateway): gateway.submit(order, identity)
        case .chain(let gateway): gateway.submit(order, identity)
        }
    }

    mutating func cancel(_ order: WorkingOrder) -> [Reaction] {
        switch self {
        case .exchange(var gateway):
            let reactions = gateway.cancel(order)
            self = .exchange(gateway)
            return reactions
        // A transaction cannot be called back: it lands or its height passes.
        case .chain: return []
        }
    }

    /// Asks about an order. One without an identity has not left yet: it is signed, or given up when
    /// the price that it was decided at has gone.
    mutating func query(_ order: WorkingOrder, at now: Instant) -> [Reaction] {
        if case .exchange(let gateway) = self, !gateway.signs {
            return gateway.queryUnsigned(order, at: now)
        }
        guard let identity = order.signed else {
            if !mayBeSigned(order) { return queryByClientID(order) }
            if now - order.order.intendedAt > Gateway.longestUnsigned {
                return [.event(.venue(.closed(order.order.ordinal, .rejected(.unavailable))))]
            }
            return sign(order, at: now)
        }
        switch self {
        case .exchange: return [.request(.exchange(.query(order.order.clientID)))]
        case .chain(let gateway): return gateway.query(order, identity)
        }
    }

    /// Whether an order has certainly never left: it is of this start.
    private func mayBeSigned(_ order: WorkingOrder) -> Bool {
        let epoch =
            switch self {
            case .exchange(let gateway): gateway.epoch
            case .chain(let gateway): gateway.epoch
            }
        #if MUTANTS
            if Mutant.isActive(.lostIdentitySignedAgain) {
                return order.signed == nil && !order.isUnresolved
            }
        #endif
        return order.signed == nil && order.order.epoch == epoch
    }

    /// Asks about an order whose identity was lost with a torn tail; a chain cannot be asked so.
    private func queryByClientID(_ order: WorkingOrder) -> [Reaction] {
        switch self {
        case .exchange: [.request(.exchange(.query(order.order.clientID)))]
        case .chain: []
        }
    }

    /// What a message means; `leftAt` is the venue's time at which it left.
    mutating func read(
        _ message: VenueMessage,
        leftAt: Instant,
        orders: OrderBook,
        at now: Instant
    ) -> [Reaction] {
        switch (self, message) {
        case (.exchange(var gateway), .exchange(let message)):
            let reactions = gateway.read(message, leftAt: leftAt, orders: orders, at: now)
            self = .exchange(gateway)
            return reactions
        case (.chain(var gateway), .chain(let message)):
            let reactions = gateway.read(message, orders: orders, at: now)
            self = .chain(gateway)
            if case .height = message { return reactions + signWaiting(orders, at: now) }
            return reactions
        case (_, .statement(let statement, let askedAt)):
            if case .exchange(var gateway) = self {
                gateway.heard(leftAt, at: now)
                self = .exchange(gateway)
            }
            // A picture from before the question: what was booked since it was taken is not compared.
            let age = max(.zero, leftAt - statement.asOf)
            let takenAt = Instant(nanoseconds: askedAt.nanoseconds - age.nanoseconds)
            let said = AccountStatement(
                askedAt: takenAt,
                quote: statement.quote,
                positions: statement.bases,
                workingOrders: statement.openOrders
            )
            return [.event(.statement(said))] + signWaiting(orders, at: now)
        case (.exchange, .chain), (.chain, .exchange), (_, .turnedAway): return []
        }
    }

    /// Signs what waits for the time or the height that is now known.
    mutating func signWaiting(_ orders: OrderBook, at now: Instant) -> [Reaction] {
        var reactions: [Reaction] = []
        if case .exchange(let gateway) = self, !gateway.signs { return [] }
        for order in orders.working where mayBeSigned(order) {
            reactions += sign(order, at: now)
        }
        return reactions
    }
}
