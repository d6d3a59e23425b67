import SystemIO
import TradeModel

/// Says how long to wait so that recorded time passes at a chosen speed.
struct Pacer {
    private let factor: Double
    private let start: Instant
    private let startedAt: UInt64
    private let clock = SystemClock()

    init(factor: Double, start: Instant) {
        self.factor = factor
        self.start = start
        startedAt = clock.nanoseconds()
    }

    /// Milliseconds to wait before the event at `next`, at most 50 so that a stop is heard; nil
    /// when it is due, or when there is none.
    func wait(until next: Instant) -> Int? {
        guard next < .distantFuture else { return nil }
        let due = Double((next - start).nanoseconds) / 1_000_000 / factor
        let passed = Double(clock.nanoseconds() - startedAt) / 1_000_000
        guard due - passed >= 1 else { return nil }
        return Int(min(50, due - passed))
    }
}
