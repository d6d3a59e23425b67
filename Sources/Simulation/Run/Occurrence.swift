import TradeModel

/// Something that is to happen in the world.
enum Occurrence: Sendable {
    /// The market moves.
    case market
    /// A request reaches the venue.
    case toVenue(VenueRequest, call: UInt64)
    /// A message reaches the node on its connection of that number; `leftAt` is the venue's time.
    case toNode(VenueMessage, leftAt: Instant, connection: Int)
    /// The node asks for market data, and again until then.
    case flood(until: Int64, count: Int)
    /// A reading reaches the node.
    case reading(FeedReading, connection: Int)
    /// The plan's fault of that number strikes.
    case fault(Int)
    /// The Warden speaks.
    case verdicts
    /// The judges look, though nothing happens.
    case look
    /// The node comes up again.
    case restart
    /// The wall clock is put right.
    case wallIsRight
    /// There is room on the disk again.
    case roomReturns
    /// The disk is quick again.
    case diskRecovers
    /// What the operator says when the faults have stopped, likewise.
    case lastWord(OperatorCommand)
    /// The operator says something, and says it again until it is acknowledged.
    case command(OperatorCommand)
}

/// What the feed says.
struct FeedReading: Sendable {
    let event: Event
    let instrument: InstrumentIndex
    /// True time at which it was made.
    let madeAt: Int64
    let price: Int64
    /// Whether it is consistent in itself.
    let isSound: Bool
}
