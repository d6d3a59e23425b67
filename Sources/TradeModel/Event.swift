public import Money

/// What a venue says about an order.
@frozen
public enum VenueReport: Sendable, Hashable {
    /// It has the order.
    case acknowledged(OrderOrdinal)
    /// Some or all of it was executed.
    case filled(Fill)
    /// It has ended.
    case closed(OrderOrdinal, OrderClosure)
    /// Nobody knows what became of it.
    case unknown(OrderOrdinal)

    /// The order that is spoken of.
    @inlinable
    public var ordinal: OrderOrdinal {
        switch self {
        case .acknowledged(let ordinal), .closed(let ordinal, _), .unknown(let ordinal): ordinal
        case .filled(let fill): fill.ordinal
        }
    }
}

/// Everything that can happen to the engine. No event, however absurd, can make it trap.
@frozen
public enum Event: Sendable, Hashable {
    /// The process started: orders from before are now in doubt.
    case started(epoch: UInt32)
    /// The journal ended in a torn tail that was cut: what stood in it is not known.
    case tailCut
    /// Time has passed that nobody measured: what was read before it may be of any age.
    case timeLost
    /// After every start of an engine that trades: were there too many deaths, only exits are left.
    case deathsWatched
    /// The engine is about to stop in order.
    case stopped
    /// A recorded candle begins at this price.
    case candleOpened(InstrumentIndex, Price)
    /// A recorded candle ended.
    case candleClosed(InstrumentIndex, Candle)
    /// A pool's liquidity in quote units.
    case liquidity(InstrumentIndex, Int128)
    /// The time for which the engine had asked has come.
    case timer
    /// A venue speaks.
    case venue(VenueReport)
    /// An order's transaction was signed and may be sent once that is durable.
    case signed(OrderOrdinal, SignedIdentity)
    /// The Warden has judged the token that an instrument buys.
    case judged(InstrumentIndex, TokenJudgement)
    /// A venue says what the account owns.
    case statement(AccountStatement)
    /// The room that the journal has beyond the segment in use ran out, or is there again.
    case room(isLow: Bool)
    /// Whatever surrounds the engine has noticed something that a person should know.
    case noticed(Incident)
    /// The operator speaks.
    case command(OperatorCommand)
}
