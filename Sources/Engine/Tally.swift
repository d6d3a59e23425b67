/// Counts of what was done since the run began.
@frozen
public struct Tally: Sendable, Hashable {
    /// Executions booked.
    public internal(set) var fills: Int64 = 0
    /// Positions closed.
    public internal(set) var roundTrips: Int64 = 0
    /// Positions closed with a profit after fees.
    public internal(set) var wins: Int64 = 0
    /// Positions closed with a loss after fees.
    public internal(set) var losses: Int64 = 0
    /// Profits of the winning round trips, in quote units.
    public internal(set) var won: Int128 = 0
    /// Losses of the losing round trips, in quote units, positive.
    public internal(set) var lost: Int128 = 0

    init() {}
}
