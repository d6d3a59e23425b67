// The 64 bytes before the columns of a native candle file.

import ByteCodec

/// What a native candle file says of its columns.
struct NativeCandleHeader {
    let priceScale: UInt8
    let volumeScale: UInt8
    let count: Int
    let roundedPrices: Int
    let roundedVolumes: Int
    /// CRC-32C of the columns.
    let checksum: UInt32

    init(_ series: CandleSeries, checksum: UInt32) {
        priceScale = series.priceScale
        volumeScale = series.volumeScale
        count = series.count
        roundedPrices = series.report.roundedPrices
        roundedVolumes = series.report.roundedVolumes
        self.checksum = checksum
    }

    /// Reads the header of a whole file, whose length must be the one that the header tells.
    init(reading file: [UInt8]) throws(NativeCandleError.Reason) {
        guard NativeCandleFile.begins(file) else { throw .notNative }
        let size = NativeCandleFile.headerSize
        guard file.count >= size else { throw .wrongLength(file.count) }
        let fields: Fields
        do throws(ByteError) {
            fields = try ByteReader.reading(Array(file[..<size]), Fields.init)
        } catch {
            throw .wrongLength(file.count)
        }
        guard CRC32C.checksum(Array(file[..<(size - 4)])) == fields.headerChecksum else {
            throw .badChecksum
        }
        guard fields.version == NativeCandleFile.version else {
            throw .unsupportedVersion(fields.version)
        }
        guard fields.isReservedZero, fields.priceScale <= CandleFileOptions.largestScale,
            fields.volumeScale <= CandleFileOptions.largestScale
        else { throw .impossibleHeader }
        let candles = (file.count - size) / NativeCandleFile.candleSize
        guard candles > 0, fields.count == UInt64(candles),
            size + candles * NativeCandleFile.candleSize == file.count
        else { throw .wrongLength(file.count) }
        // Any number of trades may have come to one candle: there is no bound by the candles.
        guard let prices = Int(exactly: fields.roundedPrices),
            let volumes = Int(exactly: fields.roundedVolumes)
        else { throw .impossibleHeader }
        priceScale = fields.priceScale
        volumeScale = fields.volumeScale
        count = candles
        roundedPrices = prices
        roundedVolumes = volumes
        checksum = fields.checksum
    }

    /// The 64 bytes.
    var bytes: [UInt8] {
        var header = ByteWriter(capacity: NativeCandleFile.headerSize)
        header.bytes(NativeCandleFile.magic)
        header.u32(NativeCandleFile.version)
        header.u8(priceScale)
        header.u8(volumeScale)
        header.u16(0)
        header.u64(UInt64(count))
        header.u64(UInt64(roundedPrices))
        header.u64(UInt64(roundedVolumes))
        header.zeros(16)
        header.u32(checksum)
        header.u32(CRC32C.checksum(header.bytes))
        return header.bytes
    }

    /// The fields as they stand, not yet believed.
    private struct Fields {
        let version: UInt32
        let priceScale: UInt8
        let volumeScale: UInt8
        let count: UInt64
        let roundedPrices: UInt64
        let roundedVolumes: UInt64
        let isReservedZero: Bool
        let checksum: UInt32
        let headerChecksum: UInt32

        init(_ reader: inout ByteReader) throws(ByteError) {
            _ = try reader.u64()
            version = try reader.u32()
            priceScale = try reader.u8()
            volumeScale = try reader.u8()
            let padding = try reader.u16()
            count = try reader.u64()
            roundedPrices = try reader.u64()
            roundedVolumes = try reader.u64()
            let reserved = (try reader.u64(), try reader.u64())
            isReservedZero = padding == 0 && reserved.0 == 0 && reserved.1 == 0
            checksum = try reader.u32()
            headerChecksum = try reader.u32()
        }
    }
}
