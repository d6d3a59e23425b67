import ByteCodec

/// `ByteReader`'s primitives: the first byte says how many of the next ones are operations, the
/// rest is read by them. What was read and is written again is what stood there.
enum BytesTarget: FuzzTarget {
    static func attempt(_ bytes: UnsafeRawBufferPointer) {
        guard let first = bytes.first else { return }
        let operations = bytes.dropFirst().prefix(Int(first))
        let data = [UInt8](bytes.dropFirst(1 + operations.count))
        data.withUnsafeBytes { raw in
            var reader = ByteReader(raw)
            var writer = ByteWriter(capacity: 1)
            for operation in operations {
                let before = reader.offset
                do throws(ByteError) {
                    try run(operation, &reader, &writer)
                } catch {
                    demand(
                        operation % 8 == 7 || reader.offset == before,
                        "a refused read moved the reader"
                    )
                    break
                }
                demand(reader.offset + reader.remaining == raw.count, "bytes were lost")
            }
            demand(writer.bytes.elementsEqual(raw.prefix(writer.count)), "read and written differ")
            demand(writer.count <= reader.offset, "more was written than read")
        }
        demandWhole(data)
    }

    private static func run(
        _ operation: UInt8,
        _ reader: inout ByteReader,
        _ writer: inout ByteWriter
    ) throws(ByteError) {
        switch operation % 8 {
        case 0: writer.u8(try reader.u8())
        case 1: writer.u16(try reader.u16())
        case 2: writer.u32(try reader.u32())
        case 3: writer.u64(try reader.u64())
        case 4: writer.i64(try reader.i64())
        case 5: writer.i128(try reader.i128())
        case 6: writer.bytes(try reader.bytes(Int(operation >> 3)))
        default: writer.utf8(try reader.utf8(Int(operation >> 3)))
        }
    }

    /// Reading all must end exactly at the end, and counts that cannot be are refused.
    private static func demandWhole(_ data: [UInt8]) {
        for count in [-1, data.count + 1, .max, .min] {
            let isRefused: Bool
            do throws(ByteError) {
                _ = try ByteReader.reading(data) { reader throws(ByteError) in
                    try reader.bytes(count).count
                }
                isRefused = false
            } catch {
                isRefused = true
            }
            demand(isRefused, "\(count) bytes of \(data.count) were read")
        }
    }

    static let seeds: [[UInt8]] = [
        [6, 0, 1, 2, 3, 4, 5] + [UInt8](0..<40),
        [3, 0x26, 0x27, 0x2F] + Array("four and five, größer".utf8),
        [2, 0x0F, 0x17] + [0xC3, 0xA4, 0xE2, 0x82],
    ]
}
