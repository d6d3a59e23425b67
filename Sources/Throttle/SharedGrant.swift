public import TradeModel

/// What some process of the machine was granted.
public struct SharedGrant: Sendable, Hashable {
    /// When, by the clock since the boot.
    public var at: Instant
    /// How many units.
    public var units: Int64
    /// How many of them exits took.
    public var byExits: Int64

    /// A grant.
    public init(at: Instant, units: Int64, byExits: Int64) {
        self.at = at
        self.units = units
        self.byExits = byExits
    }
}
