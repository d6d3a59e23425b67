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
        return "recovered: \(NumberText.count(last)) records read from the journal"
    }
}
