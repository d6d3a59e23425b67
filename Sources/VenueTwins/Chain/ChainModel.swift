public import TradeModel

/// How a chain and its nodes behave. The defaults are nasty but legal.
public struct ChainModel: Sendable, Hashable {
    /// Fee on the notional, in basis points, rounded up to the quote's smallest unit.
    public var feeBps: Int64 = 30
    /// How far from the market an execution may be, either way, in basis points.
    public var maxSlipBps: Int64 = 20
    /// How executions are numbered.
    public var tradeNumbering = TradeNumbering.ascending

    /// The length of a slot.
    public var slot = Instant.Span.milliseconds(400)
    /// How many of 64 slots, all in a row, bring no block: 0 to 32.
    public var skippedSlotsOf64 = 4
    /// For how many blocks after its blockhash's a transaction may land.
    public var validity: UInt64 = 150
    /// Under how many blocks one is final.
    public var finality: UInt64 = 32
    /// The height at which the chain stands when it begins.
    public var initialHeight: UInt64 = 1_000

    /// How many of a thousand transactions land in their last blocks if at all, however often they
    /// are sent.
    public var lateLandingPerMille = 200
    /// Within how many of the last valid blocks those land.
    public var lateBlocks: UInt64 = 4
    /// How many of a thousand transactions never land, however often they are sent.
    public var neverLandingPerMille = 50
    /// How many of a thousand broadcasts are dropped.
    public var dropPerMille = 250
    /// How many of a thousand broadcasts take long to land.
    public var slowLandingPerMille = 250
    /// How many blocks those take at most; the others take no more than four.
    public var slowBlocks: UInt64 = 60
    /// How many of a thousand landings fail because the price moved on the way.
    public var landWithErrorPerMille = 80
    /// How many of a thousand landings are undone before they are final.
    public var reorganisationPerMille = 60
    /// How many of a thousand undone transactions come back only if they are sent again.
    public var forgottenPerMille = 300

    /// How many of a thousand answers come from a node that is behind.
    public var laggingNodePerMille = 300
    /// By how many slots it is behind at most.
    public var maxLagSlots: Int64 = 60

    /// The defaults.
    public init() {}

    /// A chain that does none of what it might: for tests of one thing at a time. A broadcast
    /// lands within four blocks.
    public static var orderly: ChainModel {
        var model = ChainModel()
        model.maxSlipBps = 0
        model.skippedSlotsOf64 = 0
        model.lateLandingPerMille = 0
        model.neverLandingPerMille = 0
        model.dropPerMille = 0
        model.slowLandingPerMille = 0
        model.landWithErrorPerMille = 0
        model.reorganisationPerMille = 0
        model.forgottenPerMille = 0
        model.laggingNodePerMille = 0
        return model
    }
}
