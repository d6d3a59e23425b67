/// The counters and latches of the risk policies. They survive restarts, being folded from facts.
@frozen
public struct RiskState: Sendable, Hashable {
    /// The present risk day, as days since the epoch; it only moves forward.
    public internal(set) var day: Int64 = .min
    /// Equity when it began, in quote units.
    public internal(set) var dayStartEquity: Int128 = 0
    /// The highest equity seen, in quote units: the high-water mark.
    public internal(set) var peakEquity: Int128 = 0
    /// Losing round trips in a row.
    public internal(set) var lossStreak = 0
    /// Losing round trips in a row since entries were last stopped for them: after a stop the
    /// count begins anew, while the size stays halved until a win.
    public internal(set) var lossesTowardStop = 0
    /// The day on which entries are stopped; `Int64.min` for none.
    public internal(set) var blockedDay: Int64 = .min
    /// Whether the drawdown latch is set.
    public internal(set) var isDrawdownLatched = false

    init() {}

    /// Whether entries are stopped until tomorrow.
    public var isBlockedToday: Bool { blockedDay != .min && blockedDay == day }
}
