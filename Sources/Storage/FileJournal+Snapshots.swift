// Taking snapshots, and letting go of what they make needless.
//
// Two snapshots are kept, so that one may rot. Segments are put into the archive only behind the older of
// them, and only when the newer is durable: one after the other, the oldest first, each durably before the
// next, so that a crash leaves a journal without gaps. Nothing is ever deleted here.

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

    /// Makes a snapshot of the state that the durable records fold to, and puts aside what the rule says.
    ///
    /// - Precondition: no record waits for `commit`.
    public mutating func takeSnapshot(
        specification: [UInt8],
        configuration: [UInt8]?,
        state: [UInt8],
        _ rule: SnapshotRule
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
            guard let file = snapshotFile(for: taken) else { return .notTaken }
            try snapshotFiles.write(taken, to: file)
            let older = snapshot
            snapshot = taken.position
            try letGo(behind: older, rule)
        } catch {
            if error.isNoSpace { return .notTaken }
            throw poison(error)
        }
        return .taken
    }

    /// A file for a snapshot, unless it could not be read back for its size; nil where none can be had.
    private func snapshotFile(for taken: Snapshot) -> DiskFile? {
        let size = taken.specification.count + (taken.configuration?.count ?? 0) + taken.state.count
        guard size <= SnapshotFormat.sizeLimit - SnapshotFormat.headerSize else { return nil }
        do throws(DiskError) {
            return try snapshotFiles.begin()
        } catch {
            // Nothing of the journal was touched: it goes on without.
            return nil
        }
    }

    /// Keeps the newest snapshot and the one before it, and what the rule says of the journal.
    private func letGo(
        behind older: JournalPosition?,
        _ rule: SnapshotRule
    ) throws(DiskError) {
        let positions = [snapshot, older].compactMap { $0 }
        try snapshotFiles.remove(allBut: positions.map { $0.nextSequence - 1 })
        try snapshotFiles.synchronize()
        guard let older, let kept = rule.keptSegments else { return }
        let listing = JournalListing(names: try files.disk.list(files.directory))
        for segment in listing.segments where segment < older.segment - kept {
            try files.putAside(segment: segment)
        }
    }
    #if MUTANTS

        private func removeSegments(before first: Int) throws(DiskError) {
            let listing = JournalListing(names: try files.disk.list(files.directory))
            for segment in listing.segments where segment < first {
                try files.disk.remove(files.path(segment: segment))
                try files.disk.synchronizeDirectory(files.directory)
            }
        }
    #endif
}
