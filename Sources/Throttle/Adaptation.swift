// How much of an allowance there is at present, by the law that `AdaptationSettings` states. Nothing that
// a provider says raises it above what is configured, and what makes no sense is counted and ignored.

import TradeModel

#if MUTANTS
    import Mutants
#endif

/// What a provider's words have made of an allowance.
struct Adaptation: Sendable {
    private let settings: AdaptationSettings
    /// What refusals have left.
    private var basis = Lowering()
    private var silentVolleys: Int64 = 0
    /// The share that the provider's own limit leaves of ours.
    private var stated = Lowering()
    /// Nothing is granted before.
    private(set) var pausedUntil = Instant.distantPast
    /// When that was last said.
    private var pausedAt = Instant.distantPast
    /// What the provider says is left, when it said so, and until when that counts.
    private var ceiling: (remaining: Int64, since: Instant, until: Instant)?
    /// How many words of the provider made no sense.
    private(set) var absurdities = 0

    init(_ settings: AdaptationSettings) { self.settings = settings }

    /// What there is at `now`, in thousandths of the limit.
    func perMille(at now: Instant) -> Int64 {
        min(stated.recovered(at: now, by: settings), basis.recovered(at: now, by: settings))
    }

    /// When there may be more; nil when all is there that can be.
    func nextGain(after now: Instant) -> Instant? {
        let gains = [stated, basis].compactMap { $0.nextGain(after: now, by: settings) }
        return gains.min()
    }

    /// Until when the provider's words hold a request back; nil when they do not.
    func hold(_ weight: Int64, at now: Instant) -> Instant? {
        let pause = now < pausedUntil ? pausedUntil : nil
        guard let ceiling, now < ceiling.until, weight > ceiling.remaining else { return pause }
        return max(ceiling.until, pausedUntil)
    }

    mutating func take(_ weight: Int64) {
        guard let ceiling else { return }
        self.ceiling = (max(0, ceiling.remaining - weight), ceiling.since, ceiling.until)
    }

    /// The clock was put back to `now`: what was said later than that is taken as said now.
    mutating func putBack(to now: Instant) {
        basis.putBack(to: now)
        stated.putBack(to: now)
        if pausedAt > now {
            pausedUntil = now + (pausedUntil - pausedAt)
            pausedAt = now
        }
        if let ceiling, ceiling.since > now {
            self.ceiling = (ceiling.remaining, now, now + (ceiling.until - ceiling.since))
        }
    }

    // MARK: - What processes share

    /// What other processes have to know of it.
    var shared: SharedAdaptation {
        SharedAdaptation(
            basis: basis.perMille,
            basisSince: basis.since,
            stated: stated.perMille,
            statedSince: stated.since,
            silentVolleys: silentVolleys,
            pausedUntil: pausedUntil,
            pausedAt: pausedAt,
            remaining: ceiling?.remaining ?? -1,
            remainingSince: ceiling?.since ?? .distantPast,
            remainingUntil: ceiling?.until ?? .distantPast
        )
    }

    /// Takes what any process heard for the whole truth.
    mutating func share(_ shared: SharedAdaptation) {
        basis.set(to: shared.basis, at: shared.basisSince)
        stated.set(to: shared.stated, at: shared.statedSince)
        silentVolleys = shared.silentVolleys
        pausedUntil = shared.pausedUntil
        pausedAt = shared.pausedAt
        ceiling =
            shared.remaining < 0
            ? nil : (shared.remaining, shared.remainingSince, shared.remainingUntil)
    }

    // MARK: - The provider's words

    mutating func refused(retryAfter: Instant.Span?, at now: Instant) {
        #if MUTANTS
            if Mutant.isActive(.limitRefusalIgnored) { return }
        #endif
        let isNewVolley = basis.perMille == 1_000 || now - basis.since > settings.volley
        let recovered = basis.recovered(at: now, by: settings)
        let isLongAgo = recovered >= 1_000
        if isNewVolley { basis.set(to: max(settings.leastPerMille, recovered / 2), at: now) }
        let hint = retryAfter.flatMap { believed($0) }
        if hint == nil, isNewVolley { silentVolleys = isLongAgo ? 1 : min(32, silentVolleys + 1) }
        pausedUntil = max(pausedUntil, now + (hint ?? silentPause))
        pausedAt = now
    }

    private var silentPause: Instant.Span {
        let doublings = max(0, silentVolleys - 1)
        let pause = Int128(settings.firstPause.nanoseconds) << Int128(doublings)
        return min(settings.longestSilentPause, Instant.Span(nanoseconds: Int64(clamping: pause)))
    }

    private mutating func believed(_ pause: Instant.Span) -> Instant.Span? {
        guard pause >= .zero else {
            absurdities += 1
            return nil
        }
        if pause > settings.longestPause { absurdities += 1 }
        return min(pause, settings.longestPause)
    }

    /// Takes a report in, measured against the configured `limit`.
    mutating func heard(_ report: QuotaReport, of limit: RateLimit, at now: Instant) {
        var until = now + limit.window
        if let reset = report.resetAt {
            if reset < now || reset - now > settings.longestPause {
                absurdities += 1
            } else {
                until = reset
            }
        }
        if let most = report.limit, isSane(most, from: 1, limit) {
            let share = Int128(most) * 1_000 / Int128(limit.units)
            stated.set(to: max(1, Int64(clamping: min(1_000, share))), at: now)
        }
        if let remaining = report.remaining, isSane(remaining, from: 0, limit) {
            lower(to: remaining, until: until, at: now)
        }
    }

    private mutating func isSane(_ units: Int64, from least: Int64, _ limit: RateLimit) -> Bool {
        if units >= least, Int128(units) <= Int128(limit.units) * 1_000 { return true }
        absurdities += 1
        return false
    }

    /// Of two reports on the same count the lower is believed: the other was overtaken.
    private mutating func lower(to remaining: Int64, until: Instant, at now: Instant) {
        if let ceiling, ceiling.until > now, until <= ceiling.until {
            self.ceiling = (min(ceiling.remaining, remaining), now, ceiling.until)
        } else {
            ceiling = (remaining, now, until)
        }
    }
}
