// The columns of a native candle file, and the checks that a candle file's rows have to pass in any form.

import ByteCodec

/// Six columns, read and not yet believed.
struct NativeColumns {
    private let header: NativeCandleHeader
    private let columns: [[Int64]]

    /// Reads the columns; `body` has the length that the header tells.
    init(_ body: [UInt8], _ header: NativeCandleHeader) throws(NativeCandleError.Reason) {
        self.header = header
        do throws(ByteError) {
            columns = try ByteReader.reading(body) { (reader) throws(ByteError) in
                var columns: [[Int64]] = []
                for _ in 0..<6 {
                    var column: [Int64] = []
                    column.reserveCapacity(header.count)
                    for _ in 0..<header.count { column.append(try reader.i64()) }
                    columns.append(column)
                }
                return columns
            }
        } catch {
            throw .wrongLength(NativeCandleFile.headerSize + body.count)
        }
    }

    /// The series, when every candle is one.
    func series(named name: String) throws(NativeCandleError.Reason) -> CandleSeries {
        for row in 0..<header.count where !isCandle(row) { throw .impossibleCandle(row) }
        return CandleSeries(
            name: name,
            priceScale: header.priceScale,
            volumeScale: header.volumeScale,
            times: columns[0],
            opens: columns[1],
            highs: columns[2],
            lows: columns[3],
            closes: columns[4],
            volumes: columns[5],
            roundedPrices: header.roundedPrices,
            roundedVolumes: header.roundedVolumes
        )
    }

    private func isCandle(_ row: Int) -> Bool {
        let time = columns[0][row]
        let earliest = row > 0 ? columns[0][row - 1] + 1 : 0
        guard time >= earliest, time <= CandleRowDiagnosis.latestTimeMs else { return false }
        let (open, high, low, close) = (
            columns[1][row], columns[2][row], columns[3][row], columns[4][row]
        )
        let volume = columns[5][row]
        let limit = NativeCandleFile.mantissaLimit
        return low > 0 && low <= open && low <= close && open <= high && close <= high
            && high < limit && volume >= CandleSeries.unknownVolume && volume < limit
    }
}
