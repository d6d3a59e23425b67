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
    /// What was taken and the ledger has not; nil for an allowance of one process alone.
    private var taken: [SharedGrant]?
    /// What was put into the ledger last, for as long as it may turn out not to have been written.
    private var put: [SharedGrant] = []
    /// What the ledger has of the provider's words, and what it had before the last of them were put there.
    private var known = (now: SharedAdaptation(), before: SharedAdaptation())
    /// Since when the ledger says that nobody knows what was taken; nil when it does not.
    private var unknownSince: Instant?

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

    /// From now on what is taken is for a ledger.
    mutating func beginSharing() { taken = taken ?? [] }

    /// Takes what all processes took, and what of its own the ledger has not, for the whole truth.
    mutating func share(_ shared: SharedAllowance) {
        put = []
        taken = taken ?? []
        windows = settings.limits.map(RollingWindow.init)
        let grants = Self.merged(shared.grants, taken ?? [])
        for grant in grants {
            for index in windows.indices { windows[index].add(grant) }
        }
        lastAt = grants.last?.at
        let isHeard = adaptation.shared != known.now
        adaptation.share(isHeard ? adaptation.shared.later(shared.adaptation) : shared.adaptation)
        known.now = shared.adaptation
    }

    /// Puts into the ledger what it has not.
    mutating func write(_ shared: inout SharedAllowance) {
        put = taken ?? []
        shared.grants = Self.merged(shared.grants, put)
        taken = []
        shared.adaptation = adaptation.shared
        known = (adaptation.shared, known.now)
    }

    /// The ledger was not written: what was put there last is still this process's alone. Only exits left for all that.
    mutating func keepUnwritten() {
        taken = put.filter { $0.byExits > 0 } + (taken ?? [])
        put = []
        known.now = known.before
    }

    /// Nobody knows what was taken, so that all of it was, once: from when that was seen first.
    mutating func unknown(at now: Instant) -> SharedGrant {
        let since = unknownSince ?? now
        unknownSince = since
        let all = settings.limits.reduce(1) { max($0, $1.units) }
        return SharedGrant(at: since, units: all, byExits: all)
    }

    /// The ledger knows what was taken.
    mutating func noteKnown() { unknownSince = nil }

    /// Two lists of grants as one, the earliest first.
    private static func merged(_ one: [SharedGrant], _ other: [SharedGrant]) -> [SharedGrant] {
        guard let first = other.first else { return one }
        guard let last = one.last, last.at > first.at else { return one + other }
        return (one + other).sorted { $0.at < $1.at }
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
