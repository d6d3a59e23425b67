// An independent judge of the run. It sees what goes in and out of the node, what is on the disk, and
// the truth at the venue, keeps its own naive books, and compares after every event. It uses none of
// the engine's rules: where it repeats one, it is written anew from what the rule promises.

import Engine
import Ledger
import Money
import Policies
import TradeModel
import VenueTwins

/// Checks every invariant of a run.
struct Auditor: Sendable {
    /// The checks that are made.
    private let enabled: Set<Invariant>
    /// What was found broken, at most a few.
    private(set) var findings: [Finding] = []
    /// How many events were looked at.
    private(set) var step = 0
    private(set) var now: Int64 = 0

    // What is known.
    var books: NaiveBooks
    var prices: [PriceWatch]
    private(set) var intents: [UInt64: AuditedIntent] = [:]
    private var working: [OrderOrdinal] = []
    /// The last acknowledged word of the operator about entries.
    private(set) var isStopped = false
    private(set) var isLimitedToExits = false
    private(set) var isLatched = false
    /// Whether the engine died too often and nobody has said resume since.
    var diedTooOften = false
    /// Which positions the operator wants closed.
    private(set) var isFlattening: [Bool]
    /// Which positions the operator ever wanted closed: a crash can take the closing back, and not the
    /// wish.
    private(set) var mayFlatten: [Bool]
    /// The day on which the losses must have stopped entries.
    private(set) var stoppedDay: Int64 = .min
    var policies: PolicyProfile
    /// Whether somebody else changed the account: from here on books and venue may differ.
    var hasDrifted = false
    /// Whether a durable record rotted and was cut: the venue may have orders that the books lack.
    private(set) var hasRotted = false
    /// Whether the gateway reports the end of an order before all of its fills are there.
    var isHasty = false
    private(set) var isDrifted = false
    private var hasLostCount = false
    /// Whether a difference from the venue was ever told.
    private(set) var hasAlertedDrift = false
    private var lateSince: [Int64]
    /// The highest price believed since each position was opened.
    private(set) var peaks: [Int64]
    /// What was known of each price after each reading, by the engine's time.
    private var heard: [[(at: Instant, watch: PriceWatch)]]
    private var upSince: Int64 = 0
    /// Until when the node was suspended or waited for its disk.
    var awakeSince: Int64 = 0
    /// The engine's time when an order ended last: fills of it may come for a while.
    private(set) var lastEndAt = Instant.distantPast
    /// What the Warden told of each instrument.
    var verdicts: [[ToldVerdict]]
    /// Where a token has failed that is held, and a person has to hear of it now.
    var isFailOwed: [Bool]
    /// What waits and leaves between node and venue.
    var line = LineWatch()
    /// The engine's time when it was started last.
    var startInstant = Instant.distantPast

    init(enabled: Set<Invariant>, policies: PolicyProfile) {
        self.enabled = enabled
        self.policies = policies
        let count = Account.instruments.count
        books = NaiveBooks(cash: Account.cash, instruments: count)
        prices = Array(repeating: PriceWatch(), count: count)
        lateSince = Array(repeating: .max, count: count)
        isFlattening = Array(repeating: false, count: count)
        mayFlatten = isFlattening
        heard = Array(repeating: [], count: count)
        peaks = Array(repeating: 0, count: count)
        verdicts = Array(repeating: [], count: count)
        isFailOwed = isFlattening
    }

    /// Whether nothing was found broken.
    var isContent: Bool { findings.isEmpty }

    mutating func tick(at now: Int64) {
        step += 1
        self.now = now
    }

    func checks(_ invariant: Invariant) -> Bool { enabled.contains(invariant) }

    /// Notes a broken invariant.
    mutating func find(_ invariant: Invariant, _ words: String) {
        guard enabled.contains(invariant), findings.count < 8 else { return }
        findings.append(Finding(invariant: invariant, at: now, step: step, words: words))
    }

    // MARK: - What goes on

    /// The process is up with what its journal held.
    mutating func started(_ journal: DurableJournal, core: EngineCore, at now: Int64) {
        upSince = now
        lateSince = Array(repeating: .max, count: lateSince.count)
        recall(journal)
        recallVerdicts(journal)
        isFailOwed = isFailOwed.map { _ in false }
        books = NaiveBooks(cash: Account.cash, instruments: prices.count)
        intents = [:]
        working = core.orders.working.map(\.order.ordinal)
        for intent in journal.intentsInOrder {
            intents[intent.ordinal] = AuditedIntent(intent)
        }
        for fill in journal.fillsInOrder {
            books.add(AuditedFill(fill, of: intents[fill.ordinal]))
        }
    }

    /// Of what was heard, an engine knows after a restart what it had written down, and that it is old.
    private mutating func recall(_ journal: DurableJournal) {
        for index in prices.indices {
            let last = journal.lastReadings[UInt32(index)]
            let known = heard[index].last { $0.at.nanoseconds == last }
            prices[index] = known?.watch ?? PriceWatch()
            prices[index].age()
            heard[index] = known.map { [$0] } ?? []
        }
    }

    /// A reading reached the engine at `instant` and passed its gate.
    mutating func heard(_ reading: FeedReading, at instant: Instant) {
        let index = reading.instrument.position
        prices[index].hear(
            reading.price,
            isSound: reading.isSound,
            madeAt: reading.madeAt,
            at: now
        )
        heard[index].append((instant, prices[index]))
        if books.positions[index].size > 0 {
            peaks[index] = max(peaks[index], prices[index].price)
        }
        // What is not written down by the next commit: a batch holds a few hundred facts.
        if heard[index].count > 600 { heard[index].removeFirst(300) }
    }

    /// The last reading of the instrument was dropped at the gate after all.
    mutating func unhear(_ instrument: InstrumentIndex, _ before: PriceWatch) {
        prices[instrument.position] = before
        heard[instrument.position].removeLast()
    }

    /// A fill was handed to the engine at `instant`. One that names no order of ours is nobody's.
    mutating func delivered(_ fill: Fill, at instant: Instant) {
        guard let intent = intents[fill.ordinal.value] else { return }
        let isNew = !books.trades.contains(fill.trade.value)
        let before = books.positions[intent.instrument].closedAt
        let wasFlat = books.positions[intent.instrument].size == 0
        let losses = books.lossStreak
        books.add(
            AuditedFill(
                trade: fill.trade.value,
                ordinal: fill.ordinal.value,
                instrument: intent.instrument,
                isEntry: intent.isEntry,
                tier: intent.takeProfitTier,
                intendedAt: intent.at,
                quantity: fill.quantity.units,
                notional: fill.notional,
                fee: fill.fee,
                at: instant
            )
        )
        let position = books.positions[intent.instrument]
        if position.closedAt != before { peaks[intent.instrument] = 0 }
        if intent.isEntry, isNew {
            peaks[intent.instrument] = max(peaks[intent.instrument], fill.price)
        }
        if position.closedAt != before { isFlattening[intent.instrument] = false }
        if wasFlat, position.size > 0 { opened(intent.instrument) }
        if books.lossStreak > losses, let risk = policies.risk,
            books.lossesToday >= risk.maxConsecutiveLosses
        {
            stoppedDay = instant.day
        }
        if isNew, !isHasty { checkTier(intent, position) }
    }

    /// The operator's word was acknowledged.
    mutating func acknowledged(_ command: OperatorCommand) {
        switch command {
        case .pause, .halt: isStopped = true
        case .resume: isStopped = false
        case .acceptDrift: isDrifted = false
        case .limitToExits: isLimitedToExits = true
        case .endExitsOnly:
            isLimitedToExits = false
            diedTooOften = false
        case .flatten:
            isFlattening = books.positions.map { $0.size > 0 }
            for index in mayFlatten.indices where isFlattening[index] { mayFlatten[index] = true }
        case .resetDrawdown: isLatched = false
        }
    }

    /// The last batch rotted and was cut: what it said, be it an operator's word, nobody knows any more.
    mutating func rotted() {
        hasRotted = true
        isStopped = false
        isLimitedToExits = false
        isLatched = false
        diedTooOften = false
        stoppedDay = .min
    }

    /// A person is told.
    mutating func alerted(
        _ incident: Incident,
        of instrument: InstrumentIndex?,
        at instant: Instant
    ) {
        switch incident {
        case .positionDiffers, .balanceDiffers, .foreignOrder, .fillOfUnknownOrder,
            .unbookableFill:
            isDrifted = true
            hasAlertedDrift = true
            // A gateway that says too early that an order has ended can have its fills forgotten.
            if isHasty { hasLostCount = true }
            if !hasDrifted, !hasRotted, !isHasty {
                find(.noFalseAlarm, "\(incident) though nobody touched the account")
            }
        case .drawdownReached: isLatched = true
        case .dailyLossReached, .lossStreakReached: stoppedDay = instant.day
        case .heldTokenFailed: if !hasLostCount { heardFail(instrument) }
        case .lateFill, .reportOnUnknownOrder, .contradictoryReport, .impossibleReading,
            .absurdReading, .unknownInstrument, .timeWentBack, .priceUnknown, .priceKnownAgain,
            .exitBeyondCeiling, .commandRefused,
            .amountOverflow, .fillBeyondReserve, .clockStepped, .tailCut, .roomLow,
            .snapshotRefused, .essentialTaskLost, .repeatedDeaths, .booksBehindVenue:
            break
        }
    }

    /// An order was decided and is about to be signed.
    mutating func decided(_ order: Order, core: EngineCore) {
        let intent = AuditedIntent(order)
        intents[intent.ordinal] = intent
        guard !hasLostCount else { return }
        if intent.isEntry {
            judgeEntry(intent, core)
        } else {
            judgeExit(intent)
        }
    }

    // MARK: - After every event

    /// Compares the engine's state with everything known.
    mutating func check(_ core: EngineCore, truth: (ClientOrderID) -> OrderTruth) {
        checkLedger(core)
        if !hasLostCount {
            checkBooks(core)
            checkFails(core)
        }
        checkEnds(core, truth)
        checkExitsOnTime(core)
        if core.risk.lossStreak != books.lossStreak, !hasLostCount {
            find(
                .breakersTrue,
                "the engine counts \(core.risk.lossStreak) losses in a row, there were "
                    + "\(books.lossStreak)"
            )
        }
    }

    private mutating func checkEnds(
        _ core: EngineCore,
        _ truth: (ClientOrderID) -> OrderTruth
    ) {
        for ordinal in working where core.orders[ordinal] == nil {
            lastEndAt = core.clock
            guard let intent = intents[ordinal.value] else { continue }
            let truth = truth(intent.clientID)
            if truth.canStillFill {
                find(
                    .finalNeedsEvidence,
                    "order \(ordinal.value) has ended in the books and can still be executed"
                )
            }
            let booked = books.filled[ordinal.value] ?? 0
            if truth.filled != booked, !hasDrifted, !hasRotted, !isHasty {
                find(
                    .finalNeedsEvidence,
                    "order \(ordinal.value) has ended with \(booked) filled; the venue filled "
                        + "\(truth.filled)"
                )
            }
        }
        working.removeAll(keepingCapacity: true)
        for order in core.orders.working { working.append(order.order.ordinal) }
    }

    private mutating func checkExitsOnTime(_ core: EngineCore) {
        guard let exits = policies.exits else { return }
        for index in lateSince.indices {
            guard isDue(index, exits, core) else {
                lateSince[index] = .max
                continue
            }
            lateSince[index] = min(lateSince[index], now)
            if now - max(lateSince[index], upSince, awakeSince) > 20_000_000_000 {
                find(
                    .exitsOnTime,
                    "instrument \(index) was to be sold for 20 s and nothing was offered"
                )
                lateSince[index] = now
            }
        }
    }

    /// Whether the stop or the time limit asks for a sale that nothing holds up.
    private func isDue(_ index: Int, _ exits: ExitProfile, _ core: EngineCore) -> Bool {
        let position = books.positions[index]
        guard position.size > 0, prices[index].isFresh(at: now + 10_000_000_000),
            prices[index].arrivedAt > upSince,
            !core.orders.working.contains(where: { $0.order.instrument.position == index })
        else { return false }
        if isFlattening[index], !hasRotted { return true }
        let worth = Int128(prices[index].price) * position.size * 10_000
        let cost = position.cost * 10_000 * 10_000
        // A hair beyond the limit: the engine's average price is rounded.
        if worth < cost * Int128(10_000 - exits.stopLossBps - 2) / 10_000 { return true }
        for (tier, step) in exits.takeProfits.enumerated() {
            let gain = cost * Int128(10_000 + step.gainBps + 2) / 10_000
            let share = position.bought * Int128(step.percentOfOriginalBps) / 10_000
            // Each tier sells once: what is bought after it has sold rides on.
            if worth > gain, position.soldByTier[tier] == 0, min(share, position.size) >= 1_000 {
                return true
            }
        }
        let band = Int128(exits.timeDecayBps - 2)
        let isFlat =
            worth > cost * (10_000 - band) / 10_000 && worth < cost * (10_000 + band) / 10_000
        let hasSoldTier = position.soldByTier.contains { $0 > 0 }
        return isFlat && !hasSoldTier && core.clock - position.openedAt >= exits.timeDecayAfter
    }
}
