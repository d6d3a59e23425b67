// A venue's own limit on requests, counted in its own plain way: by arrival, whoever's fault it is that
// many arrive at once. What is turned away has no effect at all.

public import TradeModel

/// How many requests a venue takes.
public struct TwinQuota: Sendable {
    /// What the venue says instead of an answer.
    public enum Refusal: Sendable, Hashable {
        /// There were too many, and when there may be more; nil when it does not say.
        case tooMany(retryAfter: Instant.Span?)
        /// So many were turned away that it listens to nothing for a while.
        case banned(retryAfter: Instant.Span)
        /// It is not available.
        case unavailable
    }

    /// Units in every two seconds, as published.
    public static let shortUnits: Int64 = 60
    /// Units in every minute, as published.
    public static let longUnits: Int64 = 800
    /// The short window.
    public static let short = Instant.Span.seconds(2)
    /// The long window.
    public static let long = Instant.Span.seconds(60)
    /// So many turned away within ten seconds are answered with a ban.
    static let mostTurnedAway = 60

    private var arrivals: [(at: Instant, units: Int64)] = []
    private var turnedAway: [Instant] = []
    private var bannedUntil = Instant.distantPast
    private var lowered: (units: Int64, hints: Bool, until: Instant)?
    private var downUntil = Instant.distantPast
    /// How often it turned something away.
    public private(set) var counts = QuotaCounts()

    /// The published limits.
    public init() {}

    /// Takes fewer than it says, until then.
    public mutating func lower(to units: Int64, hints: Bool, until: Instant) {
        lowered = (units, hints, until)
    }

    /// Answers nothing, until then.
    public mutating func fail(until: Instant) { downUntil = max(downUntil, until) }

    /// Everything is as published again.
    public mutating func recover() {
        lowered = nil
        downUntil = .distantPast
        bannedUntil = .distantPast
    }

    /// Judges a request that weighs so many units and arrives at `now`; nil when it is taken.
    public mutating func judge(_ units: Int64, at now: Instant) -> Refusal? {
        if now < downUntil { return refuse(.unavailable) }
        if now < bannedUntil { return refuse(.banned(retryAfter: bannedUntil - now)) }
        arrivals.removeAll { now - $0.at >= TwinQuota.long }
        var short: Int64 = 0
        var long: Int64 = 0
        for arrival in arrivals {
            long += arrival.units
            if now - arrival.at < TwinQuota.short { short += arrival.units }
        }
        let current = lowered.flatMap { now < $0.until ? $0 : nil }
        let most = current?.units ?? TwinQuota.shortUnits
        guard short + units > most || long + units > TwinQuota.longUnits else {
            arrivals.append((now, units))
            return nil
        }
        return turnAway(hints: current?.hints ?? true, at: now)
    }

    private mutating func turnAway(hints: Bool, at now: Instant) -> Refusal {
        turnedAway.removeAll { now - $0 > .seconds(10) }
        turnedAway.append(now)
        if turnedAway.count > TwinQuota.mostTurnedAway {
            bannedUntil = now + .seconds(20)
            turnedAway = []
            return refuse(.banned(retryAfter: .seconds(20)))
        }
        return refuse(.tooMany(retryAfter: hints ? .seconds(3) : nil))
    }

    private mutating func refuse(_ refusal: Refusal) -> Refusal {
        switch refusal {
        case .tooMany(.some): counts.tooMany += 1
        case .tooMany(nil): counts.tooManyUnsaid += 1
        case .banned: counts.banned += 1
        case .unavailable: counts.unavailable += 1
        }
        return refusal
    }
}
