/// How often a venue's door turned a request away, and how.
public struct QuotaCounts: Sendable, Hashable {
    /// There were too many, and it said when there is room.
    public internal(set) var tooMany = 0
    /// There were too many, and it said no more than that.
    public internal(set) var tooManyUnsaid = 0
    /// It listened to nothing.
    public internal(set) var banned = 0
    /// It was not available.
    public internal(set) var unavailable = 0

    /// Nothing yet.
    public init() {}

    /// Every count under its name, for a report of what occurred and what did not.
    public var entries: [(name: String, count: Int)] {
        [
            ("tooMany", tooMany), ("tooManyUnsaid", tooManyUnsaid), ("banned", banned),
            ("unavailable", unavailable),
        ]
    }
}
