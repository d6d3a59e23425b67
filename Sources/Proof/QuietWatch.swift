import Simulation
import Synchronization
import SystemIO

/// Measures how long the quiet part of a run takes on the thread that runs it.
final class QuietWatch: Sendable {
    private let start: UInt64
    private let ended = Atomic<UInt64>(0)

    /// Starts measuring.
    init() { start = SystemClock().nanoseconds() }

    /// The same options, with this watch stopped when the quiet part ends.
    func watching(_ options: RunOptions) -> RunOptions {
        var options = options
        options.onQuietEnd = { self.ended.store(SystemClock().nanoseconds(), ordering: .relaxed) }
        return options
    }

    /// Nanoseconds that the quiet part took; nil when it has not ended.
    var elapsed: UInt64? {
        let end = ended.load(ordering: .relaxed)
        return end > start ? end - start : nil
    }
}
