/// A change of state, and when it happened. Facts are what the journal stores: the state is their
/// fold, in production and in recovery, by one and the same function.
@frozen
public struct Fact: Sendable, Hashable {
    /// When it happened.
    public let at: Instant
    /// What changed.
    public let change: Change

    /// A change at an instant.
    @inlinable
    public init(at: Instant, _ change: Change) {
        self.at = at
        self.change = change
    }

    /// What changed.
    @frozen
    public enum Change: Sendable, Hashable {
        /// The engine started for the `epoch`-th time; working orders are in doubt from here.
        case started(epoch: UInt32)
        /// A candle opened.
        case candleOpened(InstrumentIndex, price: Int64)
        /// A candle closed.
        case candleClosed(InstrumentIndex, Candle)
        /// A candle's event was seen but its price was refused.
        case readingRefused(InstrumentIndex, ReadingSource, price: Int64)
        /// Liquidity was read.
        case liquidityRead(InstrumentIndex, units: Int128)
        /// The price of a held instrument became unknown.
        case readingLost(InstrumentIndex)
        /// An order was decided and its funds set aside.
        case orderIntended(Order)
        /// The venue has the order.
        case orderAcknowledged(OrderOrdinal)
        /// Nobody knows whether the venue has the order.
        case orderInDoubt(OrderOrdinal)
        /// Its transaction was signed; from here it may be at the chain.
        case orderSigned(OrderOrdinal, SignedIdentity)
        /// Its cancellation was decided.
        case cancelIntended(OrderOrdinal)
        /// An execution was booked; `instrument`, `side` and `purpose` are the order's.
        case filled(Fill, InstrumentIndex, Side, OrderPurpose)
        /// An order ended; what it had set aside and not used is free again.
        case orderClosed(OrderOrdinal, OrderClosure)
        /// A new risk day began.
        case dayStarted(day: Int64, equity: Int128)
        /// Entries are stopped for the day.
        case entriesBlocked(Incident)
        /// Entries are stopped until an operator resets the drawdown.
        case drawdownLatched
        /// The operator reset the drawdown.
        case drawdownReset
        /// The mode changed.
        case modeChanged(Mode)
        /// The operator wants everything closed.
        case flattenAsked
        /// Time-dependent exit rules were looked at.
        case exitsChecked
        /// A torn tail was cut from the journal before this start.
        case tailCut
        /// Time passed that nobody measured; every price is unknown until it is read again.
        case readingsForgotten
        /// The journal's room beyond the segment in use ran out, or is there again.
        case roomChanged(isLow: Bool)
        /// The engine stopped in order: the next start follows no death.
        case stopped
        /// The token that an instrument buys was judged.
        case tokenJudged(InstrumentIndex, TokenJudgement)
        /// The Warden let nothing be bought; `evidence` is the judgement's, 0 where there is none.
        case entryVetoed(InstrumentIndex, WardenVeto, evidence: UInt64)
        /// The Warden let what follows be bought, by the judgement with this evidence.
        case entryCleared(InstrumentIndex, evidence: UInt64)
        /// Something that a person should know; `ordinal` 0 and `instrument` nil where they say
        /// nothing.
        case incident(Incident, InstrumentIndex?, OrderOrdinal?)
    }
}
