import Randomness
import TradeModel

extension ChainTwin {
    /// Does what is due for a transaction.
    mutating func step(_ place: Int) {
        switch transactions[place].next {
        case .land(let height): land(place, in: height)
        case .undo: reorganise(from: place)
        case .finalize: finalize(place)
        case .expire: end(place, .expired)
        }
    }

    // MARK: - On the way

    /// Unless it lands before, it is dead once the height after its last valid one is final.
    mutating func expireUnlessItLands(_ place: Int) {
        let (height, overflow) = transactions[place].signed.lastValidHeight
            .addingReportingOverflow(1)
        transactions[place].next = .expire
        transactions[place].nextAt =
            overflow ? .distantFuture : clock.time(ofFinality: height)
    }

    /// A broadcast of a transaction that is in no block may make it land, or land sooner.
    mutating func broadcast(_ place: Int) {
        let transaction = transactions[place]
        guard transaction.landing == nil else { return }
        guard let height = drawHeight(transaction) else {
            counts.drops += 1
            return
        }
        if case .land(let planned) = transaction.next, planned <= height { return }
        transactions[place].next = .land(height: height)
        transactions[place].nextAt = clock.time(of: height)
    }

    /// The block in which a broadcast lands; nil where it is dropped or comes too late.
    private mutating func drawHeight(_ transaction: ChainTransaction) -> UInt64? {
        let earliest = clock.height(at: now) + 1
        let last = transaction.signed.lastValidHeight
        switch transaction.fate {
        case .never: return nil
        case .late:
            let early = UInt64(landing.below(Int(clamping: max(1, model.lateBlocks))))
            let height = max(earliest, last > early ? last - early : 0)
            return height <= last ? height : nil
        case .open:
            if landing.chance(perMille: model.dropPerMille) { return nil }
            let isSlow = landing.chance(perMille: model.slowLandingPerMille)
            let blocks = isSlow ? min(model.slowBlocks, 1 << 32) : 3
            let height = earliest + UInt64(landing.within(0...Int64(blocks)))
            return height <= last ? height : nil
        }
    }

    // MARK: - In a block

    private mutating func land(_ place: Int, in height: UInt64) {
        let transaction = transactions[place]
        let outcome = execute(transaction.signed)
        landings += 1
        if !transaction.landings.isEmpty { counts.relandings += 1 }
        let left = transaction.signed.lastValidHeight - height
        if left < max(1, model.lateBlocks) { counts.lateLandings += 1 }
        switch outcome {
        case .executed(let fill):
            counts.executions += 1
            executed[fill.id, default: 0] += 1
            history.setFilled(fill.quantity, at: transaction.place)
        case .failed: counts.landedWithError += 1
        }
        transactions[place].landings.append(
            ChainTransaction.Landing(
                height: height,
                at: now,
                sequence: landings,
                outcome: outcome
            )
        )
        planAfterLanding(place, in: height)
    }

    private mutating func planAfterLanding(_ place: Int, in height: UInt64) {
        if model.finality > 1, landing.chance(perMille: model.reorganisationPerMille) {
            let depth = landing.within(1...Int64(clamping: min(model.finality, 1 << 32) - 1))
            transactions[place].next = .undo
            transactions[place].nextAt = clock.time(of: height + UInt64(depth))
        } else {
            transactions[place].next = .finalize
            transactions[place].nextAt = clock.time(ofFinality: height)
        }
    }

    private mutating func execute(_ signed: SignedTransaction) -> StatusAnswer.Outcome {
        guard let market = account.price(signed.instrument) else { return .failed(.unavailable) }
        guard signed.quantity > 0 else { return .failed(.refused) }
        guard signed.accepts(market), !landing.chance(perMille: model.landWithErrorPerMille) else {
            return .failed(.slippage)
        }
        let terms = TwinAccount.Terms(
            instrument: signed.instrument,
            side: signed.side,
            units: signed.quantity,
            protection: signed.protection
        )
        let execution = account.execution(of: signed.order, terms, at: now, chance: &landing)
        guard let fill = execution, account.book(fill) else { return .failed(.insufficientFunds) }
        return .executed(fill)
    }

    private mutating func finalize(_ place: Int) {
        guard let landing = transactions[place].landing else { return expireUnlessItLands(place) }
        switch landing.outcome {
        case .executed:
            counts.finalized += 1
            end(place, .filled)
        case .failed(let reason): end(place, .rejected(reason))
        }
    }

    private mutating func end(_ place: Int, _ closure: OrderClosure) {
        if closure == .expired {
            counts.expiries += 1
            if !transactions[place].landings.isEmpty { counts.vanished += 1 }
        }
        transactions[place].nextAt = .distantFuture
        history.end(transactions[place].place, closure, at: now)
        let position = pending.insertionPoint { $0 < place }
        if position < pending.count, pending[position] == place { pending.remove(at: position) }
    }

    // MARK: - Out of it again

    /// Undoes the block of a transaction and all above it. What was in them is on the way again.
    private mutating func reorganise(from first: Int) {
        guard let root = transactions[first].landing else { return expireUnlessItLands(first) }
        let undone = pending.compactMap { place in
            transactions[place].landing.flatMap { $0.height >= root.height ? (place, $0) : nil }
        }
        .sorted { $0.1.sequence > $1.1.sequence }
        let fills = undone.compactMap { _, landing -> TwinFill? in
            switch landing.outcome {
            case .executed(let fill): fill
            case .failed: nil
            }
        }
        guard account.undo(fills) else {
            // Somebody has spent what it brought: that block stays.
            transactions[first].next = .finalize
            transactions[first].nextAt = clock.time(ofFinality: root.height)
            return
        }
        counts.reorganisations += 1
        counts.undoneExecutions += fills.count
        for fill in fills { executed[fill.id, default: 0] -= 1 }
        for (place, _) in undone.reversed() { sendBack(place) }
    }

    private mutating func sendBack(_ place: Int) {
        let last = transactions[place].landings.count - 1
        transactions[place].landings[last].undoneAt = now
        history.setFilled(0, at: transactions[place].place)
        expireUnlessItLands(place)
        if !landing.chance(perMille: model.forgottenPerMille) { broadcast(place) }
    }
}
