// Whether a decision was allowed, by what had been told when it was made.

import Engine
import Money
import Policies
import TradeModel

extension Auditor {
    mutating func judgeEntry(_ intent: AuditedIntent, _ core: EngineCore) {
        let index = intent.instrument
        if !prices[index].isFresh(at: now) {
            find(.unknownOpensNothing, "order \(intent.ordinal) opens without a fresh price")
        }
        for other in books.positions.indices
        where books.positions[other].size > 0 && !prices[other].isFresh(at: now) {
            find(
                .unknownOpensNothing,
                "order \(intent.ordinal) opens while the price of instrument \(other) is unknown"
            )
        }
        if isStopped || isLimitedToExits || isLatched || isDrifted {
            find(.latchesHold, "order \(intent.ordinal) opens though entries are stopped")
        }
        if diedTooOften {
            find(
                .deathsStopEntries,
                "order \(intent.ordinal) opens after three deaths within ten minutes"
            )
        }
        judgeWarden(intent)
        judgeRest(intent)
        judgeReserve(intent)
        judgeStop(intent)
        judgeLimits(intent, core)
        judgeLosses(intent)
        judgeFalls(intent, core)
    }

    /// What is owned is above the floors of the day and of the drawdown.
    private mutating func judgeFalls(_ intent: AuditedIntent, _ core: EngineCore) {
        guard let risk = policies.risk else { return }
        let day = core.risk.dayStartEquity * Int128(10_000 - risk.dailyLossBps) / 10_000
        let mark = core.risk.peakEquity * Int128(10_000 - risk.drawdownBps) / 10_000
        // A unit an instrument may be rounded away.
        if equity + 5 < day {
            find(.breakersTrue, "order \(intent.ordinal) opens below the floor of the day")
        }
        if equity + 5 < mark {
            find(.breakersTrue, "order \(intent.ordinal) opens below the floor of the drawdown")
        }
        if equity > core.risk.peakEquity + 5 {
            find(.breakersTrue, "the high-water mark is below what is owned")
        }
    }

    /// Nothing is added to what the stop is selling.
    private mutating func judgeStop(_ intent: AuditedIntent) {
        guard let exits = policies.exits else { return }
        let position = books.positions[intent.instrument]
        guard position.size > 0 else { return }
        let worth = Int128(prices[intent.instrument].price) * position.size
        let cost = position.cost * 10_000
        if worth < cost * Int128(10_000 - exits.stopLossBps - 2) / 10_000 {
            find(.exitsOnTime, "order \(intent.ordinal) adds to a position that is at its stop")
        }
    }

    private mutating func judgeRest(_ intent: AuditedIntent) {
        guard let risk = policies.risk, let closed = books.positions[intent.instrument].closedAt,
            books.positions[intent.instrument].size == 0
        else { return }
        if intent.at - closed < risk.cooldown {
            find(.latchesHold, "order \(intent.ordinal) opens within the cooldown")
        }
    }

    /// What is set aside covers the worst price and its fee, rounded up.
    private mutating func judgeReserve(_ intent: AuditedIntent) {
        guard let worst = intent.protection else { return }
        let cost = ceiling(Int128(worst) * intent.quantity, 10_000)
        let fee = ceiling(cost * Int128(Account.feeBps), 10_000)
        if intent.reserve < cost + fee {
            find(
                .ledgerBalances,
                "order \(intent.ordinal) sets \(intent.reserve) aside and may cost \(cost + fee)"
            )
        }
    }

    private func ceiling(_ amount: Int128, _ divisor: Int128) -> Int128 {
        (amount + divisor - 1) / divisor
    }

    private mutating func judgeLimits(_ intent: AuditedIntent, _ core: EngineCore) {
        guard let risk = policies.risk else { return }
        var exposure: Int128 = 0
        var entries = 0
        var others = 0
        for index in books.positions.indices {
            exposure += books.positions[index].cost
            if books.positions[index].size > 0, index != intent.instrument { others += 1 }
        }
        for order in core.orders.working {
            guard let other = intents[order.order.ordinal.value], other.isEntry else { continue }
            entries += other.instrument == intent.instrument ? 1 : 0
            if other.ordinal != intent.ordinal {
                exposure += max(0, other.reserve - (books.spent[other.ordinal] ?? 0))
                let isNew = books.positions[other.instrument].size == 0
                if isNew, other.instrument != intent.instrument { others += 1 }
            }
        }
        if entries > 1 {
            find(.oneLiveOrder, "instrument \(intent.instrument) has \(entries) entries at work")
        }
        let price = prices[intent.instrument].price
        exposure += Int128(price) * intent.quantity / 10_000
        let limit = equity * Int128(risk.maxExposureBps) / 10_000
        if exposure > limit + 10 {
            find(
                .limitsHold,
                "order \(intent.ordinal) takes the exposure to \(exposure) of \(limit)"
            )
        }
        if others >= risk.maxPositions {
            find(.limitsHold, "order \(intent.ordinal) opens position \(others + 1)")
        }
        // The order itself is at work by now.
        if core.orders.working.count > risk.maxWorkingOrders {
            find(.limitsHold, "\(core.orders.working.count) orders at work")
        }
    }

    private var equity: Int128 {
        books.positions.indices.reduce(books.cash) { sum, index in
            sum + books.positions[index].size * Int128(prices[index].price) / 10_000
        }
    }

    private mutating func judgeLosses(_ intent: AuditedIntent) {
        if stoppedDay == intent.at.day {
            find(.breakersTrue, "order \(intent.ordinal) opens on a day that losses had ended")
        }
    }

    // MARK: - Exits

    mutating func judgeExit(_ intent: AuditedIntent) {
        let position = books.positions[intent.instrument]
        if intent.quantity > position.size {
            find(
                .exitsAreJustified,
                "order \(intent.ordinal) sells \(intent.quantity) of \(position.size)"
            )
        }
        guard let rule = ExitRule(rawValue: intent.rule), let exits = policies.exits else { return }
        switch rule {
        case .stopLoss: judge(intent, isBelow: exits.stopLossBps)
        case .takeProfit:
            guard exits.takeProfits.indices.contains(Int(intent.tier)) else {
                find(.tierOnce, "order \(intent.ordinal) sells under a tier that does not exist")
                return
            }
            judge(intent, isAbove: exits.takeProfits[Int(intent.tier)].gainBps)
        case .trailingStop:
            judge(intent, isAbove: 0)
            judgeFall(intent, exits.trailingStopBps)
        case .timeDecay:
            judgeFreshness(intent)
            judgeDecay(intent, exits)
        case .liquidityDrop: judgeFreshness(intent)
        case .flatten:
            if !mayFlatten[intent.instrument], !hasRotted {
                find(.exitsAreJustified, "order \(intent.ordinal) flattens and nobody asked")
            }
        case .staleFeed:
            find(.exitsAreJustified, "order \(intent.ordinal) sells because nothing was said")
        case .signal: break
        }
    }

    private mutating func judgeFreshness(_ intent: AuditedIntent) {
        if !prices[intent.instrument].isFresh(at: now) {
            find(.exitsAreJustified, "order \(intent.ordinal) sells on a price that is unknown")
        }
    }

    private mutating func judge(_ intent: AuditedIntent, isBelow bps: Int64) {
        judgeFreshness(intent)
        let position = books.positions[intent.instrument]
        let worth = Int128(prices[intent.instrument].price) * position.size
        let limit = position.cost * 10_000 * Int128(10_000 - bps + 2) / 10_000
        if worth > limit {
            find(.exitsAreJustified, "order \(intent.ordinal) stops a position that is not at it")
        }
    }

    /// The price has fallen from the highest that was seen; what was seen and lost in a crash only makes
    /// the peak higher here.
    private mutating func judgeFall(_ intent: AuditedIntent, _ bps: Int64) {
        let peak = Int128(peaks[intent.instrument])
        let price = Int128(prices[intent.instrument].price)
        if peak > 0, price * 10_000 > peak * Int128(10_000 - bps + 2) {
            find(.exitsAreJustified, "order \(intent.ordinal) trails a price that has not fallen")
        }
    }

    /// It was held long enough and went nowhere.
    private mutating func judgeDecay(_ intent: AuditedIntent, _ exits: ExitProfile) {
        let position = books.positions[intent.instrument]
        let worth = Int128(prices[intent.instrument].price) * position.size * 10_000
        let cost = position.cost * 10_000 * 10_000
        let band = Int128(exits.timeDecayBps + 2)
        let isFlat =
            worth > cost * (10_000 - band) / 10_000 && worth < cost * (10_000 + band) / 10_000
        if !isFlat || intent.at - position.openedAt < exits.timeDecayAfter {
            find(
                .exitsAreJustified,
                "order \(intent.ordinal) gives up a position that moves, or is new"
            )
        }
    }

    private mutating func judge(_ intent: AuditedIntent, isAbove bps: Int64) {
        judgeFreshness(intent)
        let position = books.positions[intent.instrument]
        let worth = Int128(prices[intent.instrument].price) * position.size
        let limit = position.cost * 10_000 * Int128(10_000 + bps - 2) / 10_000
        if worth < limit {
            find(.exitsAreJustified, "order \(intent.ordinal) takes a profit that is not there")
        }
    }

    /// A tier sells no more than its share of what was bought, to a lot.
    mutating func checkTier(_ intent: AuditedIntent, _ position: NaiveBooks.Position) {
        guard let tier = intent.takeProfitTier, intent.at >= position.openedAt else { return }
        // The policies may have changed since it was decided: the largest share of any of them.
        let largest = PolicyChoice.allCases.compactMap { choice in
            choice.profile.exits.flatMap { exits in
                exits.takeProfits.indices.contains(tier)
                    ? exits.takeProfits[tier].percentOfOriginalBps : nil
            }
        }.max()
        let share = position.bought * Int128(largest ?? 0) / 10_000
        if position.soldByTier[tier] > max(share, intent.quantity) {
            find(
                .tierOnce,
                "tier \(tier) of instrument \(intent.instrument) sold "
                    + "\(position.soldByTier[tier]) of \(share)"
            )
        }
    }
}
