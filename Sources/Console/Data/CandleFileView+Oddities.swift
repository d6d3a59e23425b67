import MarketData

extension CandleFileView {
    /// Times before this, 2000-01-01, are more likely seconds than milliseconds.
    private static let earliestLikelyMs: Int64 = 946_684_800_000

    /// What is odd, a clause each.
    var oddities: [String] {
        let odd = candles.oddities
        var clauses: [String] = []
        func add(_ count: Int, _ one: String, _ many: String) {
            if count > 0 { clauses.append("\(NumberText.count(count)) \(count == 1 ? one : many)") }
        }
        let missing = NumberText.count(report.missingCandles)
        add(report.gaps, "gap, missing candles: \(missing)", "gaps, missing candles: \(missing)")
        add(
            report.shortSteps,
            "step shorter than the interval: candles overlap",
            "steps shorter than the interval: candles overlap"
        )
        add(odd.outOfOrder, "row out of order, sorted", "rows out of order, sorted")
        add(
            odd.duplicates,
            "row that repeats another, left out",
            "rows that repeat others, left out"
        )
        add(report.roundedPrices, "price rounded to scale", "prices rounded to scale")
        add(report.roundedVolumes, "volume rounded to scale", "volumes rounded to scale")
        add(report.unknownVolumes, "volume unknown", "volumes unknown")
        add(report.zeroVolumes, "volume of zero", "volumes of zero")
        add(odd.emptyTrades, "trade of no amount", "trades of no amount")
        if let asked = odd.askedIntervalMs {
            clauses.append(
                "most steps are \(Self.span(series.intervalMs)) and not the \(Self.span(asked)) "
                    + "asked for: trades are too far apart for it"
            )
        }
        if odd.trades != nil {
            clauses.append("the first and the last candle may be of a part of their interval")
        }
        if !odd.ignoredMembers.isEmpty {
            clauses.append("not read: \(odd.ignoredMembers.joined(separator: ", "))")
        }
        if let first = series.times.first, first < Self.earliestLikelyMs {
            clauses.append("times before the year 2000: are they seconds, not milliseconds?")
        }
        return clauses
    }
}
