import TradeModel

/// A share of an allowance, in thousandths, that comes back by steps after it was lowered.
struct Lowering: Sendable {
    private(set) var perMille: Int64 = 1_000
    private(set) var since = Instant.distantPast

    mutating func set(to perMille: Int64, at now: Instant) {
        self.perMille = perMille
        since = now
    }

    /// What of it there is at `now`.
    func recovered(at now: Instant, by settings: AdaptationSettings) -> Int64 {
        guard perMille < 1_000 else { return 1_000 }
        let passed = max(0, (now - since).nanoseconds)
        let steps = min(1_000, passed / max(1, settings.gainPause.nanoseconds))
        return min(1_000, perMille + steps * min(1_000, max(1, settings.gainPerMille)))
    }

    /// When there is more; nil when all is there that can be.
    func nextGain(after now: Instant, by settings: AdaptationSettings) -> Instant? {
        guard recovered(at: now, by: settings) < 1_000 else { return nil }
        let pause = max(1, settings.gainPause.nanoseconds)
        let steps = max(0, (now - since).nanoseconds) / pause + 1
        let (span, overflow) = steps.multipliedReportingOverflow(by: pause)
        return overflow ? nil : since + Instant.Span(nanoseconds: span)
    }

    /// The clock was put back to `now`.
    mutating func putBack(to now: Instant) { since = min(since, now) }
}
