public import TradeModel

/// Where a supervised task is in its life.
public enum TaskState: Sendable, Hashable {
    /// Not started yet, or stopped in order.
    case stopped
    /// At work.
    case running
    /// Failed; to be started again at this instant.
    case backingOff(until: Instant)
    /// At work, it should be, and has shown no life for too long; it is not replaced.
    case wedged
    /// Has done what it was for.
    case finished
    /// Failed too often: nobody starts it again.
    case givenUp

    /// The word that scripts and logs read.
    public var name: String {
        switch self {
        case .stopped: "stopped"
        case .running: "running"
        case .backingOff: "backing_off"
        case .wedged: "wedged"
        case .finished: "finished"
        case .givenUp: "given_up"
        }
    }

    /// Whether the task does what it is for, or has done it.
    public var isWell: Bool {
        switch self {
        case .stopped, .running, .finished: true
        case .backingOff, .wedged, .givenUp: false
        }
    }
}
