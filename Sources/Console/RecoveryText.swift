import Journal
public import Storage

/// What opening a journal found, in words.
public enum RecoveryText {
    /// What was cut from a torn tail; nil when nothing was.
    public static func cut(_ recovery: JournalRecovery) -> String? {
        guard let cut = recovery.cut else { return nil }
        guard let kept = cut.keptIn else {
            return "recovered: an unfinished batch was removed (\(cut.flaw)); nothing was in it"
        }
        return "recovered: \(NumberText.count(cut.bytes)) bytes of an unfinished batch were cut "
            + "(\(cut.flaw)) and kept in \(kept)"
    }

    /// That there was a run already; nil for a new one.
    public static func resumed(_ recovery: JournalRecovery) -> String? {
        let last = recovery.report.lastSequence
        guard last > 0 else { return nil }
        guard let snapshot = recovery.snapshot else {
            return "recovered: \(NumberText.count(last)) records read from the journal"
        }
        return "recovered: the state of record \(NumberText.count(snapshot)) from a snapshot, and "
            + "\(NumberText.count(last - snapshot)) records behind it"
    }

    /// What is wrong with snapshots that could not be used; nil when all could.
    public static func refused(_ recovery: JournalRecovery) -> String? {
        guard !recovery.refusedSnapshots.isEmpty else { return nil }
        let names = recovery.refusedSnapshots.map { refused in
            "\(SnapshotFormat.name(after: refused.sequence)): \(refused.flaw)"
        }
        return "recovered without snapshots/" + names.joined(separator: ", ")
            + ". Nothing is lost, but look at the disk: what was written there has changed"
    }
}
