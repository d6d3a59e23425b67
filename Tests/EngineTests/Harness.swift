import Engine
import Ledger
import Money
import Policies
import Strategies
import Testing
import TradeModel

/// An engine under test. After every step it folds the facts into a copy of the state from before
/// and compares, audits the books, and checks what must hold whatever happened.
struct Harness<S: Strategy> {
    private(set) var engine: Engine<S>
    private let fresh: Engine<S>
    private var steps = 0
    private(set) var now: Instant
    /// What the last step left behind.
    private(set) var last = Effects()
    /// Everything that was sent, in order.
    private(set) var sent: [Order] = []
    private(set) var alerts: [Incident] = []
    private var intended: [OrderOrdinal: Order] = [:]
    private var signed: [OrderOrdinal: SignedIdentity] = [:]
    private var sizes: [Int128]
    private var nextTrade: UInt64 = 1

    init(setup: EngineSetup, cash: Int128, strategy: S) {
        engine = Engine(setup: setup, cash: cash, strategy: strategy)
        fresh = engine
        now = Instant(nanoseconds: 0)
        sizes = Array(repeating: 0, count: setup.instruments.count)
    }

    var core: EngineCore { engine.core }

    mutating func wait(_ span: Instant.Span) { now = now + span }

    @discardableResult
    mutating func step(
        _ event: Event,
        sourceLocation: SourceLocation = #_sourceLocation
    ) -> Effects {
        step(event, at: now, sourceLocation: sourceLocation)
    }

    @discardableResult
    mutating func step(
        _ event: Event,
        at instant: Instant,
        sourceLocation: SourceLocation = #_sourceLocation
    ) -> Effects {
        var folded = engine
        var out = Effects()
        engine.step(event, at: instant, into: &out)
        var problems: [String] = []
        for fact in out.facts {
            problems += entryProblems(fact, before: folded.core)
            problems += signingProblems(fact, before: folded.core)
            let before = folded.core.orders.working
            folded.apply(fact)
            problems += transitionProblems(before, folded.core.orders)
            note(fact)
        }
        if folded != engine { problems.append("the facts do not fold to the state") }
        steps += 1
        if steps % 8 == 0 { problems += snapshotProblems() }
        problems += engine.core.ledger.audit().map { "audit: \($0)" }
        problems += effectProblems(out)
        problems += stateProblems()
        problems += outsideProblems(event, out)
        if !problems.isEmpty {
            Issue.record("after \(event): \(problems)", sourceLocation: sourceLocation)
        }
        last = out
        return out
    }

    // MARK: - What must hold

    /// A snapshot of the state, taken into a new engine of the same make, is the state.
    private func snapshotProblems() -> [String] {
        var writer = StateWriter()
        engine.save(to: &writer)
        var reader = StateReader(writer.bytes)
        var restored = fresh
        do throws(StateError) {
            try restored.restore(from: &reader)
            try reader.finish()
        } catch {
            return ["a snapshot cannot be read: \(error)"]
        }
        return restored == engine ? [] : ["a snapshot is not the state"]
    }

    private mutating func note(_ fact: Fact) {
        switch fact.change {
        case .orderIntended(let order): intended[order.ordinal] = order
        case .orderSigned(let ordinal, let identity): signed[ordinal] = identity
        case .filled(let fill, let instrument, let side, _):
            sizes[instrument.position] += fill.quantity.units * side.sign
        default: break
        }
    }

    /// An entry is intended only where new risk is allowed; an exit never beyond what is held.
    private func entryProblems(_ fact: Fact, before core: EngineCore) -> [String] {
        guard case .orderIntended(let order) = fact.change else { return [] }
        var problems: [String] = []
        let position = core.positions[order.instrument.position]
        let held = core.ledger.holding(order.instrument).size
        if order.ordinal.value != core.lastOrdinal.value + 1 { problems.append("ordinal") }
        if order.quantity == .zero { problems.append("an empty order") }
        if order.purpose.isEntry {
            if !core.mode.allowsEntries { problems.append("an entry in \(core.mode)") }
            if core.unresolvedOrders > 0 { problems.append("an entry beside unresolved orders") }
            if core.isRoomLow { problems.append("an entry without room in the journal") }
            if isLeaving(order.instrument, core, at: fact.at) {
                problems.append("an entry to a position that is to be given up")
            }
            if core.price(order.instrument, at: fact.at).value == nil {
                problems.append("an entry at an unknown price")
            }
            if core.knownEquity(at: fact.at) == nil { problems.append("equity is unknown") }
            let judgement = core.tokens[order.instrument.position].judgement
            if core.setup.profile.warden?.veto(judgement, at: fact.at) != nil {
                problems.append("an entry that the Warden vetoes")
            }
            if position.hasWorkingOrder { problems.append("a second order of an instrument") }
            if held * order.side.sign < 0 { problems.append("an entry against the position") }
            if order.reserve > core.ledger.available(core.setup.quote) {
                problems.append("reserves more than is free")
            }
        } else {
            if position.exitOrder != nil { problems.append("a second working exit") }
            if held == 0 || held * order.side.sign > 0 { problems.append("exit of nothing") }
            if order.quantity.units > Int128(held.magnitude) { problems.append("exit too large") }
            // Behind buying a short back stands its collateral; behind a sale stands nothing.
            let collateral = core.ledger[.collateral(order.instrument)]
            if order.reserve > (order.side == .buy ? collateral : 0) {
                problems.append("more stands behind an exit than there is")
            }
        }
        return problems
    }

    /// Whether what is held is to be given up, from what can be seen outside.
    private func isLeaving(
        _ instrument: InstrumentIndex,
        _ core: EngineCore,
        at now: Instant
    ) -> Bool {
        let position = core.positions[instrument.position]
        let size = core.ledger.holding(instrument).size
        guard size != 0 else { return false }
        if position.isToBeFlattened { return true }
        guard let exits = core.setup.profile.exits,
            let price = core.price(instrument, at: now).value
        else { return false }
        var view = ExitView(
            openedBy: size > 0 ? .buy : .sell,
            size: Int128(size.magnitude),
            originalSize: position.originalSize,
            lot: core.setup.instruments[instrument.position].lot,
            entryPrice: position.entryPrice,
            peak: position.peak,
            price: price,
            openedAt: position.openedAt
        )
        view.tiers = position.tiers
        return exits.decide(view, at: now) != nil
    }

    /// One identity for an order, for ever, and none for one that may be at the venue already.
    private func signingProblems(_ fact: Fact, before core: EngineCore) -> [String] {
        guard case .orderSigned(let ordinal, _) = fact.change else { return [] }
        guard let order = core.orders[ordinal] else { return ["signed what does not work"] }
        var problems: [String] = []
        if signed[ordinal] != nil { problems.append("signed twice") }
        if order.isUnresolved { problems.append("signed though nobody knows where it is") }
        return problems
    }

    /// What news from around the engine may change, and what it must.
    private func outsideProblems(_ event: Event, _ out: Effects) -> [String] {
        let told = out.facts.compactMap { fact -> Incident? in
            if case .incident(let incident, _, _) = fact.change { incident } else { nil }
        }
        let alerted = out.effects.compactMap { effect -> Incident? in
            if case .alert(let incident, _, _) = effect { incident } else { nil }
        }
        if told != alerted { return ["told \(alerted), noted \(told)"] }
        switch event {
        case .timeLost:
            let known = core.markets.contains { $0.reading != .unknown }
            return known ? ["a price is known though time was lost"] : []
        case .tailCut: return core.cutEpoch == core.epoch ? [] : ["the cut was not noted"]
        case .deathsWatched:
            return core.deaths.areTooMany && core.mode.allowsEntries ? ["opens after deaths"] : []
        case .room(let isLow): return core.isRoomLow == isLow ? [] : ["room"]
        case .noticed(let incident): return told.contains(incident) ? [] : ["not told"]
        case .statement: return statementProblems(out, told)
        case .judged:
            let moves = out.facts.contains { fact in
                if case .orderIntended = fact.change { true } else { false }
            }
            return moves ? ["a judgement led to an order"] : []
        case .started, .stopped, .candleOpened, .candleClosed, .liquidity, .timer, .venue, .signed,
            .command:
            return []
        }
    }

    /// A statement moves nothing and sends nothing: it may stop new risk.
    private func statementProblems(_ out: Effects, _ told: [Incident]) -> [String] {
        var problems: [String] = []
        for fact in out.facts {
            switch fact.change {
            case .incident, .dayStarted: break
            case .modeChanged(let mode) where mode.contains(.drifted): break
            default: problems.append("a statement led to \(fact.change)")
            }
        }
        let isDrift = told.contains { incident in
            [.positionDiffers, .balanceDiffers, .foreignOrder].contains(incident)
        }
        if isDrift, !core.mode.contains(.drifted) {
            problems.append("a difference stopped nothing")
        }
        return problems
    }

    private func transitionProblems(_ before: [WorkingOrder], _ after: OrderBook) -> [String] {
        before.compactMap { order in
            let next =
                after[order.order.ordinal]?.state
                ?? after.ended(order.order.ordinal)?.closure.state
            guard let next else { return "order \(order.order.ordinal) vanished" }
            if next == order.state || order.state.mayBecome(next) { return nil }
            return "\(order.state) became \(next)"
        }
    }

    private mutating func effectProblems(_ out: Effects) -> [String] {
        var problems: [String] = []
        var seenEntry = false
        for effect in out.effects {
            switch effect {
            case .send(let order):
                if intended[order.ordinal] != order { problems.append("sent without intent") }
                if sent.contains(where: { $0.ordinal == order.ordinal }) {
                    problems.append("sent twice")
                }
                if !order.purpose.isEntry, seenEntry { problems.append("an exit after an entry") }
                seenEntry = seenEntry || order.purpose.isEntry
                sent.append(order)
                if sent.count > 4_096 { sent.removeFirst(2_048) }
            case .cancel(let ordinal):
                if engine.core.orders[ordinal]?.isCancelling != true {
                    problems.append("cancelled without intent")
                }
            case .query(let ordinal):
                if engine.core.orders[ordinal] == nil { problems.append("asks about nothing") }
            case .submit(let ordinal, let identity):
                if engine.core.orders[ordinal]?.signed != identity || signed[ordinal] != identity {
                    problems.append("submitted without a durable identity")
                }
                if !out.facts.contains(where: { $0.change == .orderSigned(ordinal, identity) }) {
                    problems.append("submitted without having been signed")
                }
            case .askStatement: problems.append("the engine asks for no statements")
            case .alert(let incident, _, _): alerts.append(incident)
            }
        }
        return problems
    }

    private func stateProblems() -> [String] {
        var problems: [String] = []
        let core = engine.core
        let held = sizes.indices.filter { sizes[$0] != 0 }.map { InstrumentIndex(UInt32($0)) }
        if core.open != held { problems.append("open \(core.open), held \(held)") }
        for (index, size) in sizes.enumerated()
        where core.ledger.holding(InstrumentIndex(UInt32(index))).size != size {
            problems.append("the size at \(index) is not the sum of its fills")
        }
        let entries = core.orders.working.filter(\.order.purpose.isEntry)
        if entries.map(\.order.ordinal) != core.ledger.openReservations.map(\.ordinal) {
            problems.append("reservations are not those of the working entries")
        }
        for entry in entries {
            let reservation = core.ledger.reservation(entry.order.ordinal)
            if reservation?.isInDoubt != (entry.state == .unknown) {
                problems.append("doubt differs between order and reservation")
            }
        }
        for order in core.orders.working {
            let position = core.positions[order.order.instrument.position]
            let place = order.order.purpose.isEntry ? position.entryOrder : position.exitOrder
            if place != order.order.ordinal { problems.append("an order without its place") }
            if order.filled > order.order.quantity { problems.append("overfilled") }
        }
        return problems
    }
}

// MARK: - Short ways to say what happens

extension Harness {
    mutating func price(_ mantissa: Int64, _ instrument: UInt32 = 0) {
        step(.candleOpened(InstrumentIndex(instrument), Price(mantissa: mantissa, scale: 2)))
    }

    /// A candle of one price closes, and the strategy wants what `wish` says.
    mutating func close(_ mantissa: Int64, wish: Int64, _ instrument: UInt32 = 0) {
        let candle = Candle(
            open: mantissa,
            high: mantissa,
            low: mantissa,
            close: mantissa,
            volume: wish,
            scale: 2
        )
        step(.candleClosed(InstrumentIndex(instrument), candle))
    }

    /// The next fill of `order`: all that remains unless told, at `price`.
    mutating func makeFill(
        _ order: Order,
        units: Int128? = nil,
        price: Int64,
        fee: Int128 = 0
    ) -> Fill {
        nextTrade += 1
        let remaining = core.orders[order.ordinal]?.remaining.units ?? order.quantity.units
        let quantity = units ?? remaining
        return Fill(
            ordinal: order.ordinal,
            trade: TradeID(nextTrade),
            quantity: Quantity(units: quantity),
            price: price,
            notional: quantity * Int128(price),
            fee: fee
        )
    }

    @discardableResult
    mutating func fill(
        _ order: Order,
        units: Int128? = nil,
        price: Int64,
        fee: Int128 = 0
    ) -> Fill {
        let fill = makeFill(order, units: units, price: price, fee: fee)
        step(.venue(.filled(fill)))
        return fill
    }

    mutating func reject(_ order: Order, _ reason: OrderRejection = .refused) {
        step(.venue(.closed(order.ordinal, .rejected(reason))))
    }

    /// Buys `units` at `mantissa` and gets them.
    mutating func open(_ units: Int64, at mantissa: Int64, _ instrument: UInt32 = 0) throws {
        close(mantissa, wish: units, instrument)
        let order = try lastSent()
        fill(order, price: mantissa)
        close(mantissa, wish: 0, instrument)
    }

    /// The order that the last step sent.
    func lastSent(sourceLocation: SourceLocation = #_sourceLocation) throws -> Order {
        try #require(sentNow.last, sourceLocation: sourceLocation)
    }

    /// The orders that the last step sent.
    var sentNow: [Order] {
        last.effects.compactMap { effect in
            if case .send(let order) = effect { order } else { nil }
        }
    }

    /// The incidents that the last step told.
    var alertsNow: [Incident] {
        last.effects.compactMap { effect in
            if case .alert(let incident, _, _) = effect { incident } else { nil }
        }
    }

    var refusals: [EntryRefusal] { last.refusals.map(\.1) }

    func size(_ instrument: UInt32 = 0) -> Int128 {
        core.ledger.holding(InstrumentIndex(instrument)).size
    }

    var free: Int128 { core.ledger.available(core.setup.quote) }
    var reserved: Int128 { core.ledger[.reserved(core.setup.quote)] }
}

extension Harness where S == Scripted {
    /// Instruments whose prices are cents, whose quantities are whole, and whose notional is the
    /// product of both.
    init(
        instruments: Int = 1,
        cash: Int128 = 1_000_000,
        profile: PolicyProfile = .standard,
        feeBps: Int64 = 0,
        maxReadingAge: Instant.Span = .minutes(24 * 60),
        lot: Int128 = 1
    ) {
        let setup = EngineSetup(
            instruments: (0..<instruments).map { index in
                Instrument(
                    base: AssetID(UInt16(index + 1)),
                    quote: AssetID(0),
                    priceScale: 2,
                    baseDecimals: 0,
                    quoteDecimals: 2,
                    lot: lot,
                    maxReadingAge: maxReadingAge
                )
            },
            assetCount: instruments + 1,
            quote: AssetID(0),
            profile: profile,
            feeBps: feeBps
        )
        self.init(setup: setup, cash: cash, strategy: Scripted(instruments: instruments))
    }
}

extension PolicyProfile {
    /// The standard exits and limits wide enough never to matter, changed by `change`.
    static func loose(
        risk change: (inout RiskLimits) -> Void = { _ in },
        exits changeExits: (inout ExitProfile) -> Void = { _ in }
    ) -> PolicyProfile {
        var limits = RiskLimits(
            maxPositions: 1_000,
            maxWorkingOrders: 1_000,
            maxPositionBps: 10_000,
            maxPositionUnits: nil,
            maxExposureBps: 10_000,
            dailyLossBps: 10_000,
            maxConsecutiveLosses: 1_000,
            halveAfterLosses: 1_000,
            drawdownBps: 10_000,
            cooldown: .zero,
            allowsAveraging: false
        )
        change(&limits)
        var exits = ExitProfile.standard
        changeExits(&exits)
        return PolicyProfile(name: "test", risk: limits, exits: exits)
    }

    /// Loose limits and exit rules that never fire.
    /// Loose, with tokens that are judged.
    static var guarded: PolicyProfile {
        var profile = PolicyProfile.loose()
        profile.warden = .standard
        return profile
    }

    static func quiet(risk change: (inout RiskLimits) -> Void = { _ in }) -> PolicyProfile {
        loose(risk: change) { exits in
            exits.stopLossBps = 10_000
            exits.takeProfits = []
            exits.trailingStopBps = 10_000
            exits.timeDecayAfter = .minutes(1_000_000)
        }
    }
}
