import SystemIO

/// Says how long to wait so that recorded time passes at a chosen speed.
struct Pacer {
    private let factor: Double
    private let startMs: Int64
    private let startedAt: UInt64
    private let clock = SystemClock()

    init(factor: Double, startMs: Int64) {
        self.factor = factor
        self.startMs = startMs
        startedAt = clock.nanoseconds()
    }

    /// Milliseconds to wait before the event at `nextMs`, at most 50 so that a stop is heard; nil
    /// when it is due.
    func wait(until nextMs: Int64) -> Int? {
        guard nextMs != .max else { return nil }
        let due = Double(nextMs - startMs) / factor
        let passed = Double(clock.nanoseconds() - startedAt) / 1_000_000
        guard due - passed >= 1 else { return nil }
        return Int(min(50, due - passed))
    }
}
