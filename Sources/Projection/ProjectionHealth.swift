/// How a projection's writer is doing.
public enum ProjectionHealth: Sendable, Hashable {
    /// It reads what the journal has.
    case catchingUp(sequence: UInt64)
    /// It has everything that the journal has.
    case current(sequence: UInt64)
    /// The file cannot be written for now; it is tried again and again.
    case waiting(sequence: UInt64, reason: String)
    /// It gave up: the journal itself cannot be read. Readers fold what they can, as ever.
    case stopped(reason: String)

    /// The last record that is in the rows.
    public var sequence: UInt64 {
        switch self {
        case .catchingUp(let sequence), .current(let sequence), .waiting(let sequence, _): sequence
        case .stopped: 0
        }
    }
}

extension ProjectionHealth {
    /// What is in the way; nil when nothing is.
    public var reason: String? {
        switch self {
        case .catchingUp, .current: nil
        case .waiting(_, let reason), .stopped(let reason): reason
        }
    }

    /// The word that scripts read.
    public var word: String {
        switch self {
        case .catchingUp: "catching_up"
        case .current: "current"
        case .waiting: "waiting"
        case .stopped: "stopped"
        }
    }

    var trouble: String { reason ?? "\(self)" }
}

extension ProjectionHealth: CustomStringConvertible {
    /// A sentence for people.
    public var description: String {
        switch self {
        case .catchingUp(let sequence): "the projection is catching up, at record \(sequence)"
        case .current(let sequence): "the projection has every record up to \(sequence)"
        case .waiting(let sequence, let reason):
            "the projection waits at record \(sequence): \(reason)"
        case .stopped(let reason): "the projection is not written: \(reason)"
        }
    }
}
