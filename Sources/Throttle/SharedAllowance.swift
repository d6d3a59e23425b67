import TradeModel

/// What all processes took of one allowance, oldest first, and what the provider said of it.
struct SharedAllowance: Sendable, Hashable {
    /// More grants are kept as fewer, each counted from its latest: what is allowed only gets less.
    static let mostGrants = 4_096

    var grants: [SharedGrant] = []
    var adaptation = SharedAdaptation()
    /// So long is a grant kept: the longest window of any process that shares it.
    var horizon = Instant.Span.zero

    mutating func tidy(at now: Instant) {
        adaptation.bringBack(to: now)
        for place in grants.indices where grants[place].at > now { grants[place].at = now }
        grants.removeAll { now - $0.at >= horizon }
        guard grants.count > SharedAllowance.mostGrants else { return }
        var fewer: [SharedGrant] = []
        for start in stride(from: 0, to: grants.count, by: 2) {
            var grant = grants[start]
            if start + 1 < grants.count {
                let next = grants[start + 1]
                grant.at = max(grant.at, next.at)
                grant.units = Int64(clamping: Int128(grant.units) + Int128(next.units))
                grant.byExits = Int64(clamping: Int128(grant.byExits) + Int128(next.byExits))
            }
            fewer.append(grant)
        }
        grants = fewer
    }
}
