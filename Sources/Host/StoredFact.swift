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
        let fact: Fact
        do throws(FactError) {
            fact = try Fact(kind, decoding: record.payload)
        } catch {
            throw RecordRefusal("\(error)")
        }
        if let instrument = instrument(of: fact), instrument.position >= instruments {
            throw RecordRefusal("instrument \(instrument.value) of \(instruments)")
        }
        return .fact(fact)
    }

    private static func instrument(of fact: Fact) -> InstrumentIndex? {
        switch fact.change {
        case .candleOpened(let instrument, _), .candleClosed(let instrument, _),
            .readingRefused(let instrument, _, _), .liquidityRead(let instrument, _),
            .readingLost(let instrument), .filled(_, let instrument, _, _):
            instrument
        case .orderIntended(let order): order.instrument
        case .incident(_, let instrument, _): instrument
        case .started, .orderAcknowledged, .orderInDoubt, .cancelIntended, .orderClosed,
            .dayStarted, .entriesBlocked, .drawdownLatched, .drawdownReset, .modeChanged,
            .flattenAsked, .exitsChecked:
            nil
        }
    }
}
