public import Configuration
public import Replay

extension SettingsSchema {
    static var strategyGroups: [SettingGroup] {
        [SettingGroup("strategy", "What decides when to enter and when to leave.")]
            + StrategyChoice.Name.allCases.map { name in
                SettingGroup(group(of: name), "The strategy \(name.rawValue): \(name.summary).")
            }
    }

    static var strategySettings: [Setting] {
        let name = Setting(
            "strategy.name",
            .choice(StrategyChoice.Name.allCases.map(\.rawValue)),
            default: .text(StrategyChoice.Name.momentum.rawValue),
            "The strategy. Where nobody chooses, `run` takes momentum and `backtest` ema-cross."
        )
        return [name] + StrategyChoice.Name.allCases.flatMap { parameters(of: $0) }
    }

    /// The parameters of a strategy as settings, with the keys that the file has.
    public static func parameters(of name: StrategyChoice.Name) -> [Setting] {
        name.parameters.map { $0.inside(group(of: name)) }
    }

    /// The group of a strategy's parameters.
    static func group(of name: StrategyChoice.Name) -> String {
        switch name {
        case .emaCross: "strategy.emaCross"
        case .momentum: "strategy.momentum"
        }
    }
}
