public import TradeModel

/// Why a command was not carried out. Whatever the reason, nothing has changed.
public struct ControlRefusal: Error, Sendable, Hashable {
    /// Kinds of refusal; the raw values are what scripts read.
    public enum Reason: String, Sendable, Hashable, CaseIterable {
        /// The request is not of the form that `docs/formats/control.md` describes.
        case malformed
        /// There is no such command.
        case unknownCommand = "unknown_command"
        /// The request is too long.
        case tooLarge = "too_large"
        /// The request did not come to its end in time.
        case tooSlow = "too_slow"
        /// The engine has more to do than it can take in: try again.
        case busy
        /// The file `HALT` is there.
        case haltFile = "halt_file"
        /// Nothing is latched that the command could lift.
        case nothingToLift = "nothing_to_lift"
        /// The engine ended before the command was durable.
        case ended
        /// The engine did not answer in time. The one reason that is no promise: it may still do it.
        case late
    }

    /// What kind of refusal.
    public let reason: Reason
    /// A sentence for people.
    public let message: String
    /// What is latched, where the engine said so.
    public let mode: Mode?

    /// The longest message, in bytes.
    public static let messageLimit = 1_024

    /// A refusal.
    public init(_ reason: Reason, _ message: String, mode: Mode? = nil) {
        self.reason = reason
        self.message = message
        self.mode = mode
    }

    static func malformed(_ message: String) -> ControlRefusal {
        ControlRefusal(.malformed, message)
    }

    static func tooLarge() -> ControlRefusal {
        ControlRefusal(
            .tooLarge,
            "a request is one line of at most \(ControlRequest.byteLimit) bytes"
        )
    }
}
