/// A stretch of a price's path: so many minutes, each with the same drift.
struct Phase: Sendable {
    /// How many candles of one minute it lasts.
    let minutes: Int
    /// What the price is multiplied by each minute, in millionths above or below one.
    let driftPpm: Int64
    /// Whether the file has no candles here: the feed is silent.
    let isSilent: Bool

    init(_ minutes: Int, driftPpm: Int64 = 0, isSilent: Bool = false) {
        self.minutes = minutes
        self.driftPpm = driftPpm
        self.isSilent = isSilent
    }
}
