/// One thing that a plan does to the world.
public struct TimedFault: Sendable, Hashable {
    /// When, in milliseconds from the start of the run.
    public var atMs: Int64
    /// What.
    public var kind: FaultKind
    /// How long it lasts, or how long the engine stays down, in milliseconds.
    public var lastsMs: Int64
    /// A number that the kind gives a meaning to: which disk call, which instrument, which way.
    public var detail: Int64

    /// A fault.
    public init(atMs: Int64, kind: FaultKind, lastsMs: Int64, detail: Int64) {
        self.atMs = atMs
        self.kind = kind
        self.lastsMs = lastsMs
        self.detail = detail
    }
}
