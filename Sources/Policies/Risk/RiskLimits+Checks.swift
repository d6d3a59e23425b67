// The limits as pure functions. They are asked in the same call that reserves the funds, so nothing
// can come between the check and the reservation.

import Money
public import TradeModel

extension RiskLimits {
    /// Why nothing may be opened here and now whatever its size, or nil.
    public func refusal(_ view: RiskView, at now: Instant) -> EntryRefusal? {
        if view.hasWorkingOrder || (view.hasPosition && !allowsAveraging) { return .duplicate }
        if view.isDrawdownLatched { return .drawdownLatched }
        if view.isBlockedToday { return .blockedToday }
        if let closed = view.lastClosedAt, now - closed < cooldown {
            return .coolingDown(until: closed + cooldown)
        }
        if view.otherPositions >= maxPositions { return .tooManyPositions(limit: maxPositions) }
        if view.workingOrders >= maxWorkingOrders {
            return .tooManyOrders(limit: maxWorkingOrders)
        }
        return nil
    }

    /// Why a position may not grow by `cost` quote units, or nil. Exactly at a limit is allowed.
    public func refusal(addingCost cost: Int128, to view: RiskView) -> EntryRefusal? {
        guard let positionShare = share(of: view.equity, bps: maxPositionBps),
            let exposureLimit = share(of: view.equity, bps: maxExposureBps)
        else { return .overflow }
        let positionLimit = min(positionShare, maxPositionUnits ?? positionShare)
        let (position, positionOverflows) = view.positionCost.addingReportingOverflow(cost)
        let (exposure, exposureOverflows) = view.exposure.addingReportingOverflow(cost)
        if positionOverflows || exposureOverflows { return .overflow }
        if position > positionLimit {
            return .positionTooLarge(wanted: position, limit: positionLimit)
        }
        if exposure > exposureLimit {
            return .exposureTooLarge(wanted: exposure, limit: exposureLimit)
        }
        return nil
    }

    /// The size that the run of losses leaves of `units`, a whole number of lots.
    public func size(_ units: Int128, lot: Int128, lossStreak: Int) -> Int128 {
        let allowed =
            lossStreak >= halveAfterLosses
            ? units.divided(by: 2, rounding: .towardZero) : units
        return allowed - allowed % lot
    }

    /// Whether the loss since the day began is at its limit.
    public func isDailyLossReached(dayStart: Int128, equity: Int128) -> Bool {
        hasFallen(from: dayStart, to: equity, bps: dailyLossBps)
    }

    /// Whether the fall from the high-water mark is at its limit.
    public func isDrawdownReached(peak: Int128, equity: Int128) -> Bool {
        hasFallen(from: peak, to: equity, bps: drawdownBps)
    }

    private func hasFallen(from start: Int128, to equity: Int128, bps: Int64) -> Bool {
        guard start > 0 else { return false }
        guard let floor = share(of: start, bps: 10_000 - bps) else { return false }
        return equity <= floor
    }

    private func share(of units: Int128, bps: Int64) -> Int128? {
        max(0, units).multiplied(by: Int128(bps), dividedBy: 10_000, rounding: .down)
    }
}
