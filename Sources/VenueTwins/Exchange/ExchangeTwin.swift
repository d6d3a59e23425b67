// The truth of an exchange with one account, in the manner of Hyperliquid.
//
// Fault model: it never loses a message and never contradicts itself, but it tells the truth out of
// order, twice, late, or, when it is asked too soon after a change, not at all. Invariants: a nonce is
// used at most once; no order is filled beyond its quantity or outside its protection; the balances
// are the initial ones plus fills and drifts; equal seeds and equal requests give equal messages.

import Randomness
public import TradeModel

/// A deterministic exchange.
public struct ExchangeTwin: Sendable {
    /// What is known of an order beside its truth; parallel to the history.
    struct Details: Sendable {
        var expiresAt: Instant
        var reduceOnly: Bool
        /// From when on a query finds it as it is.
        var visibleAt: Instant
        /// When its acknowledgement leaves.
        var acknowledgedAt: Instant
        /// Where its executions stand among all.
        var fills: [Int] = []
    }

    /// How it behaves.
    public let model: ExchangeModel
    /// What it did.
    public internal(set) var counts = ExchangeCounts()
    var account: TwinAccount
    var history = OrderHistory()
    var details: [Details] = []
    var outbox = Outbox<ExchangeMessage>()
    /// Decides what becomes of orders.
    var matching: SplitMix64
    /// Decides how it is told; its draws change nothing in what becomes of orders.
    var telling: SplitMix64
    var now = Instant.distantPast
    /// The earliest instant at which a resting order expires.
    var nextExpiry = Instant.distantFuture
    private var nonces = NonceWindow()
    private var maintenanceUntil = Instant.distantPast

    /// An exchange that holds so much for the account and has no market yet.
    ///
    /// - Parameters:
    ///   - model: how it behaves.
    ///   - instruments: what can be traded, by instrument index; all against one quote asset.
    ///   - quote: quote units that the account owns.
    ///   - bases: base units that it owns, by instrument index; what is missing is 0.
    ///   - seed: where chance starts.
    public init(
        model: ExchangeModel,
        instruments: [Instrument],
        quote: Int128,
        bases: [Int128] = [],
        seed: UInt64
    ) {
        self.model = model
        account = TwinAccount(
            instruments: instruments,
            quote: quote,
            bases: bases,
            feeBps: model.feeBps,
            maxSlipBps: model.maxSlipBps,
            allowsShorting: model.allowsShorting,
            numbering: model.tradeNumbering
        )
        matching = SplitMix64(seed: seed, stream: "exchange.matching")
        telling = SplitMix64(seed: seed, stream: "exchange.telling")
    }

    // MARK: - Time

    /// When the exchange next does something by itself; nil when it waits for others.
    public var nextEvent: Instant? {
        if let release = outbox.nextAt { return min(release, nextExpiry) }
        return nextExpiry == .distantFuture ? nil : nextExpiry
    }

    /// Does everything that is due up to and including `target`. A time before the last one is
    /// taken as that one: the exchange's clock never goes back.
    public mutating func advance(to target: Instant) {
        while let next = nextEvent, next <= target {
            now = max(now, next)
            outbox.release(upTo: now)
            if nextExpiry <= now { expire() }
        }
        now = max(now, target)
    }

    /// The market's true price from `at` on; resting orders that it reaches are executed. A price
    /// that is not positive means that there is no market.
    public mutating func setPrice(
        _ instrument: InstrumentIndex,
        _ mantissa: Int64,
        at: Instant
    ) {
        advance(to: at)
        account.setPrice(instrument, mantissa)
        guard mantissa > 0 else { return }
        for place in history.live where history.orders[place].instrument == instrument {
            match(place)
        }
    }

    /// Everything up to `until` is a maintenance window.
    public mutating func setMaintenance(until: Instant) { maintenanceUntil = until }

    // MARK: - Requests

    /// Takes a request that arrives at `at`; what there is to say comes out of `takeMessages`.
    public mutating func receive(_ request: ExchangeRequest, at: Instant) {
        advance(to: at)
        switch request {
        case .place(let order): place(order)
        case .cancel(let id, let nonce): cancel(id, nonce: nonce)
        case .query(let id): outbox.send(answer(to: id), at: now)
        case .statement: outbox.send(.statement(statementTruth(at: now)), at: now)
        }
    }

    /// Takes the messages that have left the exchange.
    public mutating func takeMessages() -> [Outgoing<ExchangeMessage>] { outbox.take() }

    private mutating func place(_ request: ExchangeOrder) {
        guard now >= maintenanceUntil else {
            counts.maintenanceRefusals += 1
            return outbox.send(.maintenance(request.id), at: now)
        }
        guard nonces.use(request.nonce) else { return refuse(request.id, nonce: request.nonce) }
        guard !history.isLive(request.id) else {
            // The truth keeps one order for this identity: the one that lives.
            counts.refusedDuplicates += 1
            counts.burntNonces += 1
            return tell(.rejected(request.id, .refused))
        }
        if request.isVoid(at: now) { return refuse(request, .expired) }
        if let reason = refusal(of: request) { return refuse(request, .rejected(reason)) }
        accept(request)
    }

    private mutating func cancel(_ id: ClientOrderID, nonce: UInt64) {
        let isInMaintenance = now < maintenanceUntil
        guard !isInMaintenance || matching.chance(perMille: model.silentCancelPerMille) else {
            counts.maintenanceRefusals += 1
            return outbox.send(.maintenance(id), at: now)
        }
        guard nonces.use(nonce) else { return refuse(id, nonce: nonce) }
        guard history.isLive(id), let place = history.place(of: id) else {
            if isInMaintenance { return }
            return outbox.send(.cancelRefused(id), at: now)
        }
        counts.cancels += 1
        guard isInMaintenance else { return end(place, .cancelled) }
        counts.silentCancels += 1
        close(place, .cancelled)
    }

    private mutating func refuse(_ id: ClientOrderID, nonce: UInt64) {
        counts.nonceRefusals += 1
        outbox.send(.nonceRefused(id, nonce: nonce), at: now)
    }

    // MARK: - Queries

    private mutating func answer(to id: ClientOrderID) -> ExchangeMessage {
        guard let place = history.place(of: id) else {
            return .status(id, .notFound, fills: [])
        }
        guard details[place].visibleAt <= now else {
            counts.queriesThatLied += 1
            return .status(id, .notFound, fills: [])
        }
        let order = history.orders[place]
        let fills = details[place].fills.map { account.fills[$0] }
        guard let closure = order.closure else {
            return .status(id, .live(filled: order.filled), fills: fills)
        }
        return .status(id, .ended(closure, filled: order.filled), fills: fills)
    }
}
