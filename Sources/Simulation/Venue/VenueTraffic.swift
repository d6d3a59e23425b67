import TradeModel
import VenueTwins

/// What a node asks of a venue.
enum VenueRequest: Sendable, Hashable {
    case exchange(ExchangeRequest)
    case chain(ChainRequest)
    /// What the account owns; the answer says which question it answers.
    case statement(askedAt: Instant)
    /// Something of the market that no decision waits for.
    case marketData
}

/// What a venue says to a node.
enum VenueMessage: Sendable, Hashable {
    case exchange(ExchangeMessage)
    case chain(ChainMessage)
    case statement(VenueStatement, askedAt: Instant)
    /// The node's call of that number was turned away at the door.
    case turnedAway(call: UInt64, TwinQuota.Refusal)
}

/// What a gateway makes of an effect or a message.
enum Reaction: Sendable, Hashable {
    /// The engine is to hear of it.
    case event(Event)
    /// The venue is to be asked.
    case request(VenueRequest)
}
