// The truth of a chain and of one account on it, in the manner of Solana.
//
// Fault model: broadcasts are dropped or land late, blocks are undone before they are final, and
// answers come from nodes that are behind. Invariants: a transaction is executed at most once at any
// time, and never in a block above its last valid height; what is final stays; a node's status and
// height are of one and the same instant, so that a finalized height above the last valid one,
// without a result, proves that the transaction is dead. Equal seeds and requests give equal messages.

import Randomness
public import TradeModel

/// A deterministic chain.
public struct ChainTwin: Sendable {
    /// How it behaves.
    public let model: ChainModel
    /// What it did.
    public internal(set) var counts = ChainCounts()
    let clock: ChainClock
    var account: TwinAccount
    var history = OrderHistory()
    /// Every transaction, parallel to the orders of the history that are not foreign.
    var transactions: [ChainTransaction] = []
    /// The places of those whose fate is not final, ascending.
    var pending: [Int] = []
    /// Decides what becomes of transactions.
    var landing: SplitMix64
    /// Decides which node answers; its draws change nothing in what becomes of transactions.
    var nodes: SplitMix64
    var now: Instant
    /// When the next thing happens to a transaction.
    private var nextStep = Instant.distantFuture
    /// How many executions of an order stand.
    var executed: [ClientOrderID: Int] = [:]
    var landings: UInt64 = 0
    private var outbox = Outbox<ChainMessage>()
    private var places: [TransactionID: Int] = [:]

    /// A chain that holds so much for the account and has no market yet.
    ///
    /// - Parameters:
    ///   - model: how it behaves.
    ///   - instruments: what can be traded, by instrument index; all against one quote asset.
    ///   - quote: quote units that the account owns.
    ///   - bases: base units that it owns, by instrument index; what is missing is 0.
    ///   - start: when the chain stands at its initial height.
    ///   - seed: where chance starts.
    public init(
        model: ChainModel,
        instruments: [Instrument],
        quote: Int128,
        bases: [Int128] = [],
        start: Instant,
        seed: UInt64
    ) {
        self.model = model
        clock = ChainClock(model: model, start: start, seed: seed)
        account = TwinAccount(
            instruments: instruments,
            quote: quote,
            bases: bases,
            feeBps: model.feeBps,
            maxSlipBps: model.maxSlipBps,
            allowsShorting: false,
            numbering: model.tradeNumbering
        )
        landing = SplitMix64(seed: seed, stream: "chain.landing")
        nodes = SplitMix64(seed: seed, stream: "chain.nodes")
        now = start
    }

    // MARK: - Time

    /// When the chain next does something to a transaction; nil where none is open. Blocks that
    /// concern nobody are not events.
    public var nextEvent: Instant? { nextStep == .distantFuture ? nil : nextStep }

    /// Does everything that is due up to and including `target`. A time before the last one is
    /// taken as that one: the chain's clock never goes back.
    public mutating func advance(to target: Instant) {
        while nextStep != .distantFuture, nextStep <= target {
            now = max(now, nextStep)
            if let place = pending.first(where: { transactions[$0].nextAt <= now }) {
                step(place)
            }
            findNextStep()
        }
        now = max(now, target)
    }

    /// The market's true price from `at` on. A price that is not positive means that there is no
    /// market.
    public mutating func setPrice(
        _ instrument: InstrumentIndex,
        _ mantissa: Int64,
        at: Instant
    ) {
        advance(to: at)
        account.setPrice(instrument, mantissa)
    }

    private mutating func findNextStep() {
        nextStep = .distantFuture
        for place in pending { nextStep = min(nextStep, transactions[place].nextAt) }
    }

    // MARK: - Requests

    /// Takes a request that arrives at `at`; the answer comes out of `takeMessages`.
    public mutating func receive(_ request: ChainRequest, at: Instant) {
        advance(to: at)
        switch request {
        case .submit(let signed):
            submit(signed)
            send(.submitted(signed.id))
        case .status(let id): send(.status(id, status(of: places[id])))
        case .latestBlockhash:
            let time = answeringNode()
            let finalized = clock.finalizedHeight(at: time)
            send(.height(finalized: finalized, latest: clock.height(at: time)))
        case .statement: send(.statement(statement()))
        }
    }

    /// Takes the answers that have left.
    public mutating func takeMessages() -> [Outgoing<ChainMessage>] { outbox.take() }

    private mutating func send(_ message: ChainMessage) { outbox.send(message, at: now) }

    private mutating func submit(_ signed: SignedTransaction) {
        if let place = places[signed.id] {
            counts.rebroadcasts += 1
            guard history.orders[transactions[place].place].closure == nil else { return }
            broadcast(place)
            return findNextStep()
        }
        let newest = clock.height(at: now) + min(model.validity, 1 << 32)
        guard signed.lastValidHeight <= newest else {
            // No block of the past has that blockhash; a later one may, so nothing is remembered.
            counts.unknownBlockhashes += 1
            return
        }
        counts.transactions += 1
        places[signed.id] = transactions.count
        pending.append(transactions.count)
        let order = history.accept(truth(of: signed))
        transactions.append(ChainTransaction(signed: signed, place: order, fate: drawFate()))
        expireUnlessItLands(transactions.count - 1)
        broadcast(transactions.count - 1)
        findNextStep()
        // One that came after its time is dead at once.
        advance(to: now)
    }

    private func truth(of signed: SignedTransaction) -> TwinOrder {
        TwinOrder(
            id: signed.order,
            instrument: signed.instrument,
            side: signed.side,
            quantity: signed.quantity,
            protection: signed.protection,
            receivedAt: now,
            isForeign: false
        )
    }

    private mutating func drawFate() -> ChainTransaction.Fate {
        let draw = landing.below(1_000)
        if draw < model.neverLandingPerMille { return .never }
        return draw < model.neverLandingPerMille + model.lateLandingPerMille ? .late : .open
    }

    // MARK: - Truth of a transaction

    /// The transaction's order; nil where the chain never received it.
    public func order(_ id: TransactionID) -> TwinOrder? {
        places[id].map { history.orders[transactions[$0].place] }
    }
}
