// An operator's word where no engine runs: the lock is taken, the journal is opened as at every start, and
// the word is added. Nothing is decided here; what follows from it is the next engine's.

import Desk
import Engine
import Journal
import Ports
import Storage
import SystemIO
import TradeModel

/// A data directory that no engine runs on, to be commanded.
struct IdleJournal {
    private let directory: String

    init(directory: String) { self.directory = directory }

    /// Notes the command, durable.
    ///
    /// - Throws: `held` at once when another process holds the directory.
    func note(_ command: OperatorCommand) throws(HostError) -> CommandOutcome {
        guard try hasJournal() else { throw try noJournal() }
        return try note(command, holding: try takeLock())
    }

    private func takeLock() throws(HostError) -> DirectoryLock {
        do throws(LockError) {
            return try DirectoryLock(directory: directory, timeoutMs: 0)
        } catch {
            throw .held(error)
        }
    }

    /// An engine that is just starting holds the lock before there is a journal.
    private func noJournal() throws(HostError) -> HostError {
        guard let pid = try StoredRun.engine(of: directory) else {
            return .noJournal(directory: directory)
        }
        return .held(.held(path: directory + "/lock", pid: pid))
    }

    private func hasJournal() throws(HostError) -> Bool {
        do throws(DiskError) {
            return try !FileDisk().list(directory + "/journal").isEmpty
        } catch {
            if error.isNotFound { return false }
            throw .disk(error)
        }
    }

    private func note(
        _ command: OperatorCommand,
        holding lock: borrowing DirectoryLock
    ) throws(HostError) -> CommandOutcome {
        var fold = JournalFold()
        let outcome: CommandOutcome?
        do throws(JournalError) {
            var journal = try FactJournal(
                opening: directory,
                disk: FileDisk(),
                begin: { (beginning) throws(RecordRefusal) in try fold.begin(beginning) },
                replay: { (record) throws(RecordRefusal) in try fold.fold(record) }
            )
            outcome = try fold.core.map { (core) throws(JournalError) in
                try Self.note(command, core, in: &journal)
            }
        } catch {
            throw .journal(error)
        }
        guard let outcome else { throw .noJournal(directory: directory) }
        return outcome
    }

    private static func note(
        _ command: OperatorCommand,
        _ core: EngineCore,
        in journal: inout FactJournal<FileDisk>
    ) throws(JournalError) -> CommandOutcome {
        guard let changes = changes(core, command) else { return .nothingToLift(core.mode) }
        try journal.commit(changes.map { Fact(at: core.clock, $0) })
        let mode = core.mode.after(command) ?? core.mode
        return .done(sequence: journal.lastSequence, mode: mode)
    }

    /// What the command changes. Entries that were at work are to be cancelled where all is to be closed,
    /// as a running engine would have it; the exits are decided by the next start.
    private static func changes(
        _ core: EngineCore,
        _ command: OperatorCommand
    ) -> [Fact.Change]? {
        guard let changes = core.changes(by: command) else { return nil }
        guard command == .flatten else { return changes }
        let entries = core.orders.working.filter { $0.order.purpose.isEntry && !$0.isCancelling }
        return changes + entries.map { .cancelIntended($0.order.ordinal) }
    }
}
