// Records back to a state. The first record says what the run is made of; the others are folded by
// the very function that trading uses.

import ByteCodec
public import Cryptography
public import Engine
public import Journal
import Ledger
import MarketData
public import Replay
public import Storage
import Strategies
import TradeModel

/// A state that facts are folded into, whatever its strategy.
protocol FactSink: AnyObject {
    func fold(_ fact: Fact)
    func restore(_ state: [UInt8]) throws(StateError)
    var core: EngineCore { get }
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
    public private(set) var chronicle = Chronicle()
    private var sink: (any FactSink)?

    /// Nothing folded.
    public init() {}

    /// The engine's state; nil before the first record.
    public var core: EngineCore? { sink?.core }

    /// The hash of the state; nil before the first record.
    public var stateHash: Digest? { sink?.stateHash }

    /// The state as a snapshot holds it; nil before the first record.
    public var savedState: [UInt8]? { sink?.savedState }

    /// Begins, or begins anew: at a snapshot, whose state is taken and whose past is not known here, or
    /// before the first record.
    public mutating func begin(_ beginning: JournalBeginning) throws(RecordRefusal) {
        self = JournalFold()
        guard case .snapshot(let snapshot) = beginning else { return }
        try snapshot.specification.withRefusal { (bytes) throws(RecordRefusal) in
            try begin(bytes)
        }
        do throws(StateError) {
            try sink?.restore(snapshot.state)
        } catch {
            throw RecordRefusal("\(error)")
        }
        chronicle = Chronicle(resuming: core?.orders.working ?? [])
    }

    /// Folds one record.
    public mutating func fold(_ record: JournalRecord) throws(RecordRefusal) {
        let fact: Fact
        switch try StoredFact.read(record, instruments: specification?.inputs.count ?? 0) {
        case .specification:
            try begin(record.payload)
            return
        case .fact(let stored): fact = stored
        }
        guard let sink else { throw RecordRefusal("the first record is no specification") }
        guard case .filled(_, let instrument, _, _) = fact.change else {
            sink.fold(fact)
            chronicle.note(fact, realisedBefore: 0, after: 0)
            return
        }
        let before = sink.core.ledger.holding(instrument).realised
        sink.fold(fact)
        let after = sink.core.ledger.holding(instrument).realised
        chronicle.note(fact, realisedBefore: before, after: after)
    }

    private mutating func begin(
        _ document: UnsafeRawBufferPointer
    ) throws(RecordRefusal) {
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
