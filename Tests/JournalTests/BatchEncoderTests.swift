// The bytes of a batch.

import ByteCodec
import Journal
import Testing

@Suite struct `Batch encoding` {
    @Test func `one record has the bytes that the format gives`() {
        var encoder = BatchEncoder(at: .start, limit: 4096)
        #expect(encoder.append(kind: 0x0102, { $0.utf8("abc") }) == 1)
        let bytes = encoder.withBytes(header: nil) { Array($0) }
        #expect(bytes.count == 40)
        #expect(Array(bytes[0..<4]) == [3, 0, 0, 0])
        #expect(Array(bytes[8..<16]) == [1, 0, 0, 0, 0, 0, 0, 0])
        #expect(Array(bytes[16..<24]) == [0, 0, 0, 0, 0, 0, 0, 0])
        #expect(Array(bytes[24..<32]) == [0x02, 0x01, 1, 0, 0, 0, 0, 0])
        #expect(Array(bytes[32...]) == [0x61, 0x62, 0x63, 0, 0, 0, 0, 0])
        let covered = CRC32C.checksum(Array(bytes[0..<4]) + Array(bytes[8..<35]))
        #expect(Array(bytes[4..<8]) == withUnsafeBytes(of: covered.littleEndian) { Array($0) })
        #expect(encoder.reset() == covered)
    }

    @Test func `a record over the limit leaves the batch as it was`() {
        var encoder = BatchEncoder(at: .start, limit: 80)
        #expect(encoder.append(kind: 1, { $0.u64(1) }) == 1)
        #expect(encoder.append(kind: 1, { $0.zeros(9) }) == nil)
        #expect(encoder.records == 1 && encoder.count == 40)
        #expect(encoder.append(kind: 1, { $0.u64(2) }) == 2)
        #expect(encoder.count == 80)
    }

    @Test func `a batch that was asked for its bytes can go on`() {
        var whole = BatchEncoder(at: .start, limit: 4096)
        var paused = BatchEncoder(at: .start, limit: 4096)
        for number in 0..<3 {
            #expect(whole.append(kind: 1, { $0.u64(UInt64(number)) }) != nil)
            #expect(paused.append(kind: 1, { $0.u64(UInt64(number)) }) != nil)
            _ = paused.withBytes(header: nil) { $0.count }
        }
        let left = whole.withBytes(header: nil) { Array($0) }
        #expect(paused.withBytes(header: nil) { Array($0) } == left)
    }

    @Test func `file names are eight digits and nothing else`() {
        #expect(JournalFormat.name(ofSegment: 42) == "00000042.seg")
        #expect(JournalFormat.segment(named: "00000042.seg") == 42)
        for name in ["42.seg", "00000000.seg", "+0000042.seg", "00000042.SEG", "0000004x.seg", ""] {
            #expect(JournalFormat.segment(named: name) == nil)
        }
    }
}
