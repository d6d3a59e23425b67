// A journal back to an engine: from a snapshot or from the first record, by the very function that trading
// uses.

import Engine
import Journal
import Policies
import Storage
import Strategies
import TradeModel

#if MUTANTS
    import Mutants
#endif

struct DeskFold<S: Strategy> {
    private let new: Engine<S>
    private let specification: [UInt8]
    private let policies: ([UInt8]) -> PolicyProfile?
    private(set) var engine: Engine<S>
    private(set) var configuration: [UInt8]?
    /// Whether the journal belongs to another run.
    private(set) var isForeign = false

    init(
        _ engine: Engine<S>,
        _ specification: [UInt8],
        _ policies: @escaping ([UInt8]) -> PolicyProfile?
    ) {
        new = engine
        self.engine = engine
        self.specification = specification
        self.policies = policies
    }

    /// Begins, or begins anew.
    mutating func begin(_ beginning: JournalBeginning) throws(RecordRefusal) {
        engine = new
        configuration = nil
        guard case .snapshot(let snapshot) = beginning else { return }
        isForeign = snapshot.specification != specification
        if isForeign { return }
        if let configuration = snapshot.configuration { try adopt(configuration) }
        var reader = StateReader(snapshot.state)
        do throws(StateError) {
            try engine.restore(from: &reader)
            try reader.finish()
        } catch {
            throw RecordRefusal("\(error)")
        }
    }

    mutating func take(_ record: JournalRecord) throws(RecordRefusal) {
        // What another account's records mean is not for this one to say.
        if isForeign { return }
        let instruments = engine.core.setup.instruments.count
        switch try DeskRecord(record, instruments: instruments) {
        case .specification(let document): isForeign = document != specification
        case .configuration(let document): try adopt(document)
        case .fact(let fact):
            engine.apply(fact)
            #if MUTANTS
                if Mutant.isActive(.factsAppliedTwice), case .candleClosed = fact.change {
                    engine.apply(fact)
                }
            #endif
        }
    }

    private mutating func adopt(_ document: [UInt8]) throws(RecordRefusal) {
        guard let profile = policies(document) else {
            throw RecordRefusal("a configuration that this version cannot read")
        }
        engine.adopt(profile)
        configuration = document
    }
}
