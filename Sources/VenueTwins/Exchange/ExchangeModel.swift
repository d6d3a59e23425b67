public import TradeModel

/// How an exchange behaves. The defaults are nasty but legal: nothing that it does contradicts what
/// such a venue documents or was seen to do.
public struct ExchangeModel: Sendable, Hashable {
    /// Fee on the notional, in basis points, rounded up to the quote's smallest unit.
    public var feeBps: Int64 = 5
    /// How far from the market an execution may be, either way, in basis points.
    public var maxSlipBps: Int64 = 5
    /// Whether more may be sold than is held.
    public var allowsShorting = false
    /// How executions are numbered.
    public var tradeNumbering = TradeNumbering.ascending
    /// How many orders may be open at once.
    public var openOrderLimit = 1_000

    /// How many of a thousand executions are only a part of what could be executed.
    public var partialFillPerMille = 300
    /// How many of a thousand orders are refused for no reason that is told.
    public var rejectPerMille = 30
    /// How many of a thousand acknowledgements leave late, so that fills may overtake them.
    public var fillBeforeAckPerMille = 150
    /// By how much such an acknowledgement is late at most.
    public var maxAckDelay = Instant.Span.milliseconds(500)
    /// How many of a thousand updates are sent twice.
    public var duplicateUpdatePerMille = 100
    /// How late the second of them is at most.
    public var maxDuplicateDelay = Instant.Span.seconds(20)
    /// How many of a thousand updates are overtaken by others.
    public var reorderUpdatePerMille = 100
    /// By how much such an update is late at most.
    public var maxReorderDelay = Instant.Span.seconds(2)
    /// How many of a thousand updates bring a fill of long ago along.
    public var redeliverOldFillPerMille = 20

    /// After a change of an order, a query does not find it for a time that is drawn between these.
    public var minIndexLag = Instant.Span.zero
    /// The longest such time; `indexLag` sets both.
    public var maxIndexLag = Instant.Span.seconds(2)
    /// How many of a thousand cancellations in a maintenance window are carried out unanswered.
    public var silentCancelPerMille = 500

    /// The defaults.
    public init() {}

    /// An exchange that does none of what it might: for tests of one thing at a time.
    public static var orderly: ExchangeModel {
        var model = ExchangeModel()
        model.maxSlipBps = 0
        model.partialFillPerMille = 0
        model.rejectPerMille = 0
        model.fillBeforeAckPerMille = 0
        model.duplicateUpdatePerMille = 0
        model.reorderUpdatePerMille = 0
        model.redeliverOldFillPerMille = 0
        model.indexLag = .zero
        model.silentCancelPerMille = 0
        return model
    }

    /// For how long a query does not find an order after its last change: at most, or exactly once
    /// this is set.
    public var indexLag: Instant.Span {
        get { maxIndexLag }
        set {
            minIndexLag = newValue
            maxIndexLag = newValue
        }
    }
}
