import ByteCodec
import Journal
import TradeModel

extension BentJournal {
    /// Small journals as the writer lays them out: of one segment and of several, with and without
    /// the spare, whole and torn; each once as it is and once with every checksum made right.
    static var seeds: [[UInt8]] {
        let facts = SampleFacts.all
        let one = laidOut([Array(facts.prefix(3))], size: 512)
        let many = laidOut(facts.map { [$0] }, size: 512)
        let batches = stride(from: 0, to: facts.count, by: 5)
            .map { Array(facts[$0..<min($0 + 5, facts.count)]) }
        let large = laidOut(batches, size: 2_048)
        let torn = Array(many.dropLast(512 + 200))
        return [(one, 0), (many, 0), (large, 3), (torn, 0)]
            .flatMap { bytes, size in [[0, size] + bytes, [0x17, size] + bytes] }
            + [[8, 0] + many]
    }

    /// The bytes of all segments, the spare included.
    private static func laidOut(_ batches: [[Fact]], size: Int) -> [UInt8] {
        var position = JournalPosition.start
        var segments: [[UInt8]] = []
        for batch in batches {
            var encoder = BatchEncoder(
                at: position,
                limit: size - JournalFormat.segmentHeaderSize
            )
            for fact in batch {
                let sequence = encoder.append(kind: fact.kind.rawValue) { fact.encode(into: &$0) }
                if sequence == nil { fatalError("a batch of the samples is too large") }
            }
            var header: SegmentHeader?
            if segments.isEmpty || position.offset + encoder.count > size {
                segments.append([])
                position.segment = segments.count
                header = SegmentHeader(
                    segment: position.segment,
                    segmentSize: size,
                    firstSequence: position.nextSequence,
                    link: position.link
                )
            }
            segments[segments.count - 1] += encoder.withBytes(header: header) { Array($0) }
            position.offset = segments[segments.count - 1].count
            position.nextSequence = encoder.nextSequence
            position.link = encoder.reset()
        }
        segments.append([])
        return segments.flatMap { $0 + [UInt8](repeating: 0, count: size - $0.count) }
    }
}
