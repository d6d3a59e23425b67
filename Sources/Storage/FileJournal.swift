// The journal on disk, for its one writer.
//
// Promises: what `commit` returned for is durable and comes back in order after any crash; recovery
// gives a prefix of what was committed plus at most the whole batch that was being committed. The
// first failed write or synchronization is final. Running out of room is not: it shows before a byte
// of the batch is written. The caller holds the data directory's lock.

public import ByteCodec
public import Journal
public import Ports

#if MUTANTS
    import Mutants
#endif

/// The journal of a data directory, open for writing.
public struct FileJournal<D: Disk>: ~Copyable {
    let files: JournalFiles<D>
    let snapshotFiles: SnapshotFiles<D>
    let segmentSize: Int
    private var batch: BatchEncoder
    private var file: DiskFile?
    var failure: DiskError?

    /// What opening found and did.
    public let recovery: JournalRecovery
    /// Where the next batch goes.
    public private(set) var position: JournalPosition
    /// Whether the segment after the one in use exists.
    public private(set) var reserve: JournalReserve
    /// The number of the last segment that exists.
    public private(set) var lastSegment: Int
    /// Where the newest snapshot stands that is known to be sound.
    public internal(set) var snapshot: JournalPosition?
    /// Where a snapshot was tried last: without room the next try is an interval later.
    var triedAt: JournalPosition?

    /// Opens the journal in `dataDirectory`, creating it when it is new, and hands every record of
    /// the good prefix to `replay`. A torn tail is kept under `cut/`, then zeroed. The segment size
    /// holds for a new journal; an old one keeps its own.
    ///
    /// - Parameters:
    ///   - extent: how much is read.
    ///   - begin: told where reading begins: at a snapshot that it does not refuse, or at the first
    ///     record. What it took in from one that it refused it has to forget.
    public init(
        opening dataDirectory: String,
        disk: D,
        segmentSize: Int = JournalFormat.defaultSegmentSize,
        _ extent: JournalExtent = .whole,
        begin: (JournalBeginning) throws(RecordRefusal) -> Void = { _ in },
        replay: (JournalRecord) throws(RecordRefusal) -> Void
    ) throws(JournalError) {
        precondition(JournalFormat.isValid(segmentSize: segmentSize), "not a segment size")
        let files = JournalFiles(disk: disk, data: dataDirectory)
        let opened: JournalRecoverer<D>.Opened
        do throws(DiskError) {
            opened = try JournalRecoverer(files: files)
                .open(segmentSize: segmentSize, extent, begin, replay)
        } catch {
            throw error.isNoSpace ? .noRoom(error) : .disk(error)
        }
        let report = opened.recovery.report
        if case .damaged(let flaw) = report.verdict { throw .damaged(report, flaw) }
        self.files = files
        snapshotFiles = SnapshotFiles(disk: disk, data: dataDirectory)
        self.segmentSize = opened.segmentSize
        recovery = opened.recovery
        position = report.end
        lastSegment = opened.lastSegment
        snapshot = opened.snapshot
        reserve = opened.reserve
        batch = BatchEncoder(
            at: report.end,
            limit: opened.segmentSize - JournalFormat.segmentHeaderSize
        )
    }

    deinit {
        if let file { files.disk.close(file) }
    }

    /// The sequence of the last record that is durable, 0 when there is none.
    public var lastCommitted: UInt64 { position.nextSequence - 1 }

    /// The number of records that wait for `commit`.
    public var pending: Int { batch.records }

    /// Adds a record to the batch and returns its sequence. Nothing reaches the disk before `commit`.
    @discardableResult
    public mutating func append(
        kind: UInt16,
        _ writePayload: (inout ByteWriter) -> Void
    ) throws(JournalError) -> UInt64 {
        guard let sequence = batch.append(kind: kind, writePayload) else {
            throw .batchFull(limit: segmentSize - JournalFormat.segmentHeaderSize)
        }
        return sequence
    }

    /// Makes the batch durable: one write and one synchronization. When it returns, every record
    /// appended so far is safe. A batch that opens a segment also prepares the one after it.
    public mutating func commit() throws(JournalError) {
        if let failure { throw .poisoned(failure) }
        guard !batch.isEmpty else { return }
        let opensSegment =
            position.offset == 0 || position.offset + batch.count > segmentSize
        if opensSegment { try openNextSegment() }
        let target = try fileInUse()
        do throws(DiskError) {
            try write(to: target)
            #if MUTANTS
                if !Mutant.isActive(.noSync) { try files.disk.synchronize(target) }
            #else
                try files.disk.synchronize(target)
            #endif
        } catch {
            throw poison(error)
        }
        position.offset += batch.count
        position.nextSequence = batch.nextSequence
        position.link = batch.reset()
        if opensSegment { try prepareReserve() }
    }

    /// Prepares the segment after the one in use when it is missing. Running out of room here is no
    /// error: `reserve` says so.
    public mutating func prepareReserve() throws(JournalError) {
        if let failure { throw .poisoned(failure) }
        do throws(DiskError) {
            reserve = try files.prepareReserve(
                position.spare,
                after: lastSegment,
                size: segmentSize
            )
        } catch {
            throw poison(error)
        }
        if reserve == .ready { lastSegment = max(lastSegment, position.spare) }
    }
}

extension FileJournal: Sendable where D: Sendable {}

extension FileJournal {
    /// Moves on to the next segment, making it first when there is no spare.
    private mutating func openNextSegment() throws(JournalError) {
        try prepareReserve()
        if case .missing(let error) = reserve { throw .noRoom(error) }
        if let file { files.disk.close(file) }
        file = nil
        if position.offset > 0 { position.segment += 1 }
        position.offset = 0
    }

    private mutating func fileInUse() throws(JournalError) -> DiskFile {
        if let file { return file }
        let path = files.path(segment: position.segment)
        let opened: DiskFile
        do throws(DiskError) {
            opened = try files.disk.open(path, .existing)
        } catch {
            throw poison(error)
        }
        file = opened
        return opened
    }

    /// Writes the batch where it belongs, with the segment's header in front when it opens one.
    private mutating func write(to target: DiskFile) throws(DiskError) {
        let disk = files.disk
        guard position.offset == 0 else {
            let offset = position.offset
            try batch.withBytes(header: nil) { (bytes) throws(DiskError) in
                try disk.write(bytes, to: target, at: offset)
            }
            return
        }
        let header = SegmentHeader(
            segment: position.segment,
            segmentSize: segmentSize,
            firstSequence: position.nextSequence,
            link: position.link
        )
        try batch.withBytes(header: header) { (bytes) throws(DiskError) in
            try disk.write(bytes, to: target, at: 0)
        }
        position.offset = JournalFormat.segmentHeaderSize
    }

    mutating func poison(_ error: DiskError) -> JournalError {
        failure = error
        return .disk(error)
    }
}
