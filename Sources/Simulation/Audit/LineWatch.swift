import Throttle

/// What the judges know of the requests between node and venue, by true time.
struct LineWatch: Sendable {
    struct Waiter: Sendable {
        let call: UInt64
        let lane: Lane
        let since: Int64
    }

    struct Departure: Sendable {
        let at: Int64
        let units: Int64
        let life: Int
    }

    /// How long an exit may wait of itself: as long as the short window, for the exits before it.
    static let bound: Int64 = 2_500_000_000
    /// The least time between two requests for market data, as the venue has published it.
    static let dataSpacing: Int64 = 100_000_000

    var waiting: [Waiter] = []
    /// What left in the last minute.
    var departures: [Departure] = []
    var life = 0
    /// Units that left in this life.
    var units: Int64 = 0
    var lastDataAt = Int64.min / 2
    /// Nothing leaves before: the venue has said so, and the node has heard it.
    var pausedUntil = Int64.min
    /// Whether the last that the node heard of the venue is that it is down: it is tried now and then,
    /// by one request at a time.
    var isDown = false
    /// Why exits may have waited until then.
    var excusedUntil = Int64.min
}
