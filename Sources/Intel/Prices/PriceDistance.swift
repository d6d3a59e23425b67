import Money

/// Prices of different scales, compared exactly.
enum PriceDistance {
    /// Both as integers of the finer scale; nil where one is so much larger that they do not fit.
    private static func aligned(_ left: Price, _ right: Price) -> (left: Int128, right: Int128)? {
        let scale = max(left.scale, right.scale)
        guard let first = shifted(left, to: scale), let second = shifted(right, to: scale) else {
            return nil
        }
        return (first, second)
    }

    private static func shifted(_ price: Price, to scale: UInt8) -> Int128? {
        var value = Int128(price.mantissa)
        for _ in price.scale..<scale {
            let (product, overflow) = value.multipliedReportingOverflow(by: 10)
            guard !overflow else { return nil }
            value = product
        }
        return value
    }

    /// Whether `left` is the lower price; both are positive.
    static func isLess(_ left: Price, _ right: Price) -> Bool {
        guard let (first, second) = aligned(left, right) else {
            // The one of the coarser scale did not fit, so it is the larger.
            return left.scale > right.scale
        }
        return first < second
    }

    /// How much higher `high` is than `low`, in hundredths of a percent of `low`, rounded up; the
    /// largest number where it does not fit. Both are positive, and `low` is not the higher one.
    static func bps(_ low: Price, _ high: Price) -> Int64 {
        guard let (first, second) = aligned(low, high), first > 0 else { return .max }
        let part = (second - first).multiplied(by: 10_000, dividedBy: first, rounding: .up)
        return part.flatMap { Int64(exactly: $0) } ?? .max
    }
}
