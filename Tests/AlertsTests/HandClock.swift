import Ports
import Synchronization

/// A clock that shows what it is set to.
final class HandClock: MonotonicClock, Sendable {
    private let reading = Atomic<UInt64>(0)

    func nanoseconds() -> UInt64 { reading.load(ordering: .relaxed) }

    func set(seconds: UInt64) { reading.store(seconds * 1_000_000_000, ordering: .relaxed) }
}
