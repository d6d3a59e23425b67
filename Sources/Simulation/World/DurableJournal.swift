// The journal as an outsider reads it: written from `docs/formats/journal.md` and
// `docs/formats/facts.md` alone, with none of the code that writes and recovers journals, so that a
// mistake in that code is not repeated here. It believes whole batches in order and nothing behind the
// first flaw.
//
// Fed with what becomes durable it keeps a place in each journal and reads every byte once; a batch
// that is there in part waits. Segments that are read to their end are let go.

/// What is durable of one journal: intents, executions and how far it goes.
public struct DurableJournal {
    /// What is held of a segment until it has been read to its end.
    private var segments: [Int: [UInt8]] = [:]
    /// The segment that is being read, from 1.
    private var segment = 1
    /// The place of the next batch in it; 0 while its header has not been believed.
    private var offset = 0
    private var link: UInt32 = 0
    /// The size that all segments have, once one is known.
    private var segmentSize: Int?
    /// The path that was last heard of, and the number of the segment there.
    private var lastPath = ""
    private var lastNumber: Int?
    private var intents: [ClientID: Intent] = [:]
    private var fillsByTrade: [UInt64: [Fill]] = [:]
    private var signedByOrdinal: [UInt64: Signed] = [:]
    /// What was known before the first byte of each segment: once earlier ones are removed, nothing else
    /// tells it.
    private var beginnings: [Int: DurableJournal] = [:]

    /// The sequence of the last durable record, 0 when there is none.
    public private(set) var lastSequence: UInt64 = 0
    /// The number of durable batches.
    public private(set) var batches = 0
    /// Every durable intent, in order.
    public private(set) var intentsInOrder: [Intent] = []
    /// Every durable execution, in order.
    public private(set) var fillsInOrder: [Fill] = []
    /// When a reading of each instrument was taken in last, by instrument.
    public private(set) var lastReadings: [UInt32: Int64] = [:]
    /// The evidence of the last verdict on each instrument, by instrument.
    public private(set) var lastVerdicts: [UInt32: UInt64] = [:]
    /// Durable intents that bear the name of an earlier one: always an error of the engine.
    public private(set) var repeatedIntents: [Intent] = []
    /// Every durable start of the engine, in order.
    public private(set) var lives: [Life] = []
    /// Why reading stopped for good, where and what; nil while it goes on.
    public private(set) var flaw: String?

    /// The journal of a disk that has never held one and is to hold only one.
    public init() {}

    /// The journal that every power loss leaves on `disk`. An unfinished batch at its end is no part
    /// of it. Where its first segments were removed, what was `known` of them is believed.
    public init(reading disk: LyingDisk, since known: DurableJournal = DurableJournal()) {
        self = known.beginning(disk.durablePaths)
        for path in disk.durablePaths {
            guard let bytes = disk.durableBytes(path) else { continue }
            bytes.withUnsafeBytes { take(path: path, range: 0..<bytes.count, bytes: $0) }
        }
    }

    /// The journal that a process sees on `disk` now: what is durable and what is only in its cache.
    public init(readingVisible disk: LyingDisk, since known: DurableJournal = DurableJournal()) {
        self = known.beginning(disk.visibleFiles.map(\.path))
        for (path, bytes) in disk.visibleFiles {
            bytes.withUnsafeBytes { take(path: path, range: 0..<bytes.count, bytes: $0) }
        }
    }

    /// What was known before the first of the segments that are there.
    private func beginning(_ paths: [String]) -> DurableJournal {
        let first = paths.compactMap(Self.segment).min() ?? 1
        var start = first > 1 ? (beginnings[first] ?? DurableJournal()) : DurableJournal()
        start.beginnings = beginnings.filter { $0.key <= first }
        return start
    }

    /// The number of durable intents.
    public var intentCount: Int { intents.count }

    /// The number of durable executions, repeated ones included.
    public var fillCount: Int { fillsByTrade.values.reduce(0) { $0 + $1.count } }

    /// The durable intent that the venue knows under this name; nil when it is not durable.
    public func intent(epoch: UInt32, ordinal: UInt64) -> Intent? {
        intents[ClientID(epoch: epoch, ordinal: ordinal)]
    }

    /// What is durable of the identity under which the order was to be sent; nil when nothing is.
    public func signed(ordinal: UInt64) -> Signed? { signedByOrdinal[ordinal] }

    /// Every durable booking of the venue's execution, in order. More than one is an error of the
    /// engine, unless two venues happen to use the same number.
    public func fills(trade: UInt64) -> [Fill] { fillsByTrade[trade] ?? [] }

    /// Takes in bytes that have become durable; what is no segment of a journal is left out.
    public mutating func take(path: String, range: Range<Int>, bytes: UnsafeRawBufferPointer) {
        precondition(bytes.count == range.count, "the bytes are those of the range")
        if path != lastPath { (lastPath, lastNumber) = (path, Self.segment(at: path)) }
        guard flaw == nil, let number = lastNumber else { return }
        guard number >= segment else {
            flaw = "\(path) was changed after segment \(segment) was begun"
            return
        }
        if number == segment, range.lowerBound < offset, !isSame(bytes, as: range) {
            flaw = "\(path) was changed at byte \(range.lowerBound), before its end at \(offset)"
            return
        }
        var content = segments.removeValue(forKey: number) ?? []
        LyingDisk.File.grow(&content, to: range.upperBound)
        content.withUnsafeMutableBytes { room in
            UnsafeMutableRawBufferPointer(rebasing: room[range]).copyMemory(from: bytes)
        }
        segments[number] = content
        while readBatch() {}
    }

    /// Whether what is written over believed bytes leaves them as they are.
    private func isSame(_ bytes: UnsafeRawBufferPointer, as range: Range<Int>) -> Bool {
        let count = min(range.upperBound, offset) - range.lowerBound
        return segments[segment]?[range.lowerBound..<(range.lowerBound + count)]
            .elementsEqual(bytes.prefix(count)) ?? true
    }
}

extension DurableJournal {
    /// Believes the next batch, if all of it is there.
    private mutating func readBatch() -> Bool {
        guard flaw == nil else { return false }
        if let here = segments[segment], let batch = batch(in: here, segment, from: offset) {
            return believe(batch, in: here)
        }
        // The next segment, once all of its first batch is there: a torn one is cut, and the writer
        // may then go on in this segment.
        guard offset > 0, let next = segments[segment + 1],
            let batch = batch(in: next, segment + 1, from: 0)
        else { return false }
        guard let here = segments[segment], here.count == segmentSize,
            here[offset...].allSatisfy({ $0 == 0 })
        else { return false }
        segments[segment] = nil
        segment += 1
        offset = 0
        var known = self
        known.beginnings = [:]
        known.segments = [:]
        beginnings[segment] = known
        return believe(batch, in: next)
    }

    /// The batch that is due, if it stands at this place of this segment.
    private func batch(in content: [UInt8], _ number: Int, from place: Int) -> RawBatch? {
        var start = place
        if start == 0 {
            guard let header = RawSegment(content), header.number == number,
                header.firstSequence == lastSequence + 1, header.link == link,
                header.size == segmentSize ?? header.size, header.size >= content.count
            else { return nil }
            start = RawSegment.headerSize
        }
        return RawBatch(content, at: start, after: lastSequence, link: link)
    }

    private mutating func believe(_ batch: RawBatch, in content: [UInt8]) -> Bool {
        for record in batch.records where !believe(record, in: content) { return false }
        segmentSize = segmentSize ?? RawSegment(content)?.size
        offset = batch.end
        link = batch.link
        lastSequence += UInt64(batch.records.count)
        batches += 1
        return true
    }

    /// Takes what the record says; false when it cannot mean anything.
    private mutating func believe(_ record: RawRecord, in content: [UInt8]) -> Bool {
        let payload = content[record.payload]
        switch record.kind {
        case Intent.kind:
            guard let intent = Intent(payload, sequence: record.sequence) else {
                return refuse(record)
            }
            intentsInOrder.append(intent)
            let name = ClientID(epoch: intent.epoch, ordinal: intent.ordinal)
            if intents[name] == nil {
                intents[name] = intent
            } else {
                repeatedIntents.append(intent)
            }
        case Fill.kind:
            guard let fill = Fill(payload, sequence: record.sequence) else { return refuse(record) }
            fillsByTrade[fill.trade, default: []].append(fill)
            fillsInOrder.append(fill)
        case Signed.kind:
            guard let signed = Signed(payload) else { return refuse(record) }
            signedByOrdinal[signed.ordinal] = signed
        case Verdict.kind:
            guard let verdict = Verdict(payload) else { return refuse(record) }
            lastVerdicts[verdict.instrument] = verdict.evidence
        case Reading.opened, Reading.closed, Reading.refused:
            guard let reading = Reading(payload) else { return refuse(record) }
            lastReadings[reading.instrument] = reading.at
        case Life.started:
            guard let life = Life(payload) else { return refuse(record) }
            lives.append(life)
        case Life.stopped:
            guard !lives.isEmpty else { return refuse(record) }
            lives[lives.count - 1].hasStopped = true
        default: break
        }
        return true
    }

    private mutating func refuse(_ record: RawRecord) -> Bool {
        flaw = "record \(record.sequence) of kind \(record.kind) means nothing"
        return false
    }

    /// The number in a segment's name, `journal/` and eight digits and `.seg`.
    static func segment(at path: String) -> Int? {
        let parts = path.split(separator: "/")
        guard parts.count > 1, parts[parts.count - 2] == "journal", let name = parts.last,
            name.utf8.count == 12, name.hasSuffix(".seg"),
            name.utf8.prefix(8).allSatisfy({ $0 >= 48 && $0 <= 57 })
        else { return nil }
        return Int(name.prefix(8))
    }
}
