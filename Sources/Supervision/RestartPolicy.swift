public import TradeModel

/// How a task beside the engine is kept alive.
public struct RestartPolicy: Sendable, Hashable {
    /// So many failures within `budgetWindow` are answered with a restart; one more gives the task up.
    public var budget: Int
    /// The time over which failures are counted.
    public var budgetWindow: Instant.Span
    /// The pause before the first restart; it doubles with every failure in the window.
    public var firstPause: Instant.Span
    /// No pause is longer.
    public var longestPause: Instant.Span
    /// A task that has not shown life for longer is wedged.
    public var heartbeatLimit: Instant.Span
    /// Whether a wedged task is replaced by a fresh one. Its thread cannot be killed: false for a task
    /// that holds what a second one would need.
    public var replacesWedged: Bool
    /// So many threads that did not end when they were told to may be left behind; one more gives the
    /// task up.
    public var abandonedLimit: Int
    /// Whether a task that has used these limits up is given up. Where it is not, it counts as lost until
    /// its failures are older than `budgetWindow`; it is started again all the same, and waits where too
    /// many of its threads do not end.
    public var givesUp: Bool

    /// Five restarts in ten minutes, after 0.2 s, 0.4 s and so on up to 30 s; wedged after 10 s.
    public init() {
        budget = 5
        budgetWindow = .minutes(10)
        firstPause = .milliseconds(200)
        longestPause = .seconds(30)
        heartbeatLimit = .seconds(10)
        replacesWedged = true
        abandonedLimit = 2
        givesUp = true
    }

    /// The pause after the `failures`-th failure in the window; the first is 1.
    func pause(after failures: Int) -> Instant.Span {
        var pause = firstPause
        for _ in 1..<max(1, min(failures, 40)) where pause < longestPause {
            pause = Instant.Span(nanoseconds: pause.nanoseconds &* 2)
            if pause < firstPause { return longestPause }
        }
        return min(pause, longestPause)
    }
}
