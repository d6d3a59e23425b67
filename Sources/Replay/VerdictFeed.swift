import TradeModel

/// Recorded judgements in the order of their times.
@frozen
public struct VerdictFeed: Sendable {
    private let verdicts: [RecordedVerdict]
    private var next = 0
    /// Milliseconds of the next one; `Int64.max` at the end.
    public private(set) var nextMs: Int64

    /// A feed of judgements whose times do not go back.
    public init(_ verdicts: [RecordedVerdict] = []) {
        self.verdicts = verdicts
        nextMs = verdicts.first?.at.milliseconds ?? .max
    }

    /// Goes to where so many have been seen; at most to the end.
    public mutating func seek(_ count: Int64) {
        next = Int(min(Int64(verdicts.count), max(0, count)))
        nextMs = next < verdicts.count ? verdicts[next].at.milliseconds : .max
    }

    /// The next one; nil at the end.
    public mutating func take() -> RecordedVerdict? {
        guard next < verdicts.count else { return nil }
        defer { seek(Int64(next + 1)) }
        return verdicts[next]
    }
}
