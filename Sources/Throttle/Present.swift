import TradeModel

/// The latest instant that was told. Instants are expected of a clock that does not go back, as that
/// since the boot; this is what becomes of one that went wrong.
struct Present: Sendable, Hashable {
    /// An instant that is earlier by no more than this was only overtaken, and counts as the latest.
    static let jitter = Instant.Span.seconds(1)

    private(set) var latest = Instant.distantPast

    /// Moves on to `instant`; whether the clock was put back, so that what was noted before may lie
    /// ahead by any length of time.
    mutating func advance(to instant: Instant) -> Bool {
        let isPutBack = latest - instant > Present.jitter
        latest = isPutBack ? instant : max(latest, instant)
        return isPutBack
    }
}
