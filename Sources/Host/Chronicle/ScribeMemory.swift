/// What a scribe has to know of the facts before: where the equity curve stands. It is looked at once a
/// minute of the engine's time, and at every fill.
public struct ScribeMemory: Sendable, Hashable {
    /// The last point of the curve.
    public var lastPoint: Chronicle.EquityPoint?
    /// The minute in which it was looked at last, counted since 1970.
    public var minute: Int64

    /// What a scribe knows; nothing before the first fact.
    public init(lastPoint: Chronicle.EquityPoint? = nil, minute: Int64 = .min) {
        self.lastPoint = lastPoint
        self.minute = minute
    }
}
