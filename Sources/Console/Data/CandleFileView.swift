// What there is to say of a file of candles or trades.

import ByteCodec
import Cryptography
import MarketData
import Money
import TradeModel

/// One file that was read.
struct CandleFileView {
    let path: String
    let candles: ImportedCandles
    let sha256: String
    let bytes: Int

    /// Gaps that are named; all are counted.
    private static let gapLimit = 10

    init(_ path: String, intervalMs: Int64) throws(CommandFailure) {
        let bytes = try InputFiles.bytes(path)
        do throws(ImportError) {
            candles = try CandleImport.read(bytes, name: path, intervalMs: intervalMs)
        } catch {
            throw CommandFailure(error)
        }
        self.path = path
        self.bytes = bytes.count
        sha256 = SHA256.hash(bytes).description
    }

    var series: CandleSeries { candles.series }
    var report: ImportReport { series.report }

    private static func time(_ milliseconds: Int64) -> Instant {
        Instant(milliseconds: milliseconds)
    }

    static func span(_ milliseconds: Int64) -> String {
        TimeText.span(.milliseconds(milliseconds))
    }

    /// For scripts.
    func members() -> [JSONValue.Member] {
        var members: [JSONValue.Member] = []
        members.add("file", .string(path))
        members.add("form", .string(candles.form.rawValue))
        members.add("instrument", .string(series.name))
        members.add("bytes", .count(bytes))
        members.add("sha256", .string(sha256))
        members.add("candles", .count(series.count))
        members.add("first", time: series.times.first.map(Self.time))
        members.add("last", time: series.times.last.map(Self.time))
        members.add("interval_ms", .count(series.intervalMs))
        members.add("price_scale", .count(series.priceScale))
        members.add("volume_scale", .count(series.volumeScale))
        members.add("gaps", .count(report.gaps))
        members.add("missing_candles", .count(report.missingCandles))
        members.add("gap_list", .array(series.gaps(limit: Self.gapLimit).map(Self.gap)))
        members.add("short_steps", .count(report.shortSteps))
        members.add("rounded_prices", .count(report.roundedPrices))
        members.add("rounded_volumes", .count(report.roundedVolumes))
        members.add("unknown_volumes", .count(report.unknownVolumes))
        members.add("zero_volumes", .count(report.zeroVolumes))
        let odd = candles.oddities
        members.add("out_of_order", .count(odd.outOfOrder))
        members.add("duplicates", .count(odd.duplicates))
        members.add("ignored_members", .array(odd.ignoredMembers.map { .string($0) }))
        members.add("trades", odd.trades.map { .count($0) } ?? .null)
        members.add("empty_trades", .count(odd.emptyTrades))
        members.add("oddities", .array(oddities.map { .string($0) }))
        return members
    }

    private static func gap(_ gap: CandleGap) -> JSONValue {
        var members: [JSONValue.Member] = []
        members.add("after", time: time(gap.afterMs))
        members.add("until", time: time(gap.untilMs))
        members.add("missing", .count(gap.missing))
        return .object(members)
    }

    /// For people.
    func text(_ style: TextStyle) -> String {
        var text = style.bold(series.name) + "  \(path), \(words(candles.form))\n"
        if let first = series.times.first, let last = series.times.last {
            text +=
                "  candles     \(NumberText.count(series.count)) of \(Self.span(series.intervalMs))"
            if let trades = candles.oddities.trades {
                text += ", made of \(NumberText.count(trades)) trades"
            }
            text += "\n  from        \(TimeText.utc(Self.time(first)))\n"
            text += "  to          \(TimeText.utc(Self.time(last)))\n"
        }
        text += "  prices      \(series.priceScale) decimals, volumes \(series.volumeScale)\n"
        text += "  sha256      \(sha256)\n"
        if oddities.isEmpty { return text + "  nothing odd\n" }
        for oddity in oddities { text += "  odd         \(oddity)\n" }
        for gap in series.gaps(limit: Self.gapLimit) {
            text += style.dim(
                "  gap         \(NumberText.count(gap.missing)) after "
                    + TimeText.utc(Self.time(gap.afterMs))
            )
            text += "\n"
        }
        return text
    }

    private func words(_ form: ImportedCandles.Form) -> String {
        switch form {
        case .csvCandles: "candles as CSV"
        case .jsonCandles: "candles as JSON"
        case .csvTrades: "trades as CSV"
        case .jsonTrades: "trades as JSON"
        case .native: "native candles"
        }
    }
}
