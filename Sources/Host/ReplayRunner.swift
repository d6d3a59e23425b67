// The runtime of a replay: recovery, then one event at a time, journal before consequence.
//
// Invariants: no intent reaches the venue before its batch is durable; a batch ends at the first
// event that yields an effect; an error from the disk ends the run at once. A stop flushes and
// leaves: its outcome is the same as that of a kill.

public import Cryptography
import Desk
public import Engine
public import Journal
public import MarketData
public import Ports
public import Replay
public import Storage
public import Strategies
public import SystemIO
public import TradeModel

/// How a run came to its end.
public enum RunEnd: Sendable, Hashable {
    /// Every candle was seen.
    case finished
    /// Every candle had been seen before; nothing changed.
    case nothingLeft
    /// Asked to stop; a next run goes on where this one stopped.
    case stopped
}

/// What a run tells while it runs.
public struct RunNotice {
    /// Facts that have become durable.
    public let facts: [Fact]
    /// Entries that a strategy wanted and did not get.
    public let refusals: [(InstrumentIndex, EntryRefusal)]
    /// The state after them.
    public let core: EngineCore
    /// Market events that are still to come.
    public let remaining: Int
    /// The last durable record's sequence.
    public let lastSequence: UInt64
}

/// Runs one strategy over recorded candles on a data directory.
public struct ReplayRunner<S: Strategy, D: Disk>: ~Copyable {
    private let lock: DirectoryLock
    private var journal: FactJournal<D>
    private var replayer: Replayer<S>
    private let directory: String
    private let specification: [UInt8]
    private let snapshots: SnapshotRule
    /// What opening the journal found.
    public let recovery: JournalRecovery
    /// Whether the journal was empty.
    public let isNew: Bool

    /// A batch is committed when it holds so many facts, effect or none.
    private static var batchLimit: Int { 512 }

    /// Takes the directory, opens its journal and folds it.
    public static func open(
        directory: String,
        disk: D,
        specification: RunSpecification,
        strategy: S,
        series: [CandleSeries],
        verdicts: [RecordedVerdict] = [],
        segmentSize: Int = JournalFormat.defaultSegmentSize,
        snapshots: SnapshotRule = SnapshotRule(),
        lockTimeoutMs: Int = DirectoryLock.defaultTimeoutMs
    ) throws(HostError) -> ReplayRunner {
        let lock = try Self.takeLock(directory, timeoutMs: lockTimeoutMs)
        var fold = ReplayFold(
            Replayer(
                specification,
                strategy: strategy,
                feed: CandleFeed(series),
                verdicts: VerdictFeed(verdicts)
            ),
            specification
        )
        let journal = try Self.openJournal(directory, disk, segmentSize, &fold)
        if let difference = fold.difference {
            throw .otherInputs(directory: directory, difference)
        }
        var replayer = fold.replayer
        replayer.seekFeed()
        var runner = ReplayRunner(
            lock,
            directory,
            journal,
            replayer,
            specification.document,
            snapshots
        )
        if runner.isNew { try runner.appendSpecification() }
        return runner
    }

    private init(
        _ lock: consuming DirectoryLock,
        _ directory: String,
        _ journal: consuming FactJournal<D>,
        _ replayer: Replayer<S>,
        _ specification: [UInt8],
        _ snapshots: SnapshotRule
    ) {
        self.specification = specification
        self.snapshots = snapshots
        recovery = journal.recovery
        isNew = journal.lastSequence == 0
        self.lock = lock
        self.directory = directory
        self.journal = journal
        self.replayer = replayer
    }

    private static func takeLock(
        _ directory: String,
        timeoutMs: Int
    ) throws(HostError) -> DirectoryLock {
        do throws(DiskError) {
            _ = try FileDisk().createDirectory(directory)
        } catch {
            throw .disk(error)
        }
        do throws(LockError) {
            return try DirectoryLock(directory: directory, timeoutMs: timeoutMs)
        } catch {
            throw .held(error)
        }
    }

    private static func openJournal(
        _ directory: String,
        _ disk: D,
        _ segmentSize: Int,
        _ fold: inout ReplayFold<S>
    ) throws(HostError) -> FactJournal<D> {
        do throws(JournalError) {
            return try FactJournal(
                opening: directory,
                disk: disk,
                segmentSize: segmentSize,
                begin: { (beginning) throws(RecordRefusal) in try fold.begin(beginning) },
                replay: { (record) throws(RecordRefusal) in try fold.take(record) }
            )
        } catch {
            throw .journal(error)
        }
    }

    // MARK: - Reading

    /// The engine's state.
    public var core: EngineCore { replayer.engine.core }
    /// The hash of the state.
    public var stateHash: Digest { replayer.stateHash }
    /// The last durable record's sequence.
    public var lastSequence: UInt64 { journal.lastSequence }
    /// Market events that are still to come.
    public var remaining: Int { replayer.feed.remaining }

    // MARK: - Running

    /// Runs to the end of the data or until the inbox says stop.
    ///
    /// - Parameters:
    ///   - pace: how often faster than the clock; nil as fast as possible.
    ///   - inbox: how the run is stopped and commanded.
    ///   - halts: what halts it without the inbox.
    ///   - observe: called after each commit.
    public mutating func run(
        pace: Double?,
        inbox: Inbox,
        halts: HaltWatch? = nil,
        observe: (RunNotice) -> Void
    ) throws(HostError) -> RunEnd {
        if replayer.isFinished, !isNew { return .nothingLeft }
        let isRestored = try Self.onDisk { () throws(DiskError) in
            try RestoreMark.read(directory) != nil
        }
        let epoch = replayer.engine.core.epoch
        replayer.start(epoch: isRestored ? RestoreMark.epoch(after: epoch) : epoch + 1)
        // In a batch of its own: if the batch of an intent rots and is cut, the epoch is not cut with
        // it, and the intent's identity is never given to another order.
        try commit(observe)
        if isRestored {
            try Self.onDisk { () throws(DiskError) in try RestoreMark.clear(directory) }
        }
        let pacer = pace.map { Pacer(factor: $0, start: replayer.nextInstant) }
        while true {
            // What came with the stop is heard before it: a halt must not be lost to it.
            var isStopping = false
            for message in inbox.take() {
                switch message {
                case .stop: isStopping = true
                case .event(let event): try hear(event, observe)
                case .command(let ticket): try obey(ticket, observe)
                }
            }
            // Last, so that nothing is decided in between.
            if let halts, halts.isDue() { try hear(.command(.halt), observe) }
            if isStopping {
                try commit(observe)
                return .stopped
            }
            if let pacer, let wait = pacer.wait(until: replayer.nextInstant) {
                try commit(observe)
                SystemClock.pause(milliseconds: wait)
                continue
            }
            if replayer.advance() == .ended { break }
            try settle(observe)
        }
        try commit(observe)
        return .finished
    }

    /// Takes an event in. What an operator asked for holds from here, whatever happens next.
    private mutating func hear(
        _ event: Event,
        _ observe: (RunNotice) -> Void
    ) throws(HostError) {
        replayer.engine.step(event, at: core.clock, into: &replayer.out)
        try commit(observe)
    }

    /// Carries a command out, and says so when it is durable.
    private mutating func obey(
        _ ticket: CommandTicket,
        _ observe: (RunNotice) -> Void
    ) throws(HostError) {
        let fits = core.changes(by: ticket.command) != nil
        try hear(.command(ticket.command), observe)
        ticket.resolve(
            fits ? .done(sequence: lastSequence, mode: core.mode) : .nothingToLift(core.mode)
        )
    }

    /// Follows up on a step: with an effect, or when the batch is full, everything becomes durable
    /// first; then the venue hears of it.
    private mutating func settle(_ observe: (RunNotice) -> Void) throws(HostError) {
        if !replayer.out.effects.isEmpty || replayer.out.facts.count >= Self.batchLimit {
            try commit(observe)
        } else {
            replayer.deliver()
        }
    }

    private mutating func commit(_ observe: (RunNotice) -> Void) throws(HostError) {
        do throws(JournalError) {
            try journal.commit(replayer.out.facts)
        } catch {
            throw .journal(error)
        }
        replayer.deliver()
        observe(
            RunNotice(
                facts: replayer.out.facts,
                refusals: replayer.out.refusals,
                core: replayer.engine.core,
                remaining: replayer.feed.remaining,
                lastSequence: journal.lastSequence
            )
        )
        replayer.clear()
        if journal.isSnapshotDue(snapshots) { try takeSnapshot() }
    }

    private static func onDisk<Result>(
        _ body: () throws(DiskError) -> Result
    ) throws(HostError) -> Result {
        do throws(DiskError) {
            return try body()
        } catch {
            throw .disk(error)
        }
    }

    /// Makes a snapshot. Everything is durable and delivered: the state is what the journal folds to.
    private mutating func takeSnapshot() throws(HostError) {
        do throws(JournalError) {
            _ = try journal.takeSnapshot(
                specification: specification,
                configuration: nil,
                state: replayer.savedState,
                snapshots
            )
        } catch {
            throw .journal(error)
        }
    }

    private mutating func appendSpecification() throws(HostError) {
        do throws(JournalError) {
            try journal.append(.specification, document: specification)
        } catch {
            throw .journal(error)
        }
    }
}
