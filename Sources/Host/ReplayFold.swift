// A journal back to a replay: from a snapshot or from the first record.

import Cryptography
import Engine
import Journal
import Replay
import Storage
import Strategies
import TradeModel

struct ReplayFold<S: Strategy> {
    private let new: Replayer<S>
    private let wanted: RunSpecification
    private(set) var replayer: Replayer<S>
    /// How the journal's run differs from the one that is wanted; nil when it is that one.
    private(set) var difference: SpecificationDifference?

    init(_ replayer: Replayer<S>, _ wanted: RunSpecification) {
        new = replayer
        self.replayer = replayer
        self.wanted = wanted
    }

    /// Begins, or begins anew.
    mutating func begin(_ beginning: JournalBeginning) throws(RecordRefusal) {
        replayer = new
        difference = nil
        guard case .snapshot(let snapshot) = beginning else { return }
        try compare(snapshot.specification)
        if difference != nil { return }
        do throws(StateError) {
            try replayer.restore(snapshot.state)
        } catch {
            throw RecordRefusal("\(error)")
        }
        for (market, input) in zip(replayer.engine.core.markets, wanted.inputs) {
            guard market.closes <= market.opens, market.opens <= Int64(input.candles) else {
                throw RecordRefusal("more of \(input.name) was seen than there is")
            }
        }
    }

    /// Folds one record.
    mutating func take(_ record: JournalRecord) throws(RecordRefusal) {
        // What another run's records mean is not for this one to say.
        if difference != nil { return }
        switch try StoredFact.read(record, instruments: wanted.inputs.count) {
        case .specification: try compare(Array(record.payload))
        case .fact(let fact): replayer.fold(fact)
        }
    }

    private mutating func compare(_ document: [UInt8]) throws(RecordRefusal) {
        do throws(SpecificationError) {
            difference = wanted.difference(from: try RunSpecification(document: document))
        } catch {
            throw RecordRefusal("\(error)")
        }
    }
}
