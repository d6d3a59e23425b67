/// Where a reading came from.
@frozen
public enum ReadingSource: UInt8, Sendable, Hashable, CaseIterable {
    /// The open of a recorded candle.
    case candleOpen
    /// The close of a recorded candle.
    case candleClose
    /// A provider's direct answer.
    case provider
}

/// A measured value, or the honest statement that there is none. Unknown is never zero: it opens
/// nothing and it sells nothing.
@frozen
public enum Reading<Value: Sendable & Hashable>: Sendable, Hashable {
    /// No usable value.
    case unknown
    /// The value, when it was measured and by whom.
    case known(Value, at: Instant, source: ReadingSource)

    /// This reading as it stands at `now`: unknown once it is older than `maxAge`. An age of
    /// exactly `maxAge` is still known.
    @inlinable
    public func fresh(at now: Instant, maxAge: Instant.Span) -> Reading {
        switch self {
        case .unknown: .unknown
        case .known(_, let at, _): now - at <= maxAge ? self : .unknown
        }
    }

    /// The value, when there is one.
    @inlinable
    public var value: Value? {
        switch self {
        case .unknown: nil
        case .known(let value, _, _): value
        }
    }
}
