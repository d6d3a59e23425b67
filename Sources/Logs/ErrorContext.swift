public import Logging

/// What an error must say of where it happened. `ComponentLog` takes no error without one, and none of
/// its parts has a default: whoever logs an error has thought about each.
public struct ErrorContext: Sendable {
    /// The keys that every error's line has. An order or an instrument that the error is not about
    /// reads `null`.
    public static let requiredKeys = [
        "order", "instrument", "venue", "attempt", "sequence", "epoch",
    ]

    /// The intent's ordinal; nil when no order is concerned.
    public let order: UInt64?
    /// The instrument's name; nil when none is concerned.
    public let instrument: String?
    /// The venue or chain; `paper` for the paper venue.
    public let venue: String
    /// The attempt that failed; 1 is the first.
    public let attempt: Int
    /// The last durable record's sequence; 0 before the first.
    public let sequence: UInt64
    /// The start's number; 0 before the first.
    public let epoch: UInt32

    /// Where an error happened.
    public init(
        order: UInt64?,
        instrument: String?,
        venue: String,
        attempt: Int,
        sequence: UInt64,
        epoch: UInt32
    ) {
        self.order = order
        self.instrument = instrument
        self.venue = venue
        self.attempt = attempt
        self.sequence = sequence
        self.epoch = epoch
    }

    /// All of it, for swift-log.
    public var metadata: Logger.Metadata {
        [
            "order": order.map { .stringConvertible($0) } ?? .stringConvertible(LogNull()),
            "instrument": instrument.map { .string($0) } ?? .stringConvertible(LogNull()),
            "venue": .string(venue),
            "attempt": .stringConvertible(attempt),
            "sequence": .stringConvertible(sequence),
            "epoch": .stringConvertible(epoch),
        ]
    }
}
