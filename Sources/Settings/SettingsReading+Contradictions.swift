// Settings that are sound one by one, and that nobody can mean together.

import Configuration
import Replay

extension SettingsReading {
    static func checkContradictions(_ check: inout SettingCheck) {
        let cross = SettingsSchema.group(of: .emaCross)
        let momentum = SettingsSchema.group(of: .momentum)
        requireOrder("\(cross).fast", .below, "\(cross).slow", &check)
        requireOrder("\(momentum).leaveBps", .atMost, "\(momentum).enterBps", &check)
        // A limit on all positions may well be stricter than the default of the limit on one.
        let (one, all) = ("risk.maxPositionBps", "risk.maxExposureBps")
        guard isChosen(one, check), isChosen(all, check) else { return }
        requireOrder(one, .atMost, all, &check)
    }

    /// How a number must lie to another one.
    private enum Order {
        case below
        case atMost
    }

    /// Refuses the number that somebody chose, the first of them where both were chosen.
    private static func requireOrder(
        _ low: String,
        _ order: Order,
        _ high: String,
        _ check: inout SettingCheck
    ) {
        guard check.areSound(low, high) else { return }
        let lower = check.settings.integer(low)
        let higher = check.settings.integer(high)
        let (holds, aboveWords, belowWords) =
            switch order {
            case .below: (lower < higher, "above", "below")
            case .atMost: (lower <= higher, "at least", "at most")
            }
        guard !holds else { return }
        if isChosen(low, check) {
            check.refuse(low, "is \(lower): must be \(belowWords) \(high), which is \(higher)")
        } else {
            check.refuse(high, "is \(higher): must be \(aboveWords) \(low), which is \(lower)")
        }
    }

    private static func isChosen(_ key: String, _ check: SettingCheck) -> Bool {
        check.settings[key].origin != .defaults
    }

    /// What was set for a strategy that is not the chosen one: odd, and not wrong.
    static func strangers(to chosen: StrategyChoice.Name, _ settings: EffectiveSettings) -> [String]
    {
        let others = StrategyChoice.Name.allCases.filter { $0 != chosen }
            .map { SettingsSchema.group(of: $0) }
        return settings.entries.filter { entry in
            others.contains(entry.setting.group) && entry.value != entry.setting.defaultValue
        }.map { entry in
            "\(entry.setting.key) does nothing here: the strategy is \(chosen.rawValue) "
                + "(\(entry.origin))"
        }
    }
}
