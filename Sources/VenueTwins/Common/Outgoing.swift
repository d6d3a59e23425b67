public import TradeModel

/// Something that a venue sent.
public struct Outgoing<Message: Sendable & Hashable>: Sendable, Hashable {
    /// When it left the venue.
    public let at: Instant
    /// What it says.
    public let message: Message

    /// A message that left at `at`.
    public init(at: Instant, message: Message) {
        self.at = at
        self.message = message
    }
}
