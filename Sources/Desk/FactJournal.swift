// Facts on their way to the disk and back. The one door between deciding and doing: what a step
// wants done comes out of `commit`, after its facts are durable, and nowhere else.

import ByteCodec
public import Journal
public import Ports
public import Storage
public import TradeModel

/// The journal of a data directory as a sequence of facts.
public struct FactJournal<D: Disk>: ~Copyable {
    private var journal: FileJournal<D>

    /// Opens the journal in `directory`, says where reading begins, and hands every record behind it to
    /// `replay`.
    public init(
        opening directory: String,
        disk: D,
        segmentSize: Int = JournalFormat.defaultSegmentSize,
        begin: (JournalBeginning) throws(RecordRefusal) -> Void,
        replay: (JournalRecord) throws(RecordRefusal) -> Void
    ) throws(JournalError) {
        journal = try FileJournal(
            opening: directory,
            disk: disk,
            segmentSize: segmentSize,
            .recent,
            begin: begin,
            replay: replay
        )
    }

    /// What opening found and did.
    public var recovery: JournalRecovery { journal.recovery }
    /// The sequence of the last durable record, 0 when there is none.
    public var lastSequence: UInt64 { journal.lastCommitted }
    /// Whether the segment after the one in use exists.
    public var hasRoom: Bool { journal.reserve == .ready }

    /// The last record that the newest sound snapshot holds; nil without one.
    public var snapshotSequence: UInt64? { journal.snapshot.map { $0.nextSequence - 1 } }

    /// Adds a document, the run's specification or a change of its configuration, to the next batch.
    public mutating func append(
        _ kind: RecordKind,
        document: [UInt8]
    ) throws(JournalError) {
        precondition(kind == .specification || kind == .configuration, "facts are no documents")
        try journal.append(kind: kind.rawValue) { $0.bytes(document) }
    }

    /// Makes the facts durable, all or none, together with the documents that wait. When it returns,
    /// what they led to may leave the process; when it throws, nothing may.
    public mutating func commit(_ facts: [Fact]) throws(JournalError) {
        for fact in facts {
            try journal.append(kind: fact.kind.rawValue) { fact.encode(into: &$0) }
        }
        try journal.commit()
    }

    /// Whether a snapshot should be taken.
    public func isSnapshotDue(_ rule: SnapshotRule) -> Bool { journal.isSnapshotDue(rule) }

    /// Makes a snapshot of the state that all durable records fold to.
    public mutating func takeSnapshot(
        specification: [UInt8],
        configuration: [UInt8]?,
        state: [UInt8],
        _ rule: SnapshotRule
    ) throws(JournalError) -> SnapshotOutcome {
        try journal.takeSnapshot(
            specification: specification,
            configuration: configuration,
            state: state,
            rule
        )
    }

    /// Tries again to prepare the segment after the one in use; whether it is there.
    public mutating func makeRoom() throws(JournalError) -> Bool {
        try journal.prepareReserve()
        return hasRoom
    }
}

extension FactJournal {
    static func open(
        _ directory: String,
        _ disk: D,
        _ options: DeskOptions,
        _ begin: (JournalBeginning) throws(RecordRefusal) -> Void,
        _ replay: (JournalRecord) throws(RecordRefusal) -> Void
    ) throws(DeskError) -> FactJournal {
        do throws(JournalError) {
            return try FactJournal(
                opening: directory,
                disk: disk,
                segmentSize: options.segmentSize,
                begin: begin,
                replay: replay
            )
        } catch {
            throw .journal(error)
        }
    }
}
