public import Supervision
import TradeModel

/// Something that a person and the log should hear about a task.
public struct FringeNews: Sendable, Hashable, CustomStringConvertible {
    /// The task's name.
    public let name: String
    /// Which start of it: the attempt.
    public let generation: Int
    /// What became of it.
    public let report: TaskReport
    /// Whether nothing is opened without it.
    public let isEssential: Bool

    /// In words.
    public var description: String {
        switch report {
        case .failed(let reason, let pause):
            "\(name) failed: \(reason); it starts again in \(Self.seconds(pause.nanoseconds))"
        case .wedged(let silence):
            "\(name) has shown no life for \(Self.seconds(silence.nanoseconds))"
        case .recovered: "\(name) shows life again"
        case .givenUp(let reason):
            "\(name) is given up: it \(reason)"
                + (isEssential ? "; nothing is opened without it until you say resume" : "")
        }
    }

    /// What happened, without what changes from one time to the next.
    public var lasting: String {
        switch report {
        case .failed(let reason, _): "\(name) failed: \(reason); it is started again"
        case .wedged, .recovered, .givenUp: description
        }
    }

    /// What it is about: news of the same topic are the same to a person.
    public var topic: String {
        switch report {
        case .failed: "\(name) failed"
        case .wedged: "\(name) has shown no life"
        case .recovered: "\(name) shows life again"
        case .givenUp: "\(name) is given up"
        }
    }

    /// Whether it is an error: a person has to do something.
    public var isError: Bool {
        switch report {
        case .failed, .recovered: false
        case .wedged, .givenUp: true
        }
    }

    private static func seconds(_ nanoseconds: Int64) -> String {
        let tenths = nanoseconds / 100_000_000
        return "\(tenths / 10).\(tenths % 10) s"
    }
}
