/// One position of one account at one instrument: its size is the ledger's holding account, and
/// this is what the size cost.
@frozen
public struct Holding: Sendable, Hashable {
    /// Base units; negative for a short position; 0 for none.
    public internal(set) var size: Int128
    /// Quote units paid for the present size (long) or received for it (short), without fees.
    public internal(set) var cost: Int128
    /// Quote units of entry fees that belong to the present size.
    public internal(set) var entryFees: Int128
    /// Quote units of profit or loss taken since the run began, all fees deducted.
    public internal(set) var realised: Int128
    /// Quote units of profit or loss taken since the position was opened, all fees deducted.
    public internal(set) var realisedThisTrip: Int128

    /// Nothing held.
    public init() {
        size = 0
        cost = 0
        entryFees = 0
        realised = 0
        realisedThisTrip = 0
    }

    /// Whether nothing is held.
    @inlinable
    public var isFlat: Bool { size == 0 }
}
