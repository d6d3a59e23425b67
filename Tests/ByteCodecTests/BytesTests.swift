// Fixed-width values, checksums and hexadecimal text.

import ByteCodec
import Testing

@Suite struct `Bytes` {
    @Test func `every width is little-endian and comes back`() throws {
        var writer = ByteWriter(capacity: 1)
        writer.u8(0x01)
        writer.u16(0x0302)
        writer.u32(0x0706_0504)
        writer.u64(0x0F0E_0D0C_0B0A_0908)
        writer.i64(-2)
        writer.i128(-3)
        writer.bytes([9, 8])
        writer.utf8("é")
        #expect(Array(writer.bytes.prefix(15)) == Array(1...15))
        try ByteReader.reading(writer.bytes) { (reader) throws(ByteError) in
            #expect(try reader.u8() == 1)
            #expect(try reader.u16() == 0x0302)
            #expect(try reader.u32() == 0x0706_0504)
            #expect(try reader.u64() == 0x0F0E_0D0C_0B0A_0908)
            #expect(try reader.i64() == -2)
            #expect(try reader.i128() == -3)
            #expect(Array(try reader.bytes(2)) == [9, 8])
            #expect(try reader.utf8(2) == "é")
        }
    }

    @Test(arguments: 0..<8)
    func `reading past the end throws and takes nothing`(length: Int) {
        let bytes = [UInt8](repeating: 1, count: length)
        bytes.withUnsafeBytes { raw in
            var reader = ByteReader(raw)
            let error = ByteError.outOfBytes(offset: 0, needed: 8, available: length)
            #expect(throws: error) { try reader.u64() }
            #expect(reader.remaining == length)
            #expect(throws: ByteError.self) { try reader.bytes(-1) }
            #expect(throws: ByteError.self) { try reader.bytes(Int.max) }
        }
    }

    @Test func `bytes left over and broken text are errors`() {
        #expect(throws: ByteError.trailingBytes(offset: 1, count: 1)) {
            try ByteReader.reading([1, 2]) { (reader) throws(ByteError) in _ = try reader.u8() }
        }
        #expect(throws: ByteError.invalidValue(offset: 0)) {
            try ByteReader.reading([0xFF]) { (reader) throws(ByteError) in
                _ = try reader.utf8(1)
            }
        }
    }

    @Test func `an emptied writer keeps its memory`() {
        var writer = ByteWriter(capacity: 16)
        writer.zeros(1000)
        let capacity = writer.capacity
        writer.removeAll()
        #expect(writer.count == 0 && writer.capacity == capacity)
        writer.u32(5)
        writer.overwrite(u32: 7, at: 0)
        #expect(writer.bytes == [7, 0, 0, 0])
        writer.truncate(to: 1)
        #expect(writer.bytes == [7])
    }

    private static let published: [(bytes: [UInt8], crc: UInt32)] = [
        ([UInt8](repeating: 0, count: 32), 0x8A91_36AA),
        ([UInt8](repeating: 0xFF, count: 32), 0x62A8_AB43),
        ([UInt8](0..<32), 0x46DD_794E),
        ([UInt8]((0..<32).reversed()), 0x113F_DB5C),
        (Array("123456789".utf8), 0xE306_9283),
        ([], 0),
    ]

    /// RFC 3720, appendix B.4, and the check value of the CRC catalogue.
    @Test(arguments: published)
    func `published CRC-32C values hold`(bytes: [UInt8], crc: UInt32) {
        #expect(CRC32C.checksum(bytes) == crc)
    }

    @Test func `a checksum does not depend on how the bytes are split`() {
        let bytes = (0..<257).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        for split in 0...bytes.count {
            var crc = CRC32C()
            bytes.withUnsafeBytes { raw in
                crc.update(UnsafeRawBufferPointer(rebasing: raw[..<split]))
                crc.update(UnsafeRawBufferPointer(rebasing: raw[split...]))
            }
            #expect(crc.value == CRC32C.checksum(bytes))
        }
        var word = CRC32C()
        word.update(word: 0x0403_0201)
        #expect(word.value == CRC32C.checksum([1, 2, 3, 4]))
    }

    @Test func `hexadecimal text comes back in both cases`() throws {
        let bytes = (0...255).map { UInt8($0) }
        #expect(try Hex.decode(Hex.encode(bytes)) == bytes)
        #expect(try Hex.decode("0aF0") == [0x0A, 0xF0])
        #expect(throws: ByteError.invalidHex(offset: 1)) { try Hex.decode("0g") }
        #expect(throws: ByteError.invalidHex(offset: 3)) { try Hex.decode("012") }
    }
}
