import Randomness
public import TradeModel

extension ExchangeTwin {
    /// Sends an update: by chance twice, behind others, or with a fill of long ago.
    mutating func tell(_ message: ExchangeMessage) {
        if telling.chance(perMille: model.reorderUpdatePerMille) {
            counts.reorderedUpdates += 1
            let isOvertaking = telling.oneIn(2) && outbox.sendAhead(message, at: now)
            if !isOvertaking { outbox.send(message, later: now + delay(model.maxReorderDelay)) }
        } else {
            outbox.send(message, at: now)
        }
        if telling.chance(perMille: model.duplicateUpdatePerMille) {
            counts.duplicatedUpdates += 1
            outbox.send(message, later: now + delay(model.maxDuplicateDelay))
        }
        if telling.chance(perMille: model.redeliverOldFillPerMille) { redeliverOldFill() }
    }

    /// Sends `count` fills of long ago again, drawn at random.
    public mutating func redeliverOldFills(count: Int, at: Instant) {
        advance(to: at)
        for _ in 0..<max(0, count) { redeliverOldFill() }
    }

    private mutating func redeliverOldFill() {
        guard !account.fills.isEmpty else { return }
        let fill = account.fills[telling.below(account.fills.count)]
        // What a drift did is told by nobody.
        guard history.order(fill.id)?.isForeign == false else { return }
        counts.redeliveries += 1
        outbox.send(.fill(fill), at: now)
    }

    /// Some time, at most `longest`.
    mutating func delay(_ longest: Instant.Span) -> Instant.Span {
        Instant.Span(nanoseconds: telling.within(1...max(1, longest.nanoseconds)))
    }
}
