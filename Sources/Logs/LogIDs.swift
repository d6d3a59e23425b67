public import Logging

/// What a line of the log is about. Every id that is known belongs here and not into the text.
public struct LogIDs: Sendable {
    /// The intent's ordinal.
    public var order: UInt64?
    /// The instrument's name.
    public var instrument: String?
    /// The venue or chain.
    public var venue: String?
    /// The attempt at what is spoken of; 1 is the first.
    public var attempt: Int?
    /// The last durable record's sequence.
    public var sequence: UInt64?
    /// The start's number.
    public var epoch: UInt32?
    /// A transaction's public id. It looks like a key and is not masked here.
    public var transaction: String?

    /// Nothing known.
    public init(
        order: UInt64? = nil,
        instrument: String? = nil,
        venue: String? = nil,
        attempt: Int? = nil,
        sequence: UInt64? = nil,
        epoch: UInt32? = nil,
        transaction: String? = nil
    ) {
        self.order = order
        self.instrument = instrument
        self.venue = venue
        self.attempt = attempt
        self.sequence = sequence
        self.epoch = epoch
        self.transaction = transaction
    }

    /// The ids that are known, for swift-log.
    public var metadata: Logger.Metadata {
        var metadata: Logger.Metadata = [:]
        metadata["order"] = order.map { .stringConvertible($0) }
        metadata["instrument"] = instrument.map { .string($0) }
        metadata["venue"] = venue.map { .string($0) }
        metadata["attempt"] = attempt.map { .stringConvertible($0) }
        metadata["sequence"] = sequence.map { .stringConvertible($0) }
        metadata["epoch"] = epoch.map { .stringConvertible($0) }
        metadata["transaction"] = transaction.map { .string($0) }
        return metadata
    }
}
