import Host
import Testing
import TradeModel

@testable import Console

@Suite struct `Incidents in status` {
    private func note(
        _ seconds: Int64,
        _ incident: Incident,
        _ instrument: UInt32? = nil
    ) -> Chronicle.Note {
        Chronicle.Note(
            at: Instant(milliseconds: seconds * 1_000),
            incident: incident,
            instrument: instrument.map { InstrumentIndex($0) },
            ordinal: nil
        )
    }

    @Test func `the same at the same place is one, with its number and its first time`() {
        let notes = [
            note(1, .priceUnknown, 0), note(2, .priceUnknown, 1), note(3, .priceKnownAgain, 0),
            note(4, .priceUnknown, 0), note(5, .priceUnknown, 0),
        ]
        let digests = IncidentDigest.latest(notes, limit: 10)
        #expect(digests.map(\.count) == [1, 1, 3])
        #expect(digests.map(\.note) == [notes[1], notes[2], notes[4]])
        #expect(digests.last?.first == notes[0].at)
    }

    @Test func `those that came last are shown, oldest first`() {
        let notes = (0..<30).map { note($0, .priceUnknown, UInt32($0)) }
        let digests = IncidentDigest.latest(notes, limit: 10)
        #expect(digests.map(\.note) == notes.suffix(10))
    }
}
