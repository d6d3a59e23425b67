// How often the engine died, by what is on the disk.

import TradeModel

extension Auditor {
    /// The engine has started at `instant` on what the journal held before.
    mutating func startedAfter(_ journal: DurableJournal, at instant: Instant) {
        guard let last = journal.lives.last, !last.hasStopped else { return }
        var deaths: [Int64] = []
        for (earlier, later) in zip(journal.lives, journal.lives.dropFirst())
        where !earlier.hasStopped {
            deaths.append(later.startedAt)
        }
        guard deaths.count >= 2 else { return }
        // The present start follows the third.
        let first = Instant(nanoseconds: deaths[deaths.count - 2])
        if instant - first <= .minutes(10) { diedTooOften = true }
    }
}
