// A journal in memory, laid out exactly as the writer on disk does it: a segment per file, the spare
// ahead. Tests bend its bytes and ask for the verdict.

import ByteCodec
import Journal

struct SampleJournal {
    struct Batch {
        var segment: Int
        var start: Int
        var end: Int
        var records: Int
        var lastSequence: UInt64
        var lastRecordStart: Int
    }

    struct Record: Equatable {
        var kind: UInt16
        var sequence: UInt64
        var payload: [UInt8]
    }

    var segmentSize: Int
    var segments: [[UInt8]]
    var batches: [Batch] = []
    var records: [Record] = []
    var position = JournalPosition.start

    init(segmentSize: Int = 512, batches: [[[UInt8]]]) {
        self.segmentSize = segmentSize
        segments = [[UInt8](repeating: 0, count: segmentSize)]
        for batch in batches { add(batch) }
    }

    /// Batches of one to three records with payloads of 0 to 40 bytes, until `count` segments are
    /// in use.
    static func typical(segmentSize: Int = 512, segments count: Int = 3) -> SampleJournal {
        var journal = SampleJournal(segmentSize: segmentSize, batches: [])
        var number = 0
        while journal.position.segment < count || journal.position.offset < segmentSize / 2 {
            let sizes = (0..<(1 + number % 3)).map { ($0 * 13 + number * 7) % 41 }
            journal.add(
                sizes.map { size in (0..<size).map { UInt8(truncatingIfNeeded: $0 + number) } }
            )
            number += 1
        }
        return journal
    }

    mutating func add(_ payloads: [[UInt8]]) {
        var encoder = BatchEncoder(at: position, limit: segmentSize - 64)
        var starts: [Int] = []
        for payload in payloads {
            starts.append(encoder.count)
            let kind = UInt16(truncatingIfNeeded: payload.count + 1)
            guard let sequence = encoder.append(kind: kind, { $0.bytes(payload) }) else {
                preconditionFailure("the batch is too large for the sample")
            }
            records.append(Record(kind: kind, sequence: sequence, payload: payload))
        }
        var header: SegmentHeader?
        if position.offset == 0 || position.offset + encoder.count > segmentSize {
            if position.offset > 0 { position.segment += 1 }
            position.offset = 64
            header = SegmentHeader(
                segment: position.segment,
                segmentSize: segmentSize,
                firstSequence: position.nextSequence,
                link: position.link
            )
        }
        let start = position.offset
        let bytes = encoder.withBytes(header: header) { Array($0) }
        let at = header == nil ? start : 0
        segments[position.segment - 1].replaceSubrange(at..<(at + bytes.count), with: bytes)
        if header != nil { segments.append([UInt8](repeating: 0, count: segmentSize)) }
        position.offset = start + encoder.count
        position.nextSequence = encoder.nextSequence
        batches.append(
            Batch(
                segment: position.segment,
                start: start,
                end: position.offset,
                records: payloads.count,
                lastSequence: position.nextSequence - 1,
                lastRecordStart: start + (starts.last ?? 0)
            )
        )
        position.link = encoder.reset()
    }

    var files: [(name: String, bytes: [UInt8])] {
        segments.enumerated().map { index, bytes in
            (JournalFormat.name(ofSegment: index + 1), bytes)
        }
    }

    static func scan(
        _ files: [(name: String, bytes: [UInt8])]
    ) -> (report: JournalReport, records: [Record]) {
        var records: [Record] = []
        let report = JournalScanner.report(on: files) { record in
            records.append(
                Record(
                    kind: record.kind,
                    sequence: record.sequence,
                    payload: Array(record.payload)
                )
            )
        }
        return (report, records)
    }

    func scan() -> (report: JournalReport, records: [Record]) { Self.scan(files) }
}
