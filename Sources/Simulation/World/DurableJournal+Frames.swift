// Segment headers and records, as `docs/formats/journal.md` lays them out.

extension DurableJournal {
    /// Integers with the lowest byte first.
    enum LittleEndian {
        static func u16(_ bytes: [UInt8], _ at: Int) -> UInt16 {
            UInt16(bytes[at]) | UInt16(bytes[at + 1]) << 8
        }

        static func u32(_ bytes: [UInt8], _ at: Int) -> UInt32 {
            UInt32(u16(bytes, at)) | UInt32(u16(bytes, at + 2)) << 16
        }

        static func u64(_ bytes: [UInt8], _ at: Int) -> UInt64 {
            UInt64(u32(bytes, at)) | UInt64(u32(bytes, at + 4)) << 32
        }

        static func i128(_ bytes: [UInt8], _ at: Int) -> Int128 {
            Int128(truncatingIfNeeded: UInt128(u64(bytes, at)) | UInt128(u64(bytes, at + 8)) << 64)
        }
    }

    /// CRC-32C as in RFC 3720, a byte at a time.
    struct Checksum {
        private var remainder = UInt32.max

        var value: UInt32 { remainder ^ .max }

        mutating func take(_ bytes: ArraySlice<UInt8>) {
            var remainder = remainder
            // Raw buffers: most tests run unoptimised, and spend most of their time here.
            Self.table.withUnsafeBufferPointer { table in
                bytes.withUnsafeBufferPointer { bytes in
                    var place = 0
                    while place < bytes.count {
                        let index = Int(truncatingIfNeeded: remainder & 0xFF ^ UInt32(bytes[place]))
                        remainder = remainder >> 8 ^ table[index]
                        place += 1
                    }
                }
            }
            self.remainder = remainder
        }

        private static let table: [UInt32] = (0..<256).map { byte in
            (0..<8).reduce(UInt32(byte)) { value, _ in
                value & 1 == 1 ? value >> 1 ^ 0x82F6_3B78 : value >> 1
            }
        }
    }

    /// The header of a segment whose magic, version, checksum and reserved bytes hold.
    struct RawSegment {
        static let headerSize = 64

        let number: Int
        let firstSequence: UInt64
        let size: Int
        let link: UInt32

        init?(_ bytes: [UInt8]) {
            guard bytes.count >= Self.headerSize, bytes[0..<8].elementsEqual("PLIMSJNL".utf8),
                LittleEndian.u32(bytes, 8) == 1, bytes[36..<60].allSatisfy({ $0 == 0 })
            else { return nil }
            var checksum = Checksum()
            checksum.take(bytes[0..<60])
            guard checksum.value == LittleEndian.u32(bytes, 60),
                let size = Int(exactly: LittleEndian.u64(bytes, 24))
            else { return nil }
            number = Int(LittleEndian.u32(bytes, 12))
            firstSequence = LittleEndian.u64(bytes, 16)
            self.size = size
            link = LittleEndian.u32(bytes, 32)
        }
    }

    /// A batch, all of whose records hold and follow each other.
    struct RawBatch {
        let records: [RawRecord]
        let link: UInt32
        let end: Int

        /// Reads the batch at `start` that follows the record `last` with the checksum `link`; nil
        /// when it is not all there.
        init?(_ bytes: [UInt8], at start: Int, after last: UInt64, link: UInt32) {
            var records: [RawRecord] = []
            var link = link
            var place = start
            repeat {
                guard let record = RawRecord(bytes, at: place), record.link == link,
                    record.sequence == last + UInt64(records.count) + 1,
                    record.index == records.count
                else { return nil }
                records.append(record)
                link = record.checksum
                place = record.end
            } while records.last?.isLast == false
            self.records = records
            self.link = link
            end = place
        }
    }

    /// A record whose checksum, flags, reserved bytes and padding hold.
    struct RawRecord {
        private static let headerSize = 32

        let checksum: UInt32
        let sequence: UInt64
        let link: UInt32
        let index: Int
        let kind: UInt16
        let isLast: Bool
        let payload: Range<Int>
        let end: Int

        init?(_ bytes: [UInt8], at start: Int) {
            guard start + Self.headerSize <= bytes.count else { return nil }
            let length = Int(LittleEndian.u32(bytes, start))
            payload = (start + Self.headerSize)..<(start + Self.headerSize + length)
            end = start + Self.headerSize + (length + 7) / 8 * 8
            sequence = LittleEndian.u64(bytes, start + 8)
            let flags = LittleEndian.u16(bytes, start + 26)
            guard end <= bytes.count, sequence > 0, flags <= 1,
                LittleEndian.u32(bytes, start + 28) == 0,
                bytes[payload.upperBound..<end].allSatisfy({ $0 == 0 })
            else { return nil }
            var computed = Checksum()
            computed.take(bytes[start..<(start + 4)])
            computed.take(bytes[(start + 8)..<payload.upperBound])
            checksum = LittleEndian.u32(bytes, start + 4)
            guard computed.value == checksum else { return nil }
            link = LittleEndian.u32(bytes, start + 16)
            index = Int(LittleEndian.u32(bytes, start + 20))
            kind = LittleEndian.u16(bytes, start + 24)
            isLast = flags == 1
        }
    }
}

extension DurableJournal {
    /// Where the batches of one segment's bytes lie, in order.
    static func batches(of bytes: [UInt8]) -> [Range<Int>] {
        guard let header = RawSegment(bytes) else { return [] }
        var found: [Range<Int>] = []
        var (last, link, place) = (header.firstSequence - 1, header.link, RawSegment.headerSize)
        while let batch = RawBatch(bytes, at: place, after: last, link: link) {
            found.append(place..<batch.end)
            last += UInt64(batch.records.count)
            link = batch.link
            place = batch.end
        }
        return found
    }
}
