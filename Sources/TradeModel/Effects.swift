/// What a driver is to do once the facts are durable.
@frozen
public enum Effect: Sendable, Hashable {
    /// Hand the order to the venue.
    case send(Order)
    /// Ask the venue to cancel it.
    case cancel(OrderOrdinal)
    /// Hand the order's signed transaction to the chain, the same bytes however often.
    case submit(OrderOrdinal, SignedIdentity)
    /// Ask the venue what became of it.
    case query(OrderOrdinal)
    /// Ask the venue what the account owns and has at work.
    case askStatement(askedAt: Instant)
    /// Tell a person.
    case alert(Incident, InstrumentIndex?, OrderOrdinal?)
}

/// Why an entry that a strategy wanted was not made.
@frozen
public enum EntryRefusal: Error, Sendable, Hashable {
    /// The mode allows no new risk.
    case mode(Mode)
    /// An order from before the start is not resolved.
    case unresolvedOrders
    /// The journal has no room left beyond what exits need.
    case noRoom
    /// The instrument's price is unknown.
    case priceUnknown
    /// A held instrument's price is unknown, so equity is.
    case equityUnknown
    /// The position closed too recently.
    case coolingDown(until: Instant)
    /// There is a position or a working order already.
    case duplicate
    /// The day's loss or the run of losses stopped entries until tomorrow.
    case blockedToday
    /// The drawdown latch is set.
    case drawdownLatched
    /// The position is to be given up: nothing is added to it.
    case exitDue
    /// The Warden does not let it be bought.
    case vetoed(WardenVeto)
    /// As many positions as allowed are open or opening.
    case tooManyPositions(limit: Int)
    /// As many orders as allowed are working.
    case tooManyOrders(limit: Int)
    /// The position would become larger than allowed, in quote units.
    case positionTooLarge(wanted: Int128, limit: Int128)
    /// All positions together would become larger than allowed, in quote units.
    case exposureTooLarge(wanted: Int128, limit: Int128)
    /// Less than one lot.
    case tooSmall
    /// Not enough free quote units.
    case insufficientFunds(required: Int128, available: Int128)
    /// An amount that does not fit.
    case overflow
}

/// What a step leaves behind: the facts to store, the effects to carry out when they are durable,
/// and the entries that were refused. The driver owns it and empties it before each step or batch.
@frozen
public struct Effects: Sendable {
    /// What changed, in order.
    public var facts: [Fact]
    /// What is to be done, in order.
    public var effects: [Effect]
    /// What a strategy wanted and did not get.
    public var refusals: [(InstrumentIndex, EntryRefusal)]

    /// Nothing yet.
    @inlinable
    public init() {
        facts = []
        effects = []
        refusals = []
        facts.reserveCapacity(64)
    }

    /// Empties it and keeps its memory.
    @inlinable
    public mutating func removeAll() {
        facts.removeAll(keepingCapacity: true)
        if !effects.isEmpty { effects.removeAll(keepingCapacity: true) }
        if !refusals.isEmpty { refusals.removeAll(keepingCapacity: true) }
    }
}
