import Money

extension StrategyChoice.Name {
    /// One sentence on what it does.
    public var summary: String {
        switch self {
        case .emaCross:
            "long while a fast exponential average of the closes is above a slow one"
        case .momentum: "buys what has risen over a look-back, sells when it no longer does"
        }
    }

    /// The parameters, in the order in which they are shown.
    public var parameters: [StrategyParameter] {
        switch self {
        case .emaCross: emaCrossParameters
        case .momentum: momentumParameters
        }
    }

    private var emaCrossParameters: [StrategyParameter] {
        [
            StrategyParameter(
                name: "fast",
                kind: .integer(1...1_000_000),
                unit: "bars",
                defaultText: "20",
                summary: "Length of the fast average."
            ),
            StrategyParameter(
                name: "slow",
                kind: .integer(1...1_000_000),
                unit: "bars",
                defaultText: "100",
                summary: "Length of the slow average."
            ),
            StrategyParameter(
                name: "quantity",
                kind: .decimal(
                    scale: RunSpecification.baseDecimals,
                    1...100_000_000_000_000_000_000
                ),
                unit: "base",
                defaultText: "1",
                summary: "Size of each position."
            ),
            StrategyParameter(
                name: "warmup",
                kind: .integer(0...1_000_000),
                unit: "bars",
                defaultText: "100",
                summary: "No decision before this bar, counted from 0."
            ),
            StrategyParameter(
                name: "short",
                kind: .flag,
                unit: "flag",
                defaultText: "0",
                summary: "Be short, instead of flat, while fast is below slow."
            ),
        ]
    }

    private var momentumParameters: [StrategyParameter] {
        [
            StrategyParameter(
                name: "lookback",
                kind: .integer(1...100_000),
                unit: "closes",
                defaultText: "60",
                summary: "How many closes back the change is measured."
            ),
            StrategyParameter(
                name: "enterBps",
                kind: .integer(-10_000...1_000_000),
                unit: "bps",
                defaultText: "30",
                summary: "A rise above this buys."
            ),
            StrategyParameter(
                name: "leaveBps",
                kind: .integer(-10_000...1_000_000),
                unit: "bps",
                defaultText: "0",
                summary: "A rise below this sells."
            ),
            StrategyParameter(
                name: "fraction",
                kind: .decimal(scale: 6, 1...1_000_000),
                unit: "of equity",
                defaultText: "0.2",
                summary: "Size of each position."
            ),
        ]
    }

    func settle(
        _ parameter: StrategyParameter,
        _ text: String
    ) throws(StrategyError) -> StrategyChoice.Setting {
        let (scale, bounds): (UInt8, ClosedRange<Int128>) =
            switch parameter.kind {
            case .integer(let range): (0, Int128(range.lowerBound)...Int128(range.upperBound))
            case .decimal(let scale, let range): (scale, range)
            case .flag: (0, 0...1)
            }
        let units: Int128
        do {
            units = try DecimalText.parse(text, scale: scale, rounding: nil)
        } catch {
            throw .badValue(
                strategy: rawValue,
                parameter: parameter.name,
                value: text,
                expected: expected(scale, bounds) + " (\(error))"
            )
        }
        guard bounds.contains(units) else {
            throw .badValue(
                strategy: rawValue,
                parameter: parameter.name,
                value: text,
                expected: expected(scale, bounds)
            )
        }
        return StrategyChoice.Setting(
            name: parameter.name,
            text: DecimalText.print(units, scale: scale),
            units: units
        )
    }

    private func expected(_ scale: UInt8, _ bounds: ClosedRange<Int128>) -> String {
        let low = DecimalText.print(bounds.lowerBound, scale: scale)
        let high = DecimalText.print(bounds.upperBound, scale: scale)
        return (scale == 0 ? "a whole number" : "a number") + " between \(low) and \(high)"
    }
}
