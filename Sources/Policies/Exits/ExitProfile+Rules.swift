// The exit rules as pure functions, in their order of priority. The same code decides in backtest,
// on paper and live.

import Money
public import TradeModel

#if MUTANTS
    import Mutants
#endif

extension ExitProfile {
    /// The first rule that holds, or nil when the position stays as it is.
    public func decide(_ view: ExitView, at now: Instant) -> ExitDecision? {
        #if MUTANTS
            let isPriced = view.price > 0 || Mutant.isActive(.missingPriceReadAsZero)
        #else
            let isPriced = view.price > 0
        #endif
        guard view.size > 0, view.entryPrice > 0, isPriced else { return nil }
        if isStopped(view) { return ExitDecision(rule: .stopLoss, units: view.size) }
        if let decision = takeProfit(view) { return decision }
        if hasFallenFromPeak(view) {
            return ExitDecision(rule: .trailingStop, units: view.size)
        }
        if hasDecayed(view, at: now) { return ExitDecision(rule: .timeDecay, units: view.size) }
        if hasLostLiquidity(view) {
            return ExitDecision(rule: .liquidityDrop, units: view.size)
        }
        return nil
    }

    /// The loss is at its limit or beyond.
    func isStopped(_ view: ExitView) -> Bool {
        switch view.openedBy {
        case .buy: BasisPoints.isAtOrBelow(view.price, view.entryPrice, minus: stopLossBps)
        case .sell: BasisPoints.isAtOrAbove(view.price, view.entryPrice, plus: stopLossBps)
        }
    }

    /// The lowest tier that is armed and reached.
    func takeProfit(_ view: ExitView) -> ExitDecision? {
        for (index, step) in takeProfits.prefix(Tiers.limit).enumerated() {
            let tier = view.tiers[index]
            guard tier.state == .armed, hasGained(step.gainBps, view.price, view) else { continue }
            guard
                let target = view.originalSize.multiplied(
                    by: Int128(step.percentOfOriginalBps),
                    dividedBy: BasisPoints.whole,
                    rounding: .towardZero
                )
            else { continue }
            let wanted = min(target - tier.sold, view.size)
            let units = wanted - wanted % view.lot
            if units > 0 {
                return ExitDecision(rule: .takeProfit, tier: UInt8(index), units: units)
            }
        }
        return nil
    }

    /// In profit, and fallen from the peak by the trailing distance.
    func hasFallenFromPeak(_ view: ExitView) -> Bool {
        if let trailingArmBps, !hasGained(trailingArmBps, view.peak, view) { return false }
        switch view.openedBy {
        case .buy:
            return view.price > view.entryPrice
                && BasisPoints.isAtOrBelow(view.price, view.peak, minus: trailingStopBps)
        case .sell:
            return view.price < view.entryPrice
                && BasisPoints.isAtOrAbove(view.price, view.peak, plus: trailingStopBps)
        }
    }

    /// Long enough in the market, no tier sold, and hardly moved since entry.
    func hasDecayed(_ view: ExitView, at now: Instant) -> Bool {
        now - view.openedAt >= timeDecayAfter && !view.tiers.hasSold
            && !BasisPoints.isAtOrAbove(view.price, view.entryPrice, plus: timeDecayBps)
            && !BasisPoints.isAtOrBelow(view.price, view.entryPrice, minus: timeDecayBps)
    }

    /// Both readings are known and the drop is beyond the limit.
    func hasLostLiquidity(_ view: ExitView) -> Bool {
        guard let entry = view.entryLiquidity.value, let now = view.liquidity.value, entry > 0
        else { return false }
        guard
            let floor = entry.multiplied(
                by: BasisPoints.whole - Int128(liquidityDropBps),
                dividedBy: BasisPoints.whole,
                rounding: .up
            )
        else { return false }
        return now < floor
    }

    private func hasGained(_ bps: Int64, _ price: Int64, _ view: ExitView) -> Bool {
        switch view.openedBy {
        case .buy: BasisPoints.isAtOrAbove(price, view.entryPrice, plus: bps)
        case .sell: BasisPoints.isAtOrBelow(price, view.entryPrice, minus: bps)
        }
    }
}
