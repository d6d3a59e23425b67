// A run's books as they grow: the journal is read once, and then only what is new of it. Where what is new does
// not follow what was read, or segments are gone, everything is read anew.

import Journal
import Ports
import Storage
import SystemIO
public import TradeModel

/// Follows the journal of a data directory, beside its writer and without writing a byte.
public struct JournalFollower {
    private let directory: String
    private var tail = JournalTail()
    private var report: JournalReport
    private var fold: JournalFold
    private var recent: [Fact] = []
    /// Bytes of the journal that were read since the beginning.
    public private(set) var bytesRead = 0

    /// Facts that are kept for whoever shows them; readings of the market are not among them.
    public static let recentLimit = 64
    private static let firstChunk = 1 << 14

    /// Reads the journal once.
    public init(_ directory: String) throws(HostError) {
        self.directory = directory
        (report, fold, recent) = try Self.load(directory)
        tail = JournalTail(at: report.end)
    }

    /// The books as far as they were read; nil before a journal's first record.
    public var run: StoredRun? { StoredRun(report, fold) }

    /// The latest facts that are no readings of the market, oldest first.
    public var latest: ArraySlice<Fact> { recent.suffix(Self.recentLimit) }

    /// Reads what is new; whether anything was.
    public mutating func look() throws(HostError) -> Bool {
        let before = report.end
        do throws(DiskError) {
            while try advance() {}
        } catch {
            guard error.isNotFound else { throw .disk(error) }
            try reload()
        }
        return report.end != before
    }

    /// Takes one chunk; whether there may be more.
    private mutating func advance() throws(DiskError) -> Bool {
        guard tail.position.offset > 0 else { return try enter(tail.position.segment) }
        var count = Self.firstChunk
        while true {
            let bytes = try read(tail.position.segment, from: tail.position.offset, count: count)
            let before = tail.position
            let step = follow(bytes)
            if step == .otherJournal {
                throw DiskError(.read, directory, code: DiskError.notFound)
            }
            if tail.position != before { return true }
            guard step == .incomplete, bytes.count == count else {
                return try enter(tail.position.segment + 1)
            }
            count *= 4
        }
    }

    private mutating func enter(_ segment: Int) throws(DiskError) -> Bool {
        let header: [UInt8]
        do throws(DiskError) {
            header = try read(segment, from: 0, count: JournalFormat.segmentHeaderSize)
        } catch {
            // The one after the one in use need not be there yet.
            if error.isNotFound, try isThere(tail.position.segment) { return false }
            throw error
        }
        return tail.enter(segment: segment, header)
    }

    private func isThere(_ segment: Int) throws(DiskError) -> Bool {
        let name = JournalFormat.name(ofSegment: segment)
        return try FileDisk().list(directory + "/journal").contains(name) || segment == 1
    }

    private mutating func read(
        _ segment: Int,
        from offset: Int,
        count: Int
    ) throws(DiskError) -> [UInt8] {
        let path = directory + "/journal/" + JournalFormat.name(ofSegment: segment)
        let bytes = try FileDisk().read(path, from: offset, count: count)
        bytesRead += bytes.count
        return bytes
    }

    /// What cannot be folded is as good as another journal: reading it anew says what is wrong.
    private mutating func follow(_ bytes: [UInt8]) -> JournalTail.Step {
        let before = tail.position
        defer {
            report.end = tail.position
            report.records += tail.position.nextSequence - before.nextSequence
        }
        do throws(RecordRefusal) {
            return try tail.readAll(bytes) { (record) throws(RecordRefusal) in
                try fold.fold(record)
                Self.keep(record, &recent)
            }
        } catch {
            return .otherJournal
        }
    }

    private mutating func reload() throws(HostError) {
        (report, fold, recent) = try Self.load(directory)
        tail = JournalTail(at: report.end)
    }

    private static func load(
        _ directory: String
    ) throws(HostError) -> (JournalReport, JournalFold, [Fact]) {
        var recent: [Fact] = []
        let (report, fold) = try StoredRun.scan(
            directory,
            begin: { _, _ in recent.removeAll() },
            inspect: { record, _ in keep(record, &recent) }
        )
        if case .damaged(let flaw) = report.verdict {
            throw .damaged(directory: directory, flaw)
        }
        return (report, fold, recent)
    }

    private static func keep(_ record: JournalRecord, _ recent: inout [Fact]) {
        guard let kind = RecordKind(rawValue: record.kind), isEvent(kind) else { return }
        do throws(FactError) {
            recent.append(try Fact(kind, decoding: record.payload))
        } catch {
            // The fold has refused it already.
            return
        }
        if recent.count >= 4 * recentLimit { recent.removeFirst(recent.count - recentLimit) }
    }

    private static func isEvent(_ kind: RecordKind) -> Bool {
        switch kind {
        case .specification, .configuration, .candleOpened, .candleClosed, .liquidityRead,
            .exitsChecked:
            false
        case .started, .readingRefused, .readingLost, .orderIntended, .orderAcknowledged,
            .orderInDoubt, .cancelIntended, .filled, .orderClosed, .dayStarted, .entriesBlocked,
            .drawdownLatched, .drawdownReset, .modeChanged, .flattenAsked, .incident, .orderSigned,
            .roomChanged, .readingsForgotten, .tailCut, .stopped, .tokenJudged, .entryVetoed,
            .entryCleared:
            true
        }
    }
}
