public import Host
public import TradeModel

/// The equity curve, each point with the high-water mark before it.
public struct EquityCurve: Sendable, Hashable {
    /// A point.
    public struct Point: Sendable, Hashable {
        /// When.
        public let at: Instant
        /// What everything was worth, in quote units.
        public let equity: Int128
        /// How much of it was quote currency.
        public let cash: Int128
        /// The highest equity so far, this point's included.
        public let peak: Int128

        /// How far it lies below the peak, in quote units.
        public var drawdown: Int128 {
            let (fall, overflow) = peak.subtractingReportingOverflow(equity)
            return overflow ? .max : fall
        }
    }

    /// Oldest first.
    public let points: [Point]

    /// The curve of a run from `since` on; the peaks count what was before.
    public init(_ run: StoredRun, since: Instant?) {
        var peak: Int128 = .min
        var points: [Point] = []
        for point in run.chronicle.equity {
            peak = max(peak, point.equity)
            if let since, point.at < since { continue }
            points.append(Point(at: point.at, equity: point.equity, cash: point.cash, peak: peak))
        }
        self.points = points
    }

    /// At most `count` of the points: the last of each of as many stretches of equal time, so that a
    /// stretch in which nothing happened has none.
    func thinned(to count: Int) -> [Point] {
        guard points.count > count, let first = points.first, let last = points.last else {
            return points
        }
        let span = Int128((last.at - first.at).nanoseconds) + 1
        var kept: [Point] = []
        var stretch: Int128 = -1
        for point in points {
            let place = Int128((point.at - first.at).nanoseconds) * Int128(count) / span
            if place == stretch { kept.removeLast() }
            kept.append(point)
            stretch = place
        }
        return kept
    }

    /// Equity at the end of each of `count` stretches of equal time.
    func sampled(_ count: Int) -> [Int128] {
        guard let first = points.first, let last = points.last else { return [] }
        let span = Int128((last.at - first.at).nanoseconds)
        guard span > 0, count > 1 else { return [last.equity] }
        var samples: [Int128] = []
        var place = 0
        for step in 1...count {
            let end = span * Int128(step) / Int128(count)
            while place + 1 < points.count,
                Int128((points[place + 1].at - first.at).nanoseconds) <= end
            {
                place += 1
            }
            samples.append(points[place].equity)
        }
        return samples
    }
}
