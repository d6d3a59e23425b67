public import Supervision
import Synchronization

/// The fringe's health for whoever wants to show it, from any thread.
public final class FringeBoard: Sendable {
    private let current = Mutex(FringeHealth())

    /// Nothing runs yet.
    public init() {}

    /// The health as of the last look.
    public var health: FringeHealth { current.withLock { $0 } }

    func post(_ health: FringeHealth) { current.withLock { $0 = health } }
}
