// The live driver without its surroundings: engine, journal, clock and the follow-up of orders. Bytes
// and sockets are somebody else's; what comes in is an event and a reading of the clocks, what comes
// out is what to do next, and it comes out only after the facts that led to it are durable.
//
// Promises: no intent, cancellation or signed transaction leaves before it is on disk; the epoch is
// durable before anything is decided; after any error nothing leaves at all; a dry run lets nothing
// leave that could move money.
//
// Fault model: the disk may fail at any call, the wall clock may jump, any event may come late, twice
// or never.

public import Engine
import Journal
import Money
public import Policies
public import Ports
public import Storage
public import Strategies
public import TradeModel

#if MUTANTS
    import Mutants
#endif

/// One account's engine with its journal.
public struct TradingDesk<S: Strategy, D: Disk>: ~Copyable {
    /// The engine.
    public internal(set) var engine: Engine<S>
    var journal: FactJournal<D>
    private var clock: EngineClock?
    private var gate: FeedGate
    var followUp: FollowUp
    var out = Effects()
    var roomCheckedAt = Instant.distantPast
    /// Why the desk has given up. What it decided since the last commit was never durable, so that no
    /// later call may build on it, even where the disk would let it.
    var failure: DeskError?
    let options: DeskOptions
    /// The document of the policies in force, where one was given since the first start.
    var configuration: [UInt8]?
    let observe: (DeskNotice<S>) -> Void
    #if MUTANTS
        var isSendingEarly = false
    #endif
    /// Readings that were too old when they arrived, or overtaken.
    public private(set) var droppedReadings = 0

    /// A batch is committed when it holds so many facts, effect or none.
    static var batchLimit: Int { 256 }
    /// How often room for another segment is looked for while there is none.
    static var roomPause: Instant.Span { .seconds(5) }

    /// Opens the journal in `directory` and folds it into `engine`, which must be new.
    ///
    /// - Parameters:
    ///   - policies: what a configuration document in the journal says; nil when it says nothing that
    ///     can be understood.
    ///   - observe: told of every batch that has become durable, before anything of it leaves: what
    ///     projections and replicas are fed from.
    public static func open(
        _ directory: String,
        disk: D,
        engine: Engine<S>,
        options: DeskOptions,
        policies: @escaping ([UInt8]) -> PolicyProfile?,
        observe: @escaping (DeskNotice<S>) -> Void = { _ in }
    ) throws(DeskError) -> TradingDesk {
        var fold = DeskFold(engine, options.specification, policies)
        let journal = try FactJournal.open(
            directory,
            disk,
            options,
            { (beginning) throws(RecordRefusal) in try fold.begin(beginning) },
            { (record) throws(RecordRefusal) in try fold.take(record) }
        )
        if fold.isForeign { throw .otherSpecification }
        return TradingDesk(journal, fold, options, observe)
    }

    private init(
        _ journal: consuming FactJournal<D>,
        _ fold: DeskFold<S>,
        _ options: DeskOptions,
        _ observe: @escaping (DeskNotice<S>) -> Void
    ) {
        self.observe = observe
        self.journal = journal
        engine = fold.engine
        configuration = fold.configuration
        self.options = options
        gate = FeedGate(instruments: engine.core.setup.instruments.count)
        followUp = FollowUp(options.followUp, start: .distantFuture)
    }

    // MARK: - Reading

    /// What opening the journal found and did.
    public var recovery: JournalRecovery { journal.recovery }
    /// The sequence of the last durable record.
    public var lastSequence: UInt64 { journal.lastSequence }

    /// The last record that the newest sound snapshot holds; nil without one.
    public var snapshotSequence: UInt64? { journal.snapshotSequence }

    /// When `tick` has something to do next, by the engine's clock.
    public var nextWake: Instant { min(engine.nextTimer ?? .distantFuture, followUp.next) }

    /// The instant at a reading of the clocks; nil before the start or when the boot's clock went
    /// back.
    public func instant(_ reading: ClockReading) -> Instant? {
        var clock = clock
        return clock?.now(reading)?.instant
    }

    // MARK: - Starting

    /// Starts: the epoch becomes durable alone, then every order that works is asked about.
    ///
    /// - Parameter configuration: policies other than those in force and the document that says so.
    public mutating func start(
        _ reading: ClockReading,
        configuration: (document: [UInt8], policies: PolicyProfile)? = nil
    ) throws(DeskError) -> [Effect] {
        let clock = EngineClock(reading, notBefore: engine.core.clock)
        self.clock = clock
        if journal.lastSequence == 0 {
            try append(.specification, options.specification)
        }
        if let configuration {
            try append(.configuration, configuration.document)
            engine.adopt(configuration.policies)
            self.configuration = configuration.document
        }
        let now = try time(reading)
        let epoch = options.epoch(after: engine.core.epoch)
        engine.step(.started(epoch: epoch), at: now, into: &out)
        if options.watchesDeaths { engine.step(.deathsWatched, at: now, into: &out) }
        // A journal whose end was lost with its machine is a cut one: the venue may know more.
        if journal.recovery.endsInCut || options.lostStarts > 0 {
            engine.step(.tailCut, at: now, into: &out)
        }
        if !journal.recovery.refusedSnapshots.isEmpty {
            engine.step(.noticed(.snapshotRefused), at: now, into: &out)
        }
        // The wall clock says how long nobody was here, and it may have been set meanwhile.
        #if MUTANTS
            if !Mutant.isActive(.pricesSurviveRestart), !Mutant.isActive(.recoveryDecidesAgain) {
                engine.step(.timeLost, at: now, into: &out)
            }
            if Mutant.isActive(.recoveryDecidesAgain) {
                for order in engine.core.orders.working where !order.order.purpose.isEntry {
                    let ordinal = order.order.ordinal
                    let closed = VenueReport.closed(ordinal, .rejected(.unavailable))
                    engine.step(.venue(closed), at: now, into: &out)
                }
                engine.step(.timer, at: now, into: &out)
            }
        #else
            engine.step(.timeLost, at: now, into: &out)
        #endif
        followUp = FollowUp(options.followUp, start: now)
        return try commit(at: now)
    }

    // MARK: - Events

    /// Takes an event in. What it returns is to be carried out, in order, and is durable.
    ///
    /// Market events are made durable with the next effect, or by `flush`.
    public mutating func take(
        _ event: Event,
        _ reading: ClockReading
    ) throws(DeskError) -> [Effect] {
        let now = try time(reading)
        switch event {
        case .venue(let report):
            followUp.heard(report.ordinal, at: now)
            engine.step(event, at: now, into: &out)
        case .command:
            // Acknowledged by returning: it holds from here, whatever happens next.
            engine.step(event, at: now, into: &out)
            return try commit(at: now)
        case .started, .deathsWatched, .stopped, .tailCut, .timeLost, .candleOpened, .candleClosed,
            .liquidity, .timer,
            .signed, .judged, .statement, .room, .noticed:
            engine.step(event, at: now, into: &out)
        }
        return try settle(at: now)
    }

    /// Takes in what time it is at the source of the readings: asked at `askedAt`, it said `said`
    /// nanoseconds. Before the first answer no reading passes.
    public mutating func learn(
        sourceTime said: Int64,
        askedAt: Instant,
        _ reading: ClockReading
    ) throws(DeskError) {
        if let failure { throw failure }
        // A wall clock that was set is told with the next event: nothing comes out here.
        guard let now = instant(reading) else { throw .clockWentBack }
        gate.learn(said, askedAt: askedAt, at: now)
    }

    /// Takes a reading of the market in that its source says it made at `madeAt`, nanoseconds by
    /// the source's clock. One that is too old or was overtaken is dropped and counted.
    public mutating func take(
        _ event: Event,
        of instrument: InstrumentIndex,
        madeAt: Int64,
        _ reading: ClockReading
    ) throws(DeskError) -> [Effect] {
        let now = try time(reading)
        guard gate.admits(instrument, madeAt: madeAt, at: now) else {
            droppedReadings += 1
            return try settle(at: now)
        }
        engine.step(event, at: now, into: &out)
        return try settle(at: now)
    }

    /// Does what time alone makes due: timers, questions about orders, the heartbeat's statement.
    public mutating func tick(_ reading: ClockReading) throws(DeskError) -> [Effect] {
        let now = try time(reading)
        if let due = engine.nextTimer, due <= now { engine.step(.timer, at: now, into: &out) }
        for question in followUp.due(at: now) { ask(question, at: now) }
        if followUp.isStatementDue(at: now) { out.effects.append(.askStatement(askedAt: now)) }
        // When nothing has to leave there is time for it.
        if out.effects.isEmpty, journal.isSnapshotDue(options.snapshots) { try takeSnapshot() }
        return try settle(at: now)
    }

    /// Makes durable what waits.
    public mutating func flush() throws(DeskError) {
        if let failure { throw failure }
        precondition(out.effects.isEmpty, "effects never wait")
        try write()
        out.removeAll()
    }

    /// Stops in order: what waits becomes durable, and that it was no death. What it returns are alerts;
    /// nothing can be done at the desk afterwards.
    public mutating func stop(_ reading: ClockReading) throws(DeskError) -> [Effect] {
        let now = try time(reading)
        engine.step(.stopped, at: now, into: &out)
        try write()
        defer { out.removeAll() }
        clock = nil
        return out.effects
    }

    private mutating func ask(_ question: FollowUp.Question, at now: Instant) {
        guard let order = engine.core.orders[question.ordinal] else { return }
        let isOverdue = order.state == .reserved || question.unanswered >= 3
        if isOverdue, order.state != .unknown {
            engine.step(.venue(.unknown(question.ordinal)), at: now, into: &out)
        } else {
            out.effects.append(.query(question.ordinal))
        }
    }

    // MARK: - Time

    /// What time it is; a wall clock that was set is told to a person and changes nothing.
    private mutating func time(_ reading: ClockReading) throws(DeskError) -> Instant {
        if let failure { throw failure }
        guard var clock else { throw giveUp(.notStarted) }
        guard let now = clock.now(reading) else { throw giveUp(.clockWentBack) }
        self.clock = clock
        if now.wasSet { engine.step(.noticed(.clockStepped), at: now.instant, into: &out) }
        return now.instant
    }
}
