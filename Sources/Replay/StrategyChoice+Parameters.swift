public import Configuration
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

    /// The parameters, in the order in which they are shown. Their keys are what `--set` calls them; the
    /// configuration file and everything that is said of them are made from the same declarations.
    public var parameters: [Configuration.Setting] {
        switch self {
        case .emaCross: emaCrossParameters
        case .momentum: momentumParameters
        }
    }

    private var emaCrossParameters: [Configuration.Setting] {
        let scale = RunSpecification.baseDecimals
        return [
            Configuration.Setting(
                "fast",
                .integer(1...1_000_000),
                unit: "bars",
                default: .integer(20),
                "Length of the fast average."
            ),
            Configuration.Setting(
                "slow",
                .integer(1...1_000_000),
                unit: "bars",
                default: .integer(100),
                "Length of the slow average."
            ),
            Configuration.Setting(
                "quantity",
                .number(scale: scale, 1...100_000_000_000_000_000_000),
                unit: "base currency",
                default: .number(units: .powerOfTen(scale), scale: scale),
                "Size of each position."
            ),
            Configuration.Setting(
                "warmup",
                .integer(0...1_000_000),
                unit: "bars",
                default: .integer(100),
                "No decision before this bar, counted from 0."
            ),
            Configuration.Setting(
                "short",
                .integer(0...1),
                default: .integer(0),
                "Be short, instead of flat, while fast is below slow: 1 for yes, 0 for no."
            ),
        ]
    }

    private var momentumParameters: [Configuration.Setting] {
        [
            Configuration.Setting(
                "lookback",
                .integer(1...100_000),
                unit: "closes",
                default: .integer(60),
                "How many closes back the change is measured."
            ),
            Configuration.Setting(
                "enterBps",
                .integer(-10_000...1_000_000),
                unit: "bps",
                default: .integer(30),
                "A rise above this buys."
            ),
            Configuration.Setting(
                "leaveBps",
                .integer(-10_000...1_000_000),
                unit: "bps",
                default: .integer(0),
                "A rise below this sells."
            ),
            Configuration.Setting(
                "fraction",
                .number(scale: 6, 1...1_000_000),
                unit: "parts of equity",
                default: .number(units: 200_000, scale: 6),
                "Size of each position."
            ),
        ]
    }

    func settle(
        _ parameter: Configuration.Setting,
        _ text: String?
    ) throws(StrategyError) -> StrategyChoice.Setting {
        var value = parameter.defaultValue
        if let text {
            do throws(ValueFault) {
                value = try parameter.kind.read(text)
            } catch {
                throw .badValue(strategy: rawValue, parameter: parameter.key, error)
            }
        }
        guard case .number(let units, let scale) = value else {
            preconditionFailure("a strategy's parameters are numbers")
        }
        return StrategyChoice.Setting(
            name: parameter.key,
            text: DecimalText.print(units, scale: scale),
            units: units
        )
    }
}
