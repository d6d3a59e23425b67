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
