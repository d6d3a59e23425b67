import Configuration
import Policies
import Replay
import TradeModel

/// The policies that the settings lead to.
struct PolicyChoice {
    let profile: PolicyProfile
    private(set) var notes: [String] = []

    init(_ settings: EffectiveSettings, _ strategy: StrategyChoice) {
        let chosen = settings.text("policies.profile")
        let name = chosen == "strategy" ? strategy.profileName : chosen
        guard name == PolicyProfile.none.name else {
            profile = PolicyProfile(
                name: name,
                risk: Self.risk(settings),
                exits: Self.exits(settings)
            )
            return
        }
        profile = .none
        for entry in settings.entries where Self.isPolicy(entry) && entry.origin != .defaults {
            notes.append(
                "\(entry.setting.key) does nothing here: \(strategy.name.rawValue) runs without "
                    + "policies unless policies.profile is \"standard\" (\(entry.origin))"
            )
        }
    }

    /// Whether a setting belongs to the policies' numbers.
    static func isPolicy(_ entry: EffectiveSettings.Entry) -> Bool {
        entry.setting.group == "risk" || entry.setting.group == "exits"
    }

    private static func risk(_ settings: EffectiveSettings) -> RiskLimits {
        RiskLimits(
            maxPositions: Int(settings.integer("risk.maxPositions")),
            maxWorkingOrders: Int(settings.integer("risk.maxWorkingOrders")),
            maxPositionBps: settings.integer("risk.maxPositionBps"),
            maxPositionUnits: settings.optionalUnits("risk.maxPositionUsd"),
            maxExposureBps: settings.integer("risk.maxExposureBps"),
            dailyLossBps: settings.integer("risk.dailyLossBps"),
            maxConsecutiveLosses: Int(settings.integer("risk.maxConsecutiveLosses")),
            halveAfterLosses: Int(settings.integer("risk.halveAfterLosses")),
            drawdownBps: settings.integer("risk.drawdownBps"),
            cooldown: span(settings, "risk.cooldown"),
            allowsAveraging: settings.flag("risk.allowsAveraging")
        )
    }

    private static func exits(_ settings: EffectiveSettings) -> ExitProfile {
        ExitProfile(
            stopLossBps: settings.integer("exits.stopLossBps"),
            takeProfits: takeProfits(settings),
            trailingStopBps: settings.integer("exits.trailingStopBps"),
            trailingArmBps: settings.optionalUnits("exits.trailingArmBps").map { Int64($0) },
            timeDecayAfter: span(settings, "exits.timeDecayAfter"),
            timeDecayBps: settings.integer("exits.timeDecayBps"),
            liquidityDropBps: settings.integer("exits.liquidityDropBps"),
            interval: span(settings, "exits.interval"),
            slippageBps: settings.integer("exits.slippageBps"),
            slippageLadderBps: settings.list("exits.slippageLadderBps").compactMap(\.integer),
            slippageCeilingBps: settings.integer("exits.slippageCeilingBps"),
            flattenAfterUnknown: settings.optionalNanoseconds("exits.flattenAfterUnknown")
                .map { Instant.Span(nanoseconds: $0) }
        )
    }

    static func takeProfits(_ settings: EffectiveSettings) -> [TakeProfit] {
        settings.list("exits.takeProfits").compactMap { step in
            guard case .record(let fields) = step else { return nil }
            let numbers = fields.compactMap(\.integer)
            guard numbers.count == 2 else { return nil }
            return TakeProfit(gainBps: numbers[0], percentOfOriginalBps: numbers[1])
        }
    }

    private static func span(_ settings: EffectiveSettings, _ key: String) -> Instant.Span {
        Instant.Span(nanoseconds: settings.nanoseconds(key))
    }
}
