// Taking snapshots, and letting go of what they make needless.
//
// Two snapshots are kept, so that one may rot. Segments are removed only behind the older of them, and
// only when the newer is durable: one after the other, the oldest first, each durably before the next, so
// that a crash leaves a journal without gaps.

import Journal
import Ports

#if MUTANTS
    import Mutants
#endif

extension FileJournal {
    /// Whether a snapshot should be taken now. Never while records wait for `commit`: the state at hand
    /// is ahead of what is durable then.
    public func isSnapshotDue(_ rule: SnapshotRule) -> Bool {
        guard pending == 0, failure == nil, position.offset > 0 else { return false }
        return bytes(of: position) - bytes(of: triedAt ?? snapshot ?? .start) >= rule.intervalBytes
    }

    /// How far a place is from the beginning of the first segment.
    private func bytes(of place: JournalPosition) -> Int {
        (place.segment - 1) * segmentSize + place.offset
    }

    /// Makes a snapshot of the state that the durable records fold to, and removes what the rule says.
    ///
    /// - Parameter told: the last record whose history is kept elsewhere. While that does not reach the
    ///   older snapshot, no segment is removed.
    /// - Precondition: no record waits for `commit`.
    public mutating func takeSnapshot(
        specification: [UInt8],
        configuration: [UInt8]?,
        state: [UInt8],
        _ rule: SnapshotRule,
        told: UInt64 = .max
    ) throws(JournalError) -> SnapshotOutcome {
        precondition(pending == 0, "a snapshot is of what is durable")
        if let failure { throw .poisoned(failure) }
        let taken = Snapshot(
            at: position,
            specification: specification,
            configuration: configuration,
            state: state
        )
        triedAt = position
        do throws(DiskError) {
            #if MUTANTS
                if Mutant.isActive(.segmentRemovedTooEarly) {
                    try removeSegments(before: position.segment)
                }
            #endif
            try snapshotFiles.write(taken)
            try letGo(behind: taken.position, rule, told)
        } catch {
            if error.isNoSpace { return .noRoom }
            throw poison(error)
        }
        snapshot = taken.position
        return .taken
    }

    /// Keeps the newest snapshot and the one before it, and what the rule says of the journal.
    private func letGo(
        behind newest: JournalPosition,
        _ rule: SnapshotRule,
        _ told: UInt64
    ) throws(DiskError) {
        let positions = [newest] + (snapshot.map { [$0] } ?? [])
        try snapshotFiles.remove(allBut: positions.map { $0.nextSequence - 1 })
        try snapshotFiles.synchronize()
        guard let older = snapshot, let kept = rule.keptSegments, told >= older.nextSequence - 1
        else { return }
        try removeSegments(before: older.segment - kept)
    }

    private func removeSegments(before first: Int) throws(DiskError) {
        let listing = JournalListing(names: try files.disk.list(files.directory))
        for segment in listing.segments where segment < first {
            try files.disk.remove(files.path(segment: segment))
            try files.disk.synchronizeDirectory(files.directory)
        }
    }
}
