public import TradeModel

/// The attempts of one request.
public struct RetrySchedule: Sendable, Hashable {
    /// What follows a failure.
    @frozen
    public enum Decision: Sendable, Hashable {
        /// Another attempt, not before this; it stands in line and takes its tokens as the first did.
        case retry(notBefore: Instant)
        /// None.
        case giveUp(Reason)
    }

    /// Why there is no further attempt.
    @frozen
    public enum Reason: Sendable, Hashable {
        /// A failure of this class is not retried.
        case notRetried(FailureClass)
        /// There were as many attempts as may be.
        case attemptsUsedUp(Int)
        /// The provider wants to be left alone for longer than the request is worth.
        case hintTooLong(Instant.Span)
        /// As many that are tried again wait in its lane as may wait there at all.
        case lineFull(Lane, capacity: Int)
    }

    private let settings: RetrySettings
    /// Attempts that failed.
    public private(set) var failures = 0

    /// A request that has not been tried.
    public init(_ settings: RetrySettings) { self.settings = settings }

    /// An attempt has failed at `now`.
    ///
    /// - Parameter hint: how long the provider wants to be left alone; a negative one counts as none.
    public mutating func failed(
        _ kind: FailureClass,
        hint: Instant.Span? = nil,
        at now: Instant,
        using random: inout some RandomNumberGenerator
    ) -> Decision {
        failures += 1
        guard kind.isRetried else { return .giveUp(.notRetried(kind)) }
        guard failures < settings.attempts else { return .giveUp(.attemptsUsedUp(failures)) }
        if let hint, hint > settings.longestHint { return .giveUp(.hintTooLong(hint)) }
        return .retry(notBefore: now + max(pause(using: &random), hint ?? .zero))
    }

    private func pause(using random: inout some RandomNumberGenerator) -> Instant.Span {
        let doublings = Int128(min(62, failures - 1))
        let grown = Int128(max(0, settings.firstPause.nanoseconds)) << doublings
        let full = min(Int64(clamping: grown), max(0, settings.longestPause.nanoseconds))
        let share = Int128(max(0, min(1_000, settings.jitterPerMille)))
        let most = Int64(clamping: Int128(full) * share / 1_000)
        return Instant.Span(nanoseconds: full - Int64.random(in: 0...most, using: &random))
    }
}
