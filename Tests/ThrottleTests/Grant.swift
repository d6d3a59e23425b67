import TradeModel

/// Something that was granted.
struct Grant {
    let at: Instant
    let weight: Int64
}

/// The greatest sum within any window of that length, counted without any cleverness: a fullest window
/// begins at a grant.
func fullest(_ grants: [Grant], _ window: Instant.Span) -> Int64 {
    var most: Int64 = 0
    for (place, first) in grants.enumerated() {
        var sum: Int64 = 0
        for grant in grants[place...] where grant.at - first.at < window { sum += grant.weight }
        most = max(most, sum)
    }
    return most
}
