import Journal
import TradeModel

/// Records of a journal to facts that fit the run: whatever does not is refused before it is folded.
enum StoredFact {
    /// What a record holds.
    enum Content {
        /// The run's specification; only the first record may be one.
        case specification
        /// A change of the state.
        case fact(Fact)
    }

    /// Reads a record of a run with so many instruments.
    static func read(
        _ record: JournalRecord,
        instruments: Int
    ) throws(RecordRefusal) -> Content {
        guard let kind = RecordKind(rawValue: record.kind) else {
            throw RecordRefusal("record kind \(record.kind) is not known to this version")
        }
        guard (kind == .specification) == (record.sequence == 1) else {
            throw RecordRefusal("the first record, and no other, is the run's specification")
        }
        if kind == .specification { return .specification }
        if kind == .configuration {
            throw RecordRefusal("a replay's policies do not change; another run wrote this")
        }
        let fact: Fact
        do throws(FactError) {
            fact = try Fact(kind, decoding: record.payload)
        } catch {
            throw RecordRefusal("\(error)")
        }
        if let instrument = fact.instrument, instrument.position >= instruments {
            throw RecordRefusal("instrument \(instrument.value) of \(instruments)")
        }
        return .fact(fact)
    }
}
