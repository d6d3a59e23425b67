import Logs

/// How far a run is, for the lines of the log.
struct RunPosition: Sendable {
    /// The last durable record's sequence.
    var sequence: UInt64 = 0
    /// The start's number.
    var epoch: UInt32 = 0

    /// The ids of a line that is about the run itself.
    var ids: LogIDs { LogIDs(venue: RunLog.venue, sequence: sequence, epoch: epoch) }

    /// Where an error of the run itself happened.
    func context(attempt: Int) -> ErrorContext {
        ErrorContext(
            order: nil,
            instrument: nil,
            venue: RunLog.venue,
            attempt: attempt,
            sequence: sequence,
            epoch: epoch
        )
    }
}
