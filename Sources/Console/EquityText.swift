public import Host
import Money
import Replay
public import TradeModel

/// The equity curve for people.
public enum EquityText {
    private static let rows = 16
    private static let sparks = 64

    /// A line that shows the curve, where `isDrawn`, and a table of a few of its points.
    public static func text(
        _ run: StoredRun,
        since: Instant?,
        isDrawn: Bool,
        _ style: TextStyle
    ) -> String {
        let curve = EquityCurve(run, since: since)
        guard let first = curve.points.first, let last = curve.points.last else {
            return since == nil
                ? "No equity yet: no price was read.\n"
                : "Equity did not change since then.\n"
        }
        var text = ""
        if isDrawn { text += Sparkline.text(curve.sampled(sparks)) + "\n\n" }
        var table = TextTable([
            ("time", .left), ("equity", .right), ("change", .right), ("cash", .right),
            ("below peak", .right),
        ])
        for point in curve.thinned(to: rows) {
            table.add([
                TimeText.utc(point.at), RunNames.shortQuote(point.equity),
                change(from: first.equity, to: point.equity), RunNames.shortQuote(point.cash),
                share(point.drawdown, of: point.peak),
            ])
        }
        text += table.text(style)
        let worst = curve.points.max { isLess($0, $1) } ?? last
        text += "\n\(NumberText.count(curve.points.count)) points, the deepest "
        text += "\(share(worst.drawdown, of: worst.peak)) below its peak at "
        return text + "\(TimeText.utc(worst.at))\n"
    }

    private static func isLess(_ one: EquityCurve.Point, _ other: EquityCurve.Point) -> Bool {
        bps(one.drawdown, of: one.peak) < bps(other.drawdown, of: other.peak)
    }

    private static func change(from old: Int128, to new: Int128) -> String {
        let (difference, overflow) = new.subtractingReportingOverflow(old)
        guard !overflow else { return "" }
        return NumberText.signed(difference, scale: RunSpecification.quoteDecimals)
    }

    private static func share(_ part: Int128, of whole: Int128) -> String {
        NumberText.percent(bps: bps(part, of: whole))
    }

    /// 0 where there is no peak to be below.
    private static func bps(_ part: Int128, of whole: Int128) -> Int64 {
        guard whole > 0 else { return 0 }
        let share = part.multiplied(by: 10_000, dividedBy: whole, rounding: .down)
        return share.flatMap { Int64(exactly: $0) } ?? 0
    }
}
