/// What the ten largest holders have, pools, lockers and burnt tokens left out.
public struct TopHolders: Sendable, Hashable {
    /// What they have, in base units.
    public let topTen: UInt64
    /// All there is, in base units.
    public let supply: UInt64

    /// Shares of a supply.
    public init(topTen: UInt64, supply: UInt64) {
        self.topTen = topTen
        self.supply = supply
    }

    /// Whether it can be true.
    var isPossible: Bool { supply > 0 && topTen <= supply }

    /// Whether they have `perMille` thousandths of it or more.
    func reaches(perMille: UInt64) -> Bool {
        let held = topTen.multipliedFullWidth(by: 1_000)
        let bound = supply.multipliedFullWidth(by: perMille)
        return (held.high, held.low) >= (bound.high, bound.low)
    }
}
