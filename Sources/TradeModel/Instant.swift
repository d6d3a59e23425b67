/// A point in time: nanoseconds since 1970-01-01T00:00:00Z. It is always handed in, never read
/// from a clock here.
@frozen
public struct Instant: Sendable, Hashable, Comparable {
    /// Nanoseconds since the epoch, UTC.
    public let nanoseconds: Int64

    /// The instant `nanoseconds` after the epoch.
    @inlinable
    public init(nanoseconds: Int64) { self.nanoseconds = nanoseconds }

    /// The instant `milliseconds` after the epoch.
    ///
    /// - Precondition: it lies before the year 2262. What comes from outside takes
    ///   `init(exactlyMilliseconds:)`.
    @inlinable
    public init(milliseconds: Int64) { self.nanoseconds = milliseconds * 1_000_000 }

    /// The instant `milliseconds` after the epoch, or nil when nanoseconds cannot hold it.
    @inlinable
    public init?(exactlyMilliseconds milliseconds: Int64) {
        let (value, overflow) = milliseconds.multipliedReportingOverflow(by: 1_000_000)
        guard !overflow else { return nil }
        self.nanoseconds = value
    }

    /// Milliseconds since the epoch, toward zero.
    @inlinable
    public var milliseconds: Int64 { nanoseconds / 1_000_000 }

    /// The number of the UTC day, 0 being 1970-01-01.
    @inlinable
    public var day: Int64 {
        let (quotient, remainder) = nanoseconds.quotientAndRemainder(
            dividingBy: Span.day.nanoseconds
        )
        return remainder < 0 ? quotient - 1 : quotient
    }

    /// Before every other instant.
    @inlinable
    public static var distantPast: Instant { Instant(nanoseconds: .min) }

    /// After every other instant.
    @inlinable
    public static var distantFuture: Instant { Instant(nanoseconds: .max) }

    /// Chronological order.
    @inlinable
    public static func < (lhs: Instant, rhs: Instant) -> Bool {
        lhs.nanoseconds < rhs.nanoseconds
    }

    /// Later by `span`; saturates at the ends of time, so that no input can make it trap.
    @inlinable
    public static func + (lhs: Instant, rhs: Span) -> Instant {
        let (sum, overflow) = lhs.nanoseconds.addingReportingOverflow(rhs.nanoseconds)
        if overflow { return rhs.nanoseconds > 0 ? .distantFuture : .distantPast }
        return Instant(nanoseconds: sum)
    }

    /// The span from `rhs` to `lhs`; saturates at the ends of time.
    @inlinable
    public static func - (lhs: Instant, rhs: Instant) -> Span {
        let (span, overflow) = lhs.nanoseconds.subtractingReportingOverflow(rhs.nanoseconds)
        if overflow { return Span(nanoseconds: lhs > rhs ? .max : .min) }
        return Span(nanoseconds: span)
    }

    /// A length of time in nanoseconds.
    @frozen
    public struct Span: Sendable, Hashable, Comparable {
        /// How many nanoseconds; negative for backwards.
        public let nanoseconds: Int64

        /// A span of `nanoseconds`.
        @inlinable
        public init(nanoseconds: Int64) { self.nanoseconds = nanoseconds }

        /// A span of `milliseconds`.
        @inlinable
        public static func milliseconds(_ milliseconds: Int64) -> Span {
            Span(nanoseconds: milliseconds * 1_000_000)
        }

        /// A span of `seconds`.
        @inlinable
        public static func seconds(_ seconds: Int64) -> Span {
            Span(nanoseconds: seconds * 1_000_000_000)
        }

        /// A span of `minutes`.
        @inlinable
        public static func minutes(_ minutes: Int64) -> Span { .seconds(minutes * 60) }

        /// No time.
        @inlinable
        public static var zero: Span { Span(nanoseconds: 0) }

        /// 24 hours.
        @inlinable
        public static var day: Span { Span(nanoseconds: 86_400_000_000_000) }

        /// Order by length.
        @inlinable
        public static func < (lhs: Span, rhs: Span) -> Bool { lhs.nanoseconds < rhs.nanoseconds }
    }
}
