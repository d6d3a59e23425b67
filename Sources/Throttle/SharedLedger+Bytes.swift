// Layout, little-endian: magic u32, version u16, zero u16, CRC-32C u32 of all that follows, then boot u64,
// whether unknown u8, allowances u16 (each: horizon i64, adaptation 80 bytes, grants u16 of 24 bytes), waiting u16 of 16 bytes.

import ByteCodec
import TradeModel

extension SharedLedger {
    private static let magic: UInt32 = 0x4744_4250
    private static let version: UInt16 = 1

    /// The bytes of a file.
    public var bytes: [UInt8] {
        var body = ByteWriter()
        body.u64(boot)
        body.u8(isUnknown ? 1 : 0)
        body.u16(UInt16(clamping: allowances.count))
        for allowance in allowances {
            body.i64(allowance.horizon.nanoseconds)
            allowance.adaptation.write(to: &body)
            body.u16(UInt16(clamping: allowance.grants.count))
            for grant in allowance.grants {
                body.i64(grant.at.nanoseconds)
                body.i64(grant.units)
                body.i64(grant.byExits)
            }
        }
        body.u16(UInt16(clamping: waiting.count))
        for entry in waiting {
            body.u64(entry.process)
            body.i64(entry.until.nanoseconds)
        }
        let payload = body.bytes
        var writer = ByteWriter()
        writer.u32(SharedLedger.magic)
        writer.u16(SharedLedger.version)
        writer.u16(0)
        writer.u32(CRC32C.checksum(payload))
        writer.bytes(payload)
        return writer.bytes
    }

    /// What a file says; one of which nothing is known when it is damaged, of another version or of
    /// another boot.
    public init(_ bytes: [UInt8], boot: UInt64) {
        do throws(ByteError) {
            let ledger = try ByteReader.reading(bytes) { reader throws(ByteError) in
                try SharedLedger(from: &reader, sum: CRC32C.checksum(Array(bytes.dropFirst(12))))
            }
            guard let ledger, ledger.boot == boot else {
                self.init(unknownSince: boot)
                return
            }
            self = ledger
        } catch {
            self.init(unknownSince: boot)
        }
    }

    private init?(from reader: inout ByteReader, sum: UInt32) throws(ByteError) {
        let magic = try reader.u32()
        let version = try reader.u16()
        _ = try reader.u16()
        let stored = try reader.u32()
        guard magic == SharedLedger.magic, version == SharedLedger.version, stored == sum else {
            _ = try reader.bytes(reader.remaining)
            return nil
        }
        boot = try reader.u64()
        isUnknown = try reader.u8() != 0
        for _ in 0..<(try reader.u16()) {
            var allowance = SharedAllowance()
            allowance.horizon = Instant.Span(
                nanoseconds: min(max(0, try reader.i64()), Instant.Span.day.nanoseconds)
            )
            allowance.adaptation = try SharedAdaptation(from: &reader)
            for _ in 0..<(try reader.u16()) {
                allowance.grants.append(
                    SharedGrant(
                        at: Instant(nanoseconds: try reader.i64()),
                        units: max(0, try reader.i64()),
                        byExits: max(0, try reader.i64())
                    )
                )
            }
            allowances.append(allowance)
        }
        for _ in 0..<(try reader.u16()) {
            waiting.append(
                WaitingExits(
                    process: try reader.u64(),
                    until: Instant(nanoseconds: try reader.i64())
                )
            )
        }
    }
}
