// The paper venue. It keeps nothing of its own: it is a fold of the journal's facts, so that after a
// kill it is rebuilt exactly. A durable intent counts as received at intent time plus latency,
// whether or not anybody noted that it was sent.
//
// Fault model: none of its own. Latency, refusals and partial fills are part of the model and fall
// the same way at every restart.

import Money
public import TradeModel

/// A simulated exchange for market orders with protection prices.
public struct PaperVenue: Sendable, Hashable {
    struct Tape: Sendable, Hashable {
        var closePrice: Int64 = 0
        var closedAt: Instant = .distantPast
        var volume: Int64 = -1

        mutating func take(_ candle: Candle, at now: Instant) {
            closePrice = candle.close
            closedAt = now
            volume = candle.volume
        }
    }

    /// How it behaves.
    public let model: PaperVenueModel
    private let instruments: [PaperInstrument]
    private let chance: Chance
    var tapes: [Tape]
    /// Ascending by ordinal.
    var pending: [PendingOrder] = []
    /// Whether there is an order at all: asked at every event, so it costs no call.
    public internal(set) var hasOrders = false

    /// A venue without orders.
    public init(model: PaperVenueModel, instruments: [PaperInstrument]) {
        self.model = model
        self.instruments = instruments
        chance = Chance(seed: model.seed)
        tapes = Array(repeating: Tape(), count: instruments.count)
    }

    // MARK: - Facts in

    /// Takes the facts from position `first` on in: durable ones where they are intents.
    public mutating func observe(_ facts: [Fact], from first: Int) {
        for place in first..<facts.count {
            // Nearly every fact is one of these two; handing it on would copy all of it.
            switch facts[place].change {
            case .candleClosed(let instrument, let candle):
                closed(instrument, candle, at: facts[place].at)
            case .candleOpened(let instrument, let price):
                if hasOrders { opened(instrument, price, at: facts[place].at) }
            case .orderIntended, .orderAcknowledged, .filled, .orderClosed, .cancelIntended,
                .incident:
                observe(facts[place])
            case .started, .readingRefused, .liquidityRead, .readingLost, .orderInDoubt,
                .dayStarted, .entriesBlocked, .drawdownLatched, .drawdownReset, .modeChanged,
                .flattenAsked, .exitsChecked, .orderSigned, .tailCut, .readingsForgotten,
                .roomChanged, .stopped, .tokenJudged, .entryVetoed, .entryCleared:
                break
            }
        }
    }

    /// Takes a fact in: a durable one where it is an intent.
    public mutating func observe(_ fact: Fact) {
        switch fact.change {
        case .candleOpened(let instrument, let price):
            if hasOrders { opened(instrument, price, at: fact.at) }
        case .candleClosed(let instrument, let candle): closed(instrument, candle, at: fact.at)
        case .orderIntended(let order): receive(order)
        case .orderAcknowledged(let ordinal): update(ordinal) { $0.isAcknowledged = true }
        case .filled(let fill, _, _, _): filled(fill)
        case .orderClosed(let ordinal, _):
            pending.removeAll { $0.order.ordinal == ordinal }
            hasOrders = !pending.isEmpty
        case .cancelIntended(let ordinal):
            let at = fact.at + model.latency
            update(ordinal) { $0.cancelAt = at }
        case .incident(.unbookableFill, _, let ordinal):
            // Said again it would be refused again, for ever: it waits for another price.
            if let ordinal { update(ordinal) { $0.match = nil } }
        case .started, .readingRefused, .liquidityRead, .readingLost, .orderInDoubt, .dayStarted,
            .entriesBlocked, .drawdownLatched, .drawdownReset, .modeChanged, .flattenAsked,
            .exitsChecked, .orderSigned, .tailCut, .readingsForgotten, .roomChanged, .stopped,
            .tokenJudged, .entryVetoed, .entryCleared,
            .incident:
            break
        }
    }

    private mutating func receive(_ order: Order) {
        let refusal = chance.draw(.isRefused, order.ordinal, fill: 0, below: 10_000)
        var entry = PendingOrder(
            order: order,
            receivedAt: order.intendedAt + model.latency,
            isRefused: refusal < UInt64(max(0, model.rejectionBps))
        )
        let tape = tapes[order.instrument.position]
        if model.fillRule == .close, tape.closedAt >= entry.receivedAt, tape.closePrice > 0 {
            entry.match = PendingOrder.Match(
                price: tape.closePrice,
                at: entry.receivedAt,
                depth: nil
            )
        }
        pending.append(entry)
        hasOrders = true
    }

    private mutating func filled(_ fill: Fill) {
        update(fill.ordinal) { order in
            order.filled += fill.quantity.units
            order.spent += fill.notional + fill.fee
            order.fills += 1
            order.match = nil
        }
    }

    private mutating func opened(_ instrument: InstrumentIndex, _ price: Int64, at now: Instant) {
        let depth: Int128?
        switch model.fillRule {
        case .close: return
        case .nextOpen: depth = nil
        case .depth(let shareBps): depth = self.depth(instrument, shareBps: shareBps)
        }
        match(instrument, price, depth: depth, at: now)
    }

    @inline(__always)
    private mutating func closed(
        _ instrument: InstrumentIndex,
        _ candle: Candle,
        at now: Instant
    ) {
        tapes[instrument.position].take(candle, at: now)
        if model.fillRule == .close, hasOrders {
            match(instrument, candle.close, depth: nil, at: now)
        }
    }

    private mutating func match(
        _ instrument: InstrumentIndex,
        _ price: Int64,
        depth: Int128?,
        at now: Instant
    ) {
        for place in pending.indices
        where pending[place].order.instrument == instrument && pending[place].receivedAt <= now {
            pending[place].match = PendingOrder.Match(price: price, at: now, depth: depth)
        }
    }

    private func depth(_ instrument: InstrumentIndex, shareBps: Int64) -> Int128 {
        let volume = tapes[instrument.position].volume
        guard volume > 0 else { return 0 }
        let description = instruments[instrument.position]
        let decimals = description.instrument.baseDecimals
        let units =
            decimals >= description.volumeScale
            ? Int128(volume) * .powerOfTen(decimals - description.volumeScale)
            : Int128(volume) / .powerOfTen(description.volumeScale - decimals)
        return units.multiplied(
            by: Int128(shareBps),
            dividedBy: 10_000,
            rounding: .towardZero
        ) ?? units
    }

    private mutating func update(
        _ ordinal: OrderOrdinal,
        _ change: (inout PendingOrder) -> Void
    ) {
        guard let place = pending.firstIndex(where: { $0.order.ordinal == ordinal }) else {
            return
        }
        change(&pending[place])
    }

    // MARK: - Outcomes out

    /// The next thing that the venue will say, and when; nil when it waits for the market.
    public var nextOutcome: (at: Instant, report: VenueReport)? {
        var next: (at: Instant, report: VenueReport)?
        for order in pending {
            guard let outcome = outcome(of: order) else { continue }
            if let best = next, best.at <= outcome.at { continue }
            next = outcome
        }
        return next
    }

    /// What it answers when it is asked about an order: whether it has it.
    public func answer(_ ordinal: OrderOrdinal) -> VenueReport? {
        pending.contains { $0.order.ordinal == ordinal } ? .acknowledged(ordinal) : nil
    }

    private func outcome(of entry: PendingOrder) -> (at: Instant, report: VenueReport)? {
        let ordinal = entry.order.ordinal
        if entry.isRefused {
            return (entry.receivedAt, .closed(ordinal, .rejected(.refused)))
        }
        if !entry.isAcknowledged { return (entry.receivedAt, .acknowledged(ordinal)) }
        if let match = entry.match, match.at <= entry.cancelAt ?? .distantFuture,
            let report = execution(of: entry, match)
        {
            return (match.at, report)
        }
        // A price that offers nothing does not hold a cancellation up.
        return entry.cancelAt.map { ($0, .closed(ordinal, .cancelled)) }
    }

    /// What comes of an order that meets a price; nil when nothing can be filled at it.
    private func execution(
        of entry: PendingOrder,
        _ match: PendingOrder.Match
    ) -> VenueReport? {
        let order = entry.order
        if let protection = order.protection,
            order.side == .buy ? match.price > protection : match.price < protection
        {
            return .closed(order.ordinal, .rejected(.slippage))
        }
        let units = fillable(entry, match)
        guard units > 0 else { return nil }
        let description = instruments[order.instrument.position].instrument
        let rounding: Rounding = order.side == .buy ? .up : .down
        guard let notional = description.notional(match.price, units: units, rounding: rounding),
            let fee = notional.multiplied(
                by: Int128(model.feeBps),
                dividedBy: 10_000,
                rounding: .up
            )
        else { return .closed(order.ordinal, .rejected(.refused)) }
        let fill = Fill(
            ordinal: order.ordinal,
            trade: TradeID(order.ordinal.value << 32 | UInt64(entry.fills)),
            quantity: Quantity(units: units),
            price: match.price,
            notional: notional,
            fee: fee
        )
        // Selling what is held brings money in; everything else is paid from what was set aside.
        guard order.side == .buy || order.purpose.isEntry else { return .filled(fill) }
        let covered = cover(of: entry, units)
        if notional + fee <= covered { return .filled(fill) }
        guard !order.purpose.isEntry else {
            return .closed(order.ordinal, .rejected(.insufficientFunds))
        }
        return .filled(atBankruptcy(fill, covered: covered))
    }

    /// The quote units that stand behind `units` of an order: behind an entry all that its earlier
    /// fills have left, behind buying a short back its share of the collateral. What an earlier
    /// fill did not need of its share is free cash again and may be used elsewhere by now.
    private func cover(of entry: PendingOrder, _ units: Int128) -> Int128 {
        if entry.order.purpose.isEntry { return entry.order.reserve - entry.spent }
        return entry.order.reserve.multiplied(
            by: units,
            dividedBy: entry.order.quantity.units,
            rounding: .down
        ) ?? 0
    }

    /// A short whose buying back costs more than stands behind it is closed for what does, as
    /// venues with an insurance fund do: an account never owes more than its collateral.
    private func atBankruptcy(_ fill: Fill, covered: Int128) -> Fill {
        let fee = min(fill.fee, covered)
        return Fill(
            ordinal: fill.ordinal,
            trade: fill.trade,
            quantity: fill.quantity,
            price: fill.price,
            notional: covered - fee,
            fee: fee
        )
    }

    private func fillable(_ entry: PendingOrder, _ match: PendingOrder.Match) -> Int128 {
        let lot = instruments[entry.order.instrument.position].instrument.lot
        var units = min(entry.remaining, match.depth ?? entry.remaining)
        let draw = chance.draw(
            .isPartial,
            entry.order.ordinal,
            fill: entry.fills,
            below: 10_000
        )
        if draw < UInt64(max(0, model.partialFillBps)) {
            let share = chance.draw(.share, entry.order.ordinal, fill: entry.fills, below: 9)
            units = max(lot, units * Int128(share + 1) / 10)
            units = min(units, entry.remaining)
        }
        return units == entry.remaining ? units : units - units % lot
    }

    // MARK: - State

    /// Appends every pending order to a canonical encoding, through `append`.
    public func encode(_ append: (Int128) -> Void) {
        append(Int128(pending.count))
        for entry in pending {
            append(Int128(entry.order.ordinal.value))
            append(Int128(entry.receivedAt.nanoseconds))
            append(entry.filled)
            append(Int128(entry.fills))
            append(entry.spent)
            append(Int128(entry.match?.price ?? -1))
            append(Int128(entry.match?.at.nanoseconds ?? -1))
            append(Int128(entry.cancelAt?.nanoseconds ?? -1))
        }
    }
}
