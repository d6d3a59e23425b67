// Candles back to text: what is read from it at the same scales is the same to the last digit.

import ByteCodec
import MarketData
import Money

/// What `data export` writes.
public struct DataExport {
    private let view: CandleFileView

    /// Reads the file; candles are made of trades with this interval.
    public init(_ path: String, intervalMs: Int64) throws(CommandFailure) {
        view = try CandleFileView(path, intervalMs: intervalMs)
    }

    /// The candles as CSV.
    public var csv: String {
        String(decoding: CandleFile.render(view.candles.series), as: UTF8.self)
    }

    /// The candles as JSON, one line, as `data import` takes them.
    public var document: String {
        let series = view.candles.series
        var members: [JSONValue.Member] = []
        members.add("instrument", .string(series.name))
        members.add("interval_ms", .count(series.intervalMs))
        members.add("candles", .array(series.times.indices.map { DataExport.candle(series, $0) }))
        return JSONValue.object(members).line
    }

    private static func candle(_ series: CandleSeries, _ row: Int) -> JSONValue {
        let prices = [series.opens[row], series.highs[row], series.lows[row], series.closes[row]]
        let volume = series.volumes[row]
        return .array(
            [.count(series.times[row])]
                + prices.map { .string(DecimalText.print(Int128($0), scale: series.priceScale)) }
                + [
                    volume == CandleSeries.unknownVolume
                        ? .null
                        : .string(DecimalText.print(Int128(volume), scale: series.volumeScale))
                ]
        )
    }

    /// Writes the CSV to a new file; what is said of it for people.
    public func write(to path: String) throws(CommandFailure) -> String {
        switch try NewFile.write(Array(csv.utf8), to: path) {
        case .written: "written to \(path)\n"
        case .same: "\(path) holds the same already\n"
        }
    }
}
