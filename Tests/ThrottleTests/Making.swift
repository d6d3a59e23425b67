import Throttle
import TradeModel

/// Settings in few words; what they refuse is tested elsewhere.
func limit(_ units: Int64, perMs: Int64, reserve: Int64 = 0) -> RateLimit {
    do throws(SettingsFlaw) {
        return try RateLimit(units: units, per: .milliseconds(perMs), reservedForExits: reserve)
    } catch {
        preconditionFailure("\(error)")
    }
}

func allowance(_ limits: [RateLimit], spacingMs: Int64 = 0) -> AllowanceSettings {
    do throws(SettingsFlaw) {
        return try AllowanceSettings(limits: limits, spacing: .milliseconds(spacingMs))
    } catch {
        preconditionFailure("\(error)")
    }
}

func settings(
    _ limits: [RateLimit],
    spacingMs: Int64 = 0,
    parts: [AllowanceSettings] = [],
    capacity: Int = 1_024
) -> BudgetSettings {
    do throws(SettingsFlaw) {
        return try BudgetSettings(
            whole: allowance(limits, spacingMs: spacingMs),
            parts: parts,
            capacity: capacity
        )
    } catch {
        preconditionFailure("\(error)")
    }
}

/// So many milliseconds after an arbitrary beginning.
func at(_ milliseconds: Int64) -> Instant {
    Instant(milliseconds: 1_700_000_000_000 + milliseconds)
}
