// Candles in the project's own form: the columns as they are held, so that reading is checking and copying.
// `docs/formats/candles-native.md` gives the bytes. Whatever the bytes are, `decode` returns or throws.

import ByteCodec

/// Native candle files.
public enum NativeCandleFile {
    /// The eight bytes that every native candle file starts with.
    public static let magic = Array("PLIMCNDL".utf8)
    /// The version that this program writes and reads.
    public static let version: UInt32 = 1
    /// How their names end.
    public static let suffix = ".candles"

    static let headerSize = 64
    /// Bytes of a candle: six columns of eight.
    static let candleSize = 48
    /// A mantissa is below this: 18 digits.
    static let mantissaLimit: Int64 = 1_000_000_000_000_000_000

    /// Whether these bytes begin as a native candle file does.
    public static func begins(_ bytes: [UInt8]) -> Bool { bytes.starts(with: magic) }

    /// The file that holds `series`. Its name is not in it.
    public static func encode(_ series: CandleSeries) -> [UInt8] {
        var content = ByteWriter(capacity: series.count * candleSize)
        for column in [
            series.times, series.opens, series.highs, series.lows, series.closes, series.volumes,
        ] {
            for value in column { content.i64(value) }
        }
        let body = content.bytes
        return NativeCandleHeader(series, checksum: CRC32C.checksum(body)).bytes + body
    }

    /// Reads a native candle file; the series is named after the file, without folders and suffix.
    public static func decode(
        _ bytes: [UInt8],
        name: String
    ) throws(NativeCandleError) -> CandleSeries {
        do throws(NativeCandleError.Reason) {
            let header = try NativeCandleHeader(reading: bytes)
            let body = Array(bytes[headerSize...])
            guard CRC32C.checksum(body) == header.checksum else { throw .badChecksum }
            return try NativeColumns(body, header).series(
                named: CandleFile.instrumentName(ofFile: name)
            )
        } catch {
            throw NativeCandleError(file: name, reason: error)
        }
    }
}
