/// What a record holds. The numbers are part of the format and never change their meaning.
public enum RecordKind: UInt16, Sendable, Hashable, CaseIterable {
    /// The run's specification, a JSON document; always the first record.
    case specification = 1
    /// What may change between two starts, from here on: the policies, a JSON document.
    case configuration = 2
    /// The engine started.
    case started = 16
    /// A candle opened.
    case candleOpened = 17
    /// A candle closed.
    case candleClosed = 18
    /// A reading was refused.
    case readingRefused = 19
    /// Liquidity was read.
    case liquidityRead = 20
    /// A held instrument's price became unknown.
    case readingLost = 21
    /// An order was decided.
    case orderIntended = 22
    /// The venue has an order.
    case orderAcknowledged = 23
    /// An order is in doubt.
    case orderInDoubt = 24
    /// A cancellation was decided.
    case cancelIntended = 25
    /// An execution was booked.
    case filled = 26
    /// An order ended.
    case orderClosed = 27
    /// A risk day began.
    case dayStarted = 28
    /// Entries are stopped for the day.
    case entriesBlocked = 29
    /// The drawdown latch was set.
    case drawdownLatched = 30
    /// The drawdown latch was reset.
    case drawdownReset = 31
    /// The mode changed.
    case modeChanged = 32
    /// The operator wants everything closed.
    case flattenAsked = 33
    /// Time-dependent exit rules were looked at.
    case exitsChecked = 34
    /// Something a person should know.
    case incident = 35
    /// An order's transaction was signed.
    case orderSigned = 36
    /// The journal's room ran out, or is there again.
    case roomChanged = 37
    /// Time passed that nobody measured.
    case readingsForgotten = 38
    /// A torn tail was cut.
    case tailCut = 39
    /// The engine stopped in order.
    case stopped = 40
    /// A token was judged.
    case tokenJudged = 41
    /// The Warden let nothing be bought.
    case entryVetoed = 42
    /// The Warden let something be bought.
    case entryCleared = 43
}
