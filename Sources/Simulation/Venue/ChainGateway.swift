// The gateway to a chain. Its rules of evidence:
//   - only a finalized result counts; what is merely processed or confirmed may be undone;
//   - "not found" proves that a transaction is dead only when the same answer's finalized height is
//     past the last one at which it could land: another node's height proves nothing;
//   - the same bytes may be sent again, another transaction for the same order never.

import Engine
import Money
import Randomness
import TradeModel
import VenueTwins

/// A node's side of a chain's RPC connection.
struct ChainGateway: Sendable {
    /// A height heard longer ago is asked for again before anything is signed with it.
    static let heightLife = Instant.Span.seconds(5)
    /// How many blocks a transaction stays valid.
    static let validity: UInt64 = 150

    /// The engine's start that it serves.
    let epoch: UInt32
    private var height: (latest: UInt64, heardAt: Instant)?
    private var isAsking = Instant.distantPast

    /// The gateway of the engine's `epoch`-th start.
    init(epoch: UInt32) { self.epoch = epoch }

    mutating func sign(_ order: WorkingOrder, at now: Instant) -> [Reaction] {
        guard let height, now - height.heardAt <= ChainGateway.heightLife else {
            guard now - isAsking > .milliseconds(500) else { return [] }
            isAsking = now
            return [.request(.chain(.latestBlockhash))]
        }
        let intent = order.order
        // What signing makes of the bytes: a number that nobody else has.
        var mixer = SplitMix64(
            seed: UInt64(intent.epoch) << 48 ^ intent.ordinal.value << 24 ^ height.latest
        )
        let identity = SignedIdentity(
            transaction: TransactionID(mixer.next(), mixer.next(), mixer.next(), mixer.next()),
            lastValid: height.latest + ChainGateway.validity
        )
        return [.event(.signed(intent.ordinal, identity))]
    }

    func submit(_ order: WorkingOrder, _ identity: SignedIdentity) -> [Reaction] {
        let intent = order.order
        let transaction = SignedTransaction(
            id: identity.transaction,
            order: intent.clientID,
            instrument: intent.instrument,
            side: intent.side,
            quantity: intent.quantity.units,
            protection: intent.protection,
            lastValidHeight: identity.lastValid
        )
        return [.request(.chain(.submit(transaction)))]
    }

    /// Asks, and sends the same bytes again: a dropped transaction gets another chance to land.
    func query(_ order: WorkingOrder, _ identity: SignedIdentity) -> [Reaction] {
        [.request(.chain(.status(identity.transaction)))] + submit(order, identity)
    }

    mutating func read(
        _ message: ChainMessage,
        orders: OrderBook,
        at now: Instant
    ) -> [Reaction] {
        switch message {
        case .height(_, let latest):
            height = (latest, now)
            return []
        case .status(let id, let answer):
            guard let order = orders.working.first(where: { $0.signed?.transaction == id })
            else { return [] }
            return read(answer, of: order)
        case .submitted, .statement: return []
        }
    }

    private func read(_ answer: StatusAnswer, of order: WorkingOrder) -> [Reaction] {
        let ordinal = order.order.ordinal
        switch answer.result {
        case .processed, .confirmed: return [.event(.venue(.acknowledged(ordinal)))]
        case .finalized(.executed(let fill)): return [.event(.venue(.filled(fill.report)))]
        case .finalized(.failed(let reason)):
            return [.event(.venue(.closed(ordinal, .rejected(reason))))]
        case .notFound:
            guard let identity = order.signed, answer.contextHeight > identity.lastValid else {
                return []
            }
            return [.event(.venue(.closed(ordinal, .expired)))]
        }
    }
}
