// Records back to a state. The first record says what the run is made of; the others are folded by
// the very function that trading uses.

import ByteCodec
public import Cryptography
public import Engine
public import Journal
import Ledger
import MarketData
import Money
public import Replay
public import Storage
import Strategies
import TradeModel

/// A state that facts are folded into, whatever its strategy.
protocol FactSink: AnyObject {
    func fold(_ fact: Fact)
    func restore(_ state: [UInt8]) throws(StateError)
    var core: EngineCore { get }
    /// Asked for at every minute: it is had without a copy of the state.
    var worth: Scribe.Worth { get }
    var stateHash: Digest { get }
    var savedState: [UInt8] { get }
}

private final class StrategyFold<S: Strategy>: FactSink {
    private var replayer: Replayer<S>

    init(_ specification: RunSpecification, _ strategy: S) {
        replayer = Replayer(specification, strategy: strategy, feed: CandleFeed([]))
    }

    func fold(_ fact: Fact) { replayer.fold(fact) }

    func restore(_ state: [UInt8]) throws(StateError) { try replayer.restore(state) }

    var core: EngineCore { replayer.engine.core }

    var worth: Scribe.Worth { Scribe.Worth(replayer.engine.core) }

    var stateHash: Digest { replayer.stateHash }

    var savedState: [UInt8] { replayer.savedState }
}

private struct FoldMaker: StrategyVisitor {
    let specification: RunSpecification

    func visit<S: Strategy>(_ strategy: S) -> any FactSink {
        StrategyFold(specification, strategy)
    }
}

/// Folds a journal's records and keeps what people ask for.
public struct JournalFold {
    /// What the run is made of; nil before the first record.
    public private(set) var specification: RunSpecification?
    /// The executions, orders and incidents.
    public private(set) var chronicle: Chronicle
    /// The last record that the chronicle knew already when the fold began: up to it records change the
    /// state alone.
    public let chronicleReaches: UInt64
    private var scribe: Scribe
    /// What was known when the fold was made.
    private let known: Chronicle
    private let knownMemory: ScribeMemory
    private var changes: [ChronicleChange] = []
    private let keepsChronicle: Bool
    private var sink: (any FactSink)?

    /// Nothing folded.
    public init() {
        self.init(Chronicle(), reaching: 0, ScribeMemory(), keepsChronicle: true)
    }

    /// Nothing folded, and a chronicle that already knows the records up to `sequence`.
    public init(_ chronicle: Chronicle, reaching sequence: UInt64, _ memory: ScribeMemory) {
        self.init(chronicle, reaching: sequence, memory, keepsChronicle: true)
    }

    /// Nothing folded, for somebody who keeps the chronicle elsewhere and has it up to `sequence`: its
    /// changes are had from `takeChanges`, and here it stays empty.
    public init(keptElsewhereUpTo sequence: UInt64, _ memory: ScribeMemory) {
        self.init(Chronicle(), reaching: sequence, memory, keepsChronicle: false)
    }

    private init(
        _ chronicle: Chronicle,
        reaching sequence: UInt64,
        _ memory: ScribeMemory,
        keepsChronicle: Bool
    ) {
        self.chronicle = chronicle
        known = chronicle
        knownMemory = memory
        chronicleReaches = sequence
        scribe = Scribe(memory)
        self.keepsChronicle = keepsChronicle
    }

    /// The engine's state; nil before the first record.
    public var core: EngineCore? { sink?.core }

    /// The hash of the state; nil before the first record.
    public var stateHash: Digest? { sink?.stateHash }

    /// The state as a snapshot holds it; nil before the first record.
    public var savedState: [UInt8]? { sink?.savedState }

    /// Begins, or begins anew: before the first record, or at a snapshot, whose state is taken; what the
    /// chronicle does not know of the time before it stays unknown.
    public mutating func begin(_ beginning: JournalBeginning) throws(RecordRefusal) {
        chronicle = known
        scribe = Scribe(knownMemory)
        changes = []
        sink = nil
        specification = nil
        guard case .snapshot(let snapshot) = beginning else { return }
        try begin(snapshot.specification)
        do throws(StateError) {
            try sink?.restore(snapshot.state)
        } catch {
            throw RecordRefusal("\(error)")
        }
        if chronicleReaches == 0 { recallWorkingOrders() }
    }

    /// What a snapshot still knows of a past that is gone: the orders that work.
    private mutating func recallWorkingOrders() {
        for order in core?.orders.working ?? [] {
            let record = Chronicle.OrderRecord(
                order: order.order,
                state: order.state,
                closure: nil,
                closedAt: nil,
                filled: order.filled.units
            )
            if keepsChronicle {
                chronicle.apply(.ordered(record))
            } else {
                changes.append(.ordered(record))
            }
        }
    }

    /// Like `begin`, but refuses a snapshot behind which the chronicle would miss something.
    public mutating func resume(_ beginning: JournalBeginning) throws(RecordRefusal) {
        if case .snapshot(let snapshot) = beginning,
            snapshot.position.nextSequence - 1 > chronicleReaches
        {
            throw RecordRefusal("the chronicle does not reach it")
        }
        try begin(beginning)
    }

    /// What a later fold needs to go on with the chronicle from here.
    public var memory: ScribeMemory { scribe.memory }

    /// The chronicle's changes since they were taken last, where it is kept elsewhere.
    public mutating func takeChanges() -> [ChronicleChange] {
        defer { changes.removeAll(keepingCapacity: true) }
        return changes
    }

    /// Folds one record.
    public mutating func fold(_ record: JournalRecord) throws(RecordRefusal) {
        let fact: Fact
        switch try StoredFact.read(record, instruments: specification?.inputs.count ?? 0) {
        case .specification:
            try begin(Array(record.payload))
            return
        case .fact(let stored): fact = stored
        }
        guard let sink else { throw RecordRefusal("the first record is no specification") }
        guard record.sequence > chronicleReaches else { return sink.fold(fact) }
        let before = Scribe.before(fact, sink.core)
        sink.fold(fact)
        scribe.note(fact, sequence: record.sequence, before, sink, into: &changes)
        guard keepsChronicle, !changes.isEmpty else { return }
        for change in changes { chronicle.apply(change) }
        changes.removeAll(keepingCapacity: true)
    }

    private mutating func begin(_ document: [UInt8]) throws(RecordRefusal) {
        do {
            let specification = try RunSpecification(document: document)
            var maker = FoldMaker(specification: specification)
            sink = try specification.strategy.visit(
                priceScales: specification.inputs.map(\.priceScale),
                &maker
            )
            self.specification = specification
        } catch {
            throw RecordRefusal("\(error)")
        }
    }
}
