import TradeModel

#if MUTANTS
    import Mutants
#endif

/// What a provider, or a part of it, allows and has been asked for.
struct Allowance: Sendable {
    let settings: AllowanceSettings
    private var windows: [RollingWindow]
    private var lastAt: Instant?
    var adaptation: Adaptation
    /// What was taken since the shared grants were read; nil for an allowance of one process alone.
    private(set) var taken: [SharedGrant]?

    init(_ settings: AllowanceSettings, _ adaptation: AdaptationSettings) {
        self.settings = settings
        self.adaptation = Adaptation(adaptation)
        windows = settings.limits.map(RollingWindow.init)
    }

    /// How many grants are kept, for all limits.
    var kept: Int { windows.reduce(0) { $0 + $1.kept } }

    mutating func expire(at now: Instant) {
        for index in windows.indices { windows[index].expire(at: now) }
    }

    /// When it is worth looking again whether a request may be granted; nil when it may.
    func hold(_ weight: Int64, _ lane: Lane, at now: Instant) -> Instant? {
        let perMille = adaptation.perMille(at: now)
        var room: Instant?
        for window in windows {
            room = later(room, window.hold(weight, lane, perMille: perMille))
        }
        if let until = room, lane != .exits, let gain = adaptation.nextGain(after: now) {
            room = min(until, gain)
        }
        return later(later(room, adaptation.hold(weight, at: now)), spaced(at: now))
    }

    private func later(_ one: Instant?, _ other: Instant?) -> Instant? {
        guard let one, let other else { return one ?? other }
        return max(one, other)
    }

    private func spaced(at now: Instant) -> Instant? {
        #if MUTANTS
            if Mutant.isActive(.spacingIgnored) { return nil }
        #endif
        guard let lastAt, now - lastAt < settings.spacing else { return nil }
        return lastAt + settings.spacing
    }

    mutating func take(_ weight: Int64, _ lane: Lane, at now: Instant) {
        for index in windows.indices { windows[index].add(weight, lane, at: now) }
        adaptation.take(weight)
        lastAt = now
        taken?.append(
            SharedGrant(at: now, units: weight, byExits: lane == .exits ? weight : 0)
        )
    }

    /// Takes what all processes took for the whole truth.
    mutating func share(_ shared: SharedAllowance) {
        windows = settings.limits.map(RollingWindow.init)
        for grant in shared.grants {
            for index in windows.indices { windows[index].add(grant) }
        }
        lastAt = shared.grants.last?.at
        adaptation.share(shared.adaptation)
        taken = []
    }

    /// How long a grant has to be remembered.
    var horizon: Instant.Span {
        settings.limits.reduce(settings.spacing) { max($0, $1.window) }
    }

    /// The units used within the first limit's window, and of how many.
    var usage: (used: Int64, of: Int64)? {
        windows.first.map { ($0.unitsUsed, $0.limit.units) }
    }

    /// The clock was put back to `now`: nobody knows any more what of the past still counts, so that all
    /// of it does.
    mutating func putBack(to now: Instant) {
        spend(at: now)
        adaptation.putBack(to: now)
    }

    /// Counts everything as spent at `now`.
    mutating func spend(at now: Instant) {
        for index in windows.indices {
            windows[index] = RollingWindow(windows[index].limit)
            windows[index].add(windows[index].limit.units, .exits, at: now)
        }
        lastAt = now
    }
}
