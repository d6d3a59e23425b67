// How much of each risk limit is used, by the same reckoning as the limits themselves: orders in flight
// count as what they may become.

public import Engine
import Ledger
import Money
import Policies
import TradeModel

/// A risk limit and what is used of it.
public struct LimitUse: Sendable, Hashable {
    /// What is counted.
    public enum Unit: String, Sendable, Hashable {
        /// Things.
        case count
        /// Quote units.
        case quote
    }

    /// The limit's name.
    public let name: String
    /// What is used of it.
    public let used: Int128
    /// Where it lies.
    public let limit: Int128
    /// What both count.
    public let unit: Unit

    /// A limit and its use.
    public init(name: String, used: Int128, limit: Int128, unit: Unit) {
        self.name = name
        self.used = used
        self.limit = limit
        self.unit = unit
    }

    /// The limits of a state; none without risk policies.
    public static func all(in core: EngineCore) -> [LimitUse] {
        guard let limits = core.setup.profile.risk else { return [] }
        let entries = core.orders.working.filter { $0.order.purpose.isEntry }
        let opening = entries.filter { !core.isHeld($0.order.instrument) }
        return [
            counted("positions", core.open.count + opening.count, limits.maxPositions),
            counted("working_orders", core.orders.working.count, limits.maxWorkingOrders),
            counted("consecutive_losses", core.risk.lossesTowardStop, limits.maxConsecutiveLosses),
        ] + amounts(core, limits, entries)
    }

    private static func amounts(
        _ core: EngineCore,
        _ limits: RiskLimits,
        _ entries: [WorkingOrder]
    ) -> [LimitUse] {
        guard let equity = core.equity else { return [] }
        var costs = core.open.map { ($0, core.ledger.holding($0).cost) }
        for entry in entries {
            let reserved = core.ledger.reservation(entry.order.ordinal)?.remaining ?? 0
            if let place = costs.firstIndex(where: { $0.0 == entry.order.instrument }) {
                costs[place].1 += reserved
            } else {
                costs.append((entry.order.instrument, reserved))
            }
        }
        let exposure = costs.reduce(Int128(0)) { $0 + $1.1 }
        let largest = costs.map(\.1).max() ?? 0
        let dayStart = core.risk.dayStartEquity
        let peak = core.risk.peakEquity
        return [
            share("exposure", exposure, of: equity, limits.maxExposureBps),
            share("largest_position", largest, of: equity, limits.maxPositionBps),
            share("daily_loss", max(0, dayStart - equity), of: dayStart, limits.dailyLossBps),
            share("drawdown", max(0, peak - equity), of: peak, limits.drawdownBps),
        ].compactMap { $0 }
    }

    private static func counted(_ name: String, _ used: Int, _ limit: Int) -> LimitUse {
        LimitUse(name: name, used: Int128(used), limit: Int128(limit), unit: .count)
    }

    private static func share(
        _ name: String,
        _ used: Int128,
        of whole: Int128,
        _ bps: Int64
    ) -> LimitUse? {
        max(0, whole).multiplied(by: Int128(bps), dividedBy: 10_000, rounding: .down).map {
            LimitUse(name: name, used: used, limit: $0, unit: .quote)
        }
    }
}
