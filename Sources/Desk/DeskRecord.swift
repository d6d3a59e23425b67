// Records of a journal to facts and documents that fit the desk: whatever does not is refused before
// it is folded.

import Journal
import TradeModel

/// What a record of a desk's journal holds.
enum DeskRecord {
    /// What the run is made of; the first record and no other.
    case specification([UInt8])
    /// Other policies from here on.
    case configuration([UInt8])
    /// A change of the state.
    case fact(Fact)

    /// Reads a record of a desk with so many instruments.
    init(_ record: JournalRecord, instruments: Int) throws(RecordRefusal) {
        guard let kind = RecordKind(rawValue: record.kind) else {
            throw RecordRefusal("record kind \(record.kind) is not known to this version")
        }
        guard (kind == .specification) == (record.sequence == 1) else {
            throw RecordRefusal("the first record, and no other, is the run's specification")
        }
        if kind == .specification {
            self = .specification(Array(record.payload))
            return
        }
        if kind == .configuration {
            self = .configuration(Array(record.payload))
            return
        }
        do throws(FactError) {
            let fact = try Fact(kind, decoding: record.payload)
            if let instrument = fact.instrument, instrument.position >= instruments {
                throw FactError.meaningless(
                    field: "instrument",
                    value: Int128(instrument.value)
                )
            }
            self = .fact(fact)
        } catch {
            throw RecordRefusal("\(error)")
        }
    }
}
