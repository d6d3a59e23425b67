// Leaves a provider that is down alone. Closed, everything passes; open, nothing does but an exit that
// tries whether the provider is back; half open, one probe is under way and decides.

public import TradeModel

/// The breaker of one provider.
public struct CircuitBreaker: Sendable, Hashable {
    /// Who may pass at an instant.
    @frozen
    public enum Passage: Sendable, Hashable {
        /// Everybody.
        case everything
        /// One request, as the probe.
        case probe
        /// One exit, as the probe.
        case exitProbe
        /// Nobody.
        case nothing
    }

    private enum State: Sendable, Hashable {
        case closed
        case open(since: Instant, pause: Instant.Span)
        case probing(call: UInt64, since: Instant, pause: Instant.Span)
    }

    private let settings: BreakerSettings
    private var state = State.closed
    /// The last failures, as many as open it, oldest first.
    private var failures: [Instant] = []
    private var present = Present()
    /// How often it has opened out of being closed.
    public private(set) var timesOpened = 0

    /// A closed breaker.
    public init(_ settings: BreakerSettings) { self.settings = settings }

    /// Whether everything passes.
    public var isClosed: Bool { state == .closed }

    /// Who may pass at `instant`. What passes as a probe is told with `probed`.
    public mutating func passage(at instant: Instant) -> Passage {
        let now = advance(to: instant)
        switch state {
        case .closed: return .everything
        case .open(let since, let pause):
            if now - since >= pause { return .probe }
            return now - since >= settings.exitPause ? .exitProbe : .nothing
        case .probing(_, let since, let pause):
            guard now - since >= settings.patience else { return .nothing }
            reopen(pause, at: now)
            return .nothing
        }
    }

    /// When somebody else may pass than at `instant`, if nothing is heard before; nil when nothing
    /// changes of itself.
    public func nextChange(after instant: Instant) -> Instant? {
        let now = max(present.latest, instant)
        let changes: [Instant] =
            switch state {
            case .closed: []
            case .open(let since, let pause): [since + settings.exitPause, since + pause]
            case .probing(_, let since, _): [since + settings.patience]
            }
        return changes.filter { $0 > now }.min()
    }

    /// The call of this number has left as the probe.
    public mutating func probed(_ call: UInt64, at instant: Instant) {
        let now = advance(to: instant)
        switch state {
        case .open(_, let pause): state = .probing(call: call, since: now, pause: pause)
        case .closed, .probing: break
        }
    }

    /// The provider answered.
    ///
    /// - Parameter call: to what; nil when nobody knows, and then it decides as the probe's answer does.
    public mutating func succeeded(_ call: UInt64? = nil, at instant: Instant) {
        _ = advance(to: instant)
        switch state {
        case .closed: break
        case .probing(let probe, _, _):
            guard call ?? probe == probe else { return }
            state = .closed
            failures = []
        // An answer to what was asked before it opened.
        case .open: break
        }
    }

    /// A request failed. A refusal is an answer, and proves that the provider is up. What was asked
    /// before the probe left speaks of the time before.
    ///
    /// - Parameter call: which; nil when nobody knows, and then it decides as the probe does.
    public mutating func failed(
        _ kind: FailureClass,
        of call: UInt64? = nil,
        at instant: Instant
    ) {
        let now = advance(to: instant)
        guard kind.isOfTheProvider else {
            succeeded(call, at: now)
            return
        }
        switch state {
        case .closed: note(at: now)
        case .probing(let probe, _, let pause):
            if call ?? probe == probe { reopen(pause, at: now) }
        case .open: break
        }
    }

    private mutating func note(at now: Instant) {
        failures.append(now)
        let most = max(1, settings.failures)
        if failures.count > most { failures.removeFirst(failures.count - most) }
        guard failures.count == most, now - failures[0] <= settings.window else { return }
        timesOpened += 1
        failures = []
        state = .open(since: now, pause: min(settings.firstPause, settings.longestPause))
    }

    private mutating func reopen(_ pause: Instant.Span, at now: Instant) {
        let (doubled, overflow) = pause.nanoseconds.multipliedReportingOverflow(by: 2)
        let longer = Instant.Span(nanoseconds: overflow ? .max : doubled)
        state = .open(since: now, pause: min(longer, settings.longestPause))
    }

    private mutating func advance(to instant: Instant) -> Instant {
        if present.advance(to: instant) { putBack(to: instant) }
        return present.latest
    }

    /// The clock was put back: what was noted later than that is taken as noted now.
    private mutating func putBack(to now: Instant) {
        failures = failures.map { min($0, now) }
        switch state {
        case .closed: break
        case .open(let since, let pause): state = .open(since: min(since, now), pause: pause)
        case .probing(let call, let since, let pause):
            state = .probing(call: call, since: min(since, now), pause: pause)
        }
    }
}
