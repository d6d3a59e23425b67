/// How a disk operation goes wrong.
public enum CrashWay: String, Sendable, Hashable, CaseIterable {
    /// The machine goes down within it; nothing that was not synchronized arrived.
    case lost
    /// The machine goes down; all of it arrived.
    case arrived
    /// The machine goes down; some sectors arrived.
    case torn
    /// The machine goes down; some sectors are garbage.
    case garbage
    /// The machine goes down; whole writes arrived in any order.
    case reordered
    /// The process dies within it.
    case killed
    /// It fails and has done nothing.
    case error
    /// It fails though it has done its work.
    case errorAfter = "error_after"

    /// What becomes of un-synchronized bytes; nil where the machine stays up.
    var loss: PowerLoss? {
        switch self {
        case .lost: .lost
        case .arrived: .arrived
        case .torn: .torn
        case .garbage: .garbage
        case .reordered: .reordered
        case .killed, .error, .errorAfter: nil
        }
    }
}

/// A disk operation of a run that goes wrong.
public struct CrashPoint: Sendable, Hashable {
    /// The operation, counted from 1 in the node's first life.
    public var operation: Int
    /// How it goes wrong.
    public var way: CrashWay
    /// The operation of the recovery, counted from 1, in which the machine goes down again; nil for
    /// none.
    public var inRecovery: Int?

    /// A crash point.
    public init(operation: Int, way: CrashWay, inRecovery: Int? = nil) {
        self.operation = operation
        self.way = way
        self.inRecovery = inRecovery
    }
}
