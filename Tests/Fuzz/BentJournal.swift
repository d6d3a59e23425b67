import ByteCodec
import Journal

/// A journal's files, cut out of one input: a byte that says what to make right, a byte with the
/// segments' size, and the segments one after the other, the last one as short as it comes.
struct BentJournal {
    /// The size of a segment, unless the segments say otherwise.
    let segmentSize: Int
    var segments: [[UInt8]]
    var unfinished: [UInt8]?

    /// What the first byte asks for.
    private struct Repairs: OptionSet {
        let rawValue: UInt8

        static let headers = Repairs(rawValue: 1)
        static let records = Repairs(rawValue: 2)
        static let links = Repairs(rawValue: 4)
        static let lastIsUnfinished = Repairs(rawValue: 8)
        static let lastIsWhole = Repairs(rawValue: 16)
    }

    /// The files of a directory.
    var files: [(name: String, bytes: [UInt8])] {
        var files = segments.enumerated().map { index, bytes in
            (name: JournalFormat.name(ofSegment: index + 1), bytes: bytes)
        }
        if let unfinished { files.append((JournalFormat.unfinishedName, unfinished)) }
        return files
    }

    /// Cuts an input; nil when it has no byte for a segment.
    init?(_ input: UnsafeRawBufferPointer) {
        guard input.count > 2 else { return nil }
        let repairs = Repairs(rawValue: input[0])
        let size = 512 * (1 + Int(input[1] % 4))
        segmentSize = size
        segments = stride(from: 2, to: input.count, by: size).map { start in
            Array(input[start..<min(start + size, input.count)])
        }
        if repairs.contains(.lastIsUnfinished) { unfinished = segments.removeLast() }
        if repairs.contains(.lastIsWhole), let last = segments.indices.last {
            segments[last] += [UInt8](repeating: 0, count: size - segments[last].count)
        }
        var link: UInt32 = 0
        for index in segments.indices {
            segments[index].withUnsafeMutableBytes { segment in
                Self.seal(segment, repairs, &link)
            }
        }
    }

    /// The spare gets the length of a segment, as a writer that opens the journal gives it.
    mutating func adoptSpare(_ report: JournalReport) {
        let spare = report.end.spare
        guard segments.count >= spare else { return }
        let size = report.segmentSize ?? segmentSize
        segments[spare - 1] = [UInt8](repeating: 0, count: size)
    }

    /// Makes the checksums right that are to be.
    private static func seal(
        _ segment: UnsafeMutableRawBufferPointer,
        _ repairs: Repairs,
        _ link: inout UInt32
    ) {
        let start = JournalFormat.segmentHeaderSize
        guard segment.count >= start else { return }
        if repairs.contains(.headers), segment[0] != 0 {
            if repairs.contains(.links) { store(link, in: segment, at: 32) }
            store(checksum(segment, [0..<60]), in: segment, at: 60)
        }
        guard repairs.contains(.records) else { return }
        var offset = start
        while segment.count - offset >= JournalFormat.recordHeaderSize {
            let word = segment.loadUnaligned(fromByteOffset: offset, as: UInt32.self)
            let length = Int(UInt32(littleEndian: word))
            let size = JournalFormat.recordSize(payload: length)
            let sequence = segment.loadUnaligned(fromByteOffset: offset + 8, as: UInt64.self)
            guard sequence != 0, size <= segment.count - offset else { return }
            if repairs.contains(.links) { store(link, in: segment, at: offset + 16) }
            let end = offset + JournalFormat.recordHeaderSize + length
            link = checksum(segment, [offset..<(offset + 4), (offset + 8)..<end])
            store(link, in: segment, at: offset + 4)
            offset += size
        }
    }

    private static func checksum(
        _ segment: UnsafeMutableRawBufferPointer,
        _ ranges: [Range<Int>]
    ) -> UInt32 {
        var crc = CRC32C()
        for range in ranges { crc.update(UnsafeRawBufferPointer(rebasing: segment[range])) }
        return crc.value
    }

    private static func store(
        _ value: UInt32,
        in segment: UnsafeMutableRawBufferPointer,
        at offset: Int
    ) {
        segment.storeBytes(of: value.littleEndian, toByteOffset: offset, as: UInt32.self)
    }
}
