import TradeModel

/// How far a provider's slot may be from our node's.
public struct SlotBound: Sendable, Hashable {
    /// How long a slot takes, as the chain aims for.
    static let slotTime = Instant.Span.milliseconds(400)

    /// Our node's slot at about the time of the answer.
    public let slot: UInt64
    /// The furthest behind it; 150 is a minute.
    public let maxBehind: UInt64
    /// The furthest ahead of it: our node may lag.
    public let maxAhead: UInt64

    /// Bounds around our node's slot.
    public init(slot: UInt64, maxBehind: UInt64 = 150, maxAhead: UInt64 = 150) {
        self.slot = slot
        self.maxBehind = maxBehind
        self.maxAhead = maxAhead
    }

    /// The slot that stands in `field`, and how long ago it was, unless it is out of bounds.
    func slot(in field: AnswerField) throws(IntelError) -> (slot: UInt64, age: Instant.Span) {
        let found = try field.count()
        if found > slot {
            guard found - slot <= maxAhead else { throw field.absurd }
            return (found, .zero)
        }
        let behind = slot - found
        let (time, overflow) = (Int64(exactly: behind) ?? .max)
            .multipliedReportingOverflow(by: SlotBound.slotTime.nanoseconds)
        let age = Instant.Span(nanoseconds: overflow ? .max : time)
        guard behind <= maxBehind else { throw .stale(field: field.path, age: age) }
        return (found, age)
    }
}
