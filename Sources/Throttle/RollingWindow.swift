// What was granted in the last so many nanoseconds, exactly: a grant counts until it is as old as the
// window is long, so that no window of that length ever holds more than the limit, wherever it begins.
// Ages are differences of instants, which saturate: at the ends of time nothing comes free by overflow.

import TradeModel

#if MUTANTS
    import Mutants
#endif

/// The grants that still count against one limit.
struct RollingWindow: Sendable {
    private struct Grant: Sendable {
        let firstAt: Instant
        var at: Instant
        var units: Int64
        var byExits: Int64
    }

    /// Above so many units neighbouring grants are kept as one, counted from the later of them: what is
    /// kept stays bounded, and what is allowed only gets less, by a two-thousandth of a window.
    static let mostGrants: Int64 = 2_048

    let limit: RateLimit
    private var grants: [Grant] = []
    /// The first grant that still counts; those before it are cleared away in bulk.
    private var first = 0
    private var used: Int64 = 0
    private var usedByExits: Int64 = 0

    init(_ limit: RateLimit) { self.limit = limit }

    /// How many grants are kept.
    var kept: Int { grants.count - first }

    /// Forgets what no longer counts.
    mutating func expire(at now: Instant) {
        while first < grants.count, hasLeft(grants[first].at, at: now) {
            used -= grants[first].units
            usedByExits -= grants[first].byExits
            first += 1
        }
        if first > 64, first * 2 > grants.count {
            grants.removeFirst(first)
            first = 0
        }
    }

    /// Until when this limit holds a request back; nil when it does not.
    ///
    /// - Parameter perMille: how much of the limit the other lanes have at present. Exits have all of
    ///   it: a provider that wants less of everything says for how long nothing may come.
    func hold(_ weight: Int64, _ lane: Lane, perMille: Int64) -> Instant? {
        var used = used
        var byExits = usedByExits
        if fits(weight, lane, perMille, used, byExits) { return nil }
        for grant in grants[first...] {
            used -= grant.units
            byExits -= grant.byExits
            if fits(weight, lane, perMille, used, byExits) { return leaves(grant.at) }
        }
        return .distantFuture
    }

    private func fits(
        _ weight: Int64,
        _ lane: Lane,
        _ perMille: Int64,
        _ used: Int64,
        _ byExits: Int64
    ) -> Bool {
        if lane == .exits { return weight <= limit.units - used }
        // What is heavier than the lowered limit goes alone.
        if used == 0 { return true }
        let reserve = scaled(limit.reservedForExits, perMille)
        let free = scaled(limit.units, perMille) - max(0, reserve - byExits)
        return weight <= free - used
    }

    private func scaled(_ units: Int64, _ perMille: Int64) -> Int64 {
        Int64(clamping: Int128(units) * Int128(perMille) / 1_000)
    }

    /// How many units count at present.
    var unitsUsed: Int64 { used }

    /// Notes what any process was granted.
    mutating func add(_ grant: SharedGrant) {
        let exits = min(grant.byExits, grant.units)
        if exits > 0 { add(exits, .exits, at: grant.at) }
        if grant.units > exits { add(grant.units - exits, .data, at: grant.at) }
    }

    /// Notes a grant.
    mutating func add(_ weight: Int64, _ lane: Lane, at now: Instant) {
        let byExits = lane == .exits ? weight : 0
        used = Int64(clamping: Int128(used) + Int128(weight))
        usedByExits = Int64(clamping: Int128(usedByExits) + Int128(byExits))
        if let last = grants.indices.last, last >= first, joins(grants[last], at: now) {
            grants[last].at = now
            grants[last].units += weight
            grants[last].byExits += byExits
        } else {
            grants.append(Grant(firstAt: now, at: now, units: weight, byExits: byExits))
        }
    }

    private func joins(_ grant: Grant, at now: Instant) -> Bool {
        if grant.at == now { return true }
        guard limit.units > RollingWindow.mostGrants else { return false }
        let grain = limit.window.nanoseconds / RollingWindow.mostGrants
        return now - grant.firstAt < Instant.Span(nanoseconds: grain)
    }

    private func hasLeft(_ at: Instant, at now: Instant) -> Bool {
        #if MUTANTS
            if Mutant.isActive(.windowNotRolling) { return leaves(at) <= now }
        #endif
        return now - at >= limit.window
    }

    private func leaves(_ at: Instant) -> Instant {
        #if MUTANTS
            if Mutant.isActive(.windowNotRolling) {
                let length = limit.window.nanoseconds
                return Instant(nanoseconds: (at.nanoseconds / length + 1) * length)
            }
        #endif
        return at + limit.window
    }
}
