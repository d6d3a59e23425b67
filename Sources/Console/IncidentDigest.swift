// Incidents as an operator wants to see them: the same at the same place once, with how often it came.

import Host
import TradeModel

/// An incident, and how often it came.
struct IncidentDigest {
    /// When it came last.
    let note: Chronicle.Note
    /// When it came first.
    let first: Instant
    /// How often.
    let count: Int

    private struct Key: Hashable {
        let incident: Incident
        let instrument: InstrumentIndex?
    }

    /// The different incidents that came last, at most so many, oldest first.
    static func latest(_ notes: [Chronicle.Note], limit: Int) -> [IncidentDigest] {
        var places: [Key: Int] = [:]
        var digests: [IncidentDigest] = []
        for note in notes.reversed() {
            let key = Key(incident: note.incident, instrument: note.instrument)
            if let place = places[key] {
                let known = digests[place]
                digests[place] = IncidentDigest(
                    note: known.note,
                    first: note.at,
                    count: known.count + 1
                )
            } else {
                places[key] = digests.count
                digests.append(IncidentDigest(note: note, first: note.at, count: 1))
            }
        }
        return digests.prefix(limit).reversed()
    }
}
