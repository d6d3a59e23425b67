import Desk
import Engine
import Journal
import Money
import Policies
import Ports
import Randomness
import Simulation
import Storage
import Testing
import TradeModel

/// A desk on a lying disk, with clocks that a test moves. Whenever effects come out, a copy of the disk
/// loses its power and is recovered: the state that comes back must be the state that they came from.
final class Bench {
    static let second: Int64 = 1_000_000_000

    let disk = LyingDisk()
    var options: DeskOptions
    var wall: Int64 = 1_700_000_000 * second
    var boot: Int64 = 500 * second
    private var desk: TradingDesk<Wishing, LyingDisk>?
    /// Everything that came out, in order.
    private(set) var effects: [Effect] = []
    private let fresh: Engine<Wishing>
    private var nextTrade: UInt64 = 0

    init(
        signs: Bool = true,
        isDryRun: Bool = false,
        segmentSize: Int = 65_536,
        engine: Engine<Wishing> = Account.engine()
    ) {
        options = DeskOptions(specification: Array("one account".utf8))
        options.isDryRun = isDryRun
        options.signsOrders = signs
        options.segmentSize = segmentSize
        fresh = engine
    }

    /// A bench whose desk has started.
    static func started(signs: Bool = true, segmentSize: Int = 65_536) throws -> Bench {
        let bench = Bench(signs: signs, segmentSize: segmentSize)
        try bench.start()
        return bench
    }

    // MARK: - Time

    var reading: ClockReading { ClockReading(wall: wall, boot: boot) }

    func wait(_ span: Instant.Span) {
        wall += span.nanoseconds
        boot += span.nanoseconds
    }

    // MARK: - The desk

    var engine: Engine<Wishing> { desk?.engine ?? fresh }
    var core: EngineCore { engine.core }
    var isOpen: Bool { desk != nil }
    var lastSequence: UInt64 { desk?.lastSequence ?? 0 }
    var nextWake: Instant { desk?.nextWake ?? .distantFuture }
    var droppedReadings: Int { desk?.droppedReadings ?? 0 }
    var recovery: JournalRecovery? { desk?.recovery }

    func open() throws(DeskError) {
        let opened = try opened(on: disk)
        desk = consume opened
    }

    @discardableResult
    func start(
        configuration: PolicyProfile? = nil
    ) throws(DeskError) -> [Effect] {
        if desk == nil { try open() }
        let change = configuration.map { (document: Array($0.name.utf8), policies: $0) }
        return checked(
            try atDesk { desk throws(DeskError) in try desk.start(reading, configuration: change) }
        )
    }

    @discardableResult
    func take(_ event: Event) throws(DeskError) -> [Effect] {
        checked(try atDesk { desk throws(DeskError) in try desk.take(event, reading) })
    }

    @discardableResult
    func take(
        _ event: Event,
        of instrument: UInt32,
        madeAt: Int64
    ) throws(DeskError) -> [Effect] {
        let instrument = InstrumentIndex(instrument)
        return checked(
            try atDesk { desk throws(DeskError) in
                try desk.take(event, of: instrument, madeAt: madeAt, reading)
            }
        )
    }

    /// The source's clock says what the wall clock says.
    func learn() throws(DeskError) {
        let now = instant
        try atDesk { desk throws(DeskError) in
            try desk.learn(sourceTime: wall, askedAt: now, reading)
        }
    }

    @discardableResult
    func tick() throws(DeskError) -> [Effect] {
        checked(try atDesk { desk throws(DeskError) in try desk.tick(reading) })
    }

    func flush() throws(DeskError) { try atDesk { desk throws(DeskError) in try desk.flush() } }

    /// Does something at the desk, which must be open.
    private func atDesk<Outcome>(
        _ body: (inout TradingDesk<Wishing, LyingDisk>) throws(DeskError) -> Outcome
    ) throws(DeskError) -> Outcome {
        guard var open = desk.take() else { preconditionFailure("the desk is not open") }
        let outcome: Result<Outcome, DeskError>
        do throws(DeskError) {
            outcome = .success(try body(&open))
        } catch {
            outcome = .failure(error)
        }
        desk = consume open
        return try outcome.get()
    }

    /// The engine's time now.
    var instant: Instant { desk?.instant(reading) ?? .distantPast }

    /// The desk stops in order, and is gone.
    @discardableResult
    func stop() throws(DeskError) -> [Effect] {
        let effects = try atDesk { desk throws(DeskError) in try desk.stop(reading) }
        kill()
        return effects
    }

    /// The process dies; the machine does not.
    func kill() {
        desk = nil
        disk.reboot()
    }

    /// Ticks once a second for so many; what came out, with the second in which it did.
    func ticks(_ seconds: Int) throws(DeskError) -> [(second: Int, effect: Effect)] {
        var found: [(second: Int, effect: Effect)] = []
        for second in 1...seconds {
            wait(.seconds(1))
            for effect in try tick() { found.append((second, effect)) }
        }
        return found
    }

    // MARK: - Orders

    /// Buys `units` at 100.00; the order as it came out.
    func decide(_ units: Int64 = 10, _ instrument: UInt32 = 0) throws -> Order {
        try #require(Self.sent(try take(Account.close(10_000, wish: units, instrument))).first)
    }

    /// Signs the order and returns its identity.
    @discardableResult
    func sign(_ order: Order) throws -> SignedIdentity {
        let identity = SignedIdentity(
            transaction: TransactionID(7, 7, 7, order.ordinal.value),
            lastValid: 1_000
        )
        try take(.signed(order.ordinal, identity))
        return identity
    }

    func fill(_ order: Order, units: Int128? = nil, price: Int64 = 10_000) throws {
        try take(.venue(.filled(makeFill(order, units: units, price: price))))
    }

    func makeFill(_ order: Order, units: Int128? = nil, price: Int64 = 10_000) -> Fill {
        nextTrade += 1
        let all = core.orders[order.ordinal]?.remaining.units ?? order.quantity.units
        let quantity = units ?? all
        return Fill(
            ordinal: order.ordinal,
            trade: TradeID(nextTrade),
            quantity: Quantity(units: quantity),
            price: price,
            notional: quantity * Int128(price),
            fee: 0
        )
    }

    /// Holds ten of an instrument, bought at 100.00, durably.
    func hold(_ instrument: UInt32 = 0) throws {
        let order = try decide(10, instrument)
        try sign(order)
        try fill(order)
        try take(Account.close(10_000, wish: 0, instrument))
        try flush()
    }

    static func sent(_ effects: [Effect]) -> [Order] {
        effects.compactMap { effect in
            if case .send(let order) = effect { order } else { nil }
        }
    }

    static func told(_ effects: [Effect]) -> [Incident] {
        effects.compactMap { effect in
            if case .alert(let incident, _, _) = effect { incident } else { nil }
        }
    }

    // MARK: - What is durable

    /// The engine that would come back if the power failed now and nothing unsynchronized arrived.
    func recovered() throws(DeskError) -> Engine<Wishing> {
        let copy = LyingDisk()
        copy.restore(disk.snapshot())
        var random = SplitMix64(seed: 1)
        copy.restart(.lost, using: &random)
        return try opened(on: copy).engine
    }

    private func opened(on disk: LyingDisk) throws(DeskError) -> TradingDesk<Wishing, LyingDisk> {
        try TradingDesk.open(
            "d",
            disk: disk,
            engine: fresh,
            options: options,
            policies: { Account.policies($0) }
        )
    }

    private func checked(_ found: [Effect]) -> [Effect] {
        effects += found
        if found.isEmpty { return found }
        do throws(DeskError) {
            let recovered = try recovered()
            #expect(recovered == engine, "\(found)")
        } catch {
            Issue.record("\(found) came out and this came back: \(error)")
        }
        let journal = DurableJournal(reading: disk)
        for effect in found {
            switch effect {
            case .send(let order):
                let intent = journal.intent(epoch: order.epoch, ordinal: order.ordinal.value)
                #expect(intent?.quantity == order.quantity.units)
            case .submit(let ordinal, let identity):
                let signed = journal.signed(ordinal: ordinal.value)
                #expect(signed?.lastValid == identity.lastValid)
            case .cancel, .query, .askStatement, .alert: break
            }
        }
        return found
    }
}
