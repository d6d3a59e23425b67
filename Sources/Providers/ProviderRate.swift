import Intel
import Throttle
import TradeModel

/// What providers allow in 1,000 seconds.
enum ProviderRate {
    /// What the smallest plan allows, below what is published where that is vague.
    static func smallest(of provider: ProviderID, hasKey: Bool) -> Int64 {
        switch provider {
        case .solanaRPC: 10_000
        case .helius: 2_000
        case .birdeye: 1_000
        case .rugCheck: 250
        case .goPlus: 500
        case .jupiter: hasKey ? 1_000 : 500
        }
    }

    /// Windows in which the rate is a whole number of requests; the shortest is taken, so that a bucket is never
    /// larger than it has to be.
    private static let windows: [Int64] = [1, 2, 4, 10, 60, 100, 1_000]

    /// A tenth, and at least one request where there are four, is for exits alone.
    static func budget(perThousandSeconds rate: Int64) throws(SettingsFlaw) -> BudgetSettings {
        let seconds = windows.first { rate * $0 >= 1_000 && rate * $0 % 1_000 == 0 } ?? 1_000
        let units = rate * seconds / 1_000
        let limit = try RateLimit(
            units: units,
            per: .seconds(seconds),
            reservedForExits: units < 4 ? 0 : max(1, units / 10)
        )
        return try BudgetSettings(whole: AllowanceSettings(limits: [limit]))
    }
}
