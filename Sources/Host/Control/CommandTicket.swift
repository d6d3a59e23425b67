import Synchronization
public import TradeModel

/// What became of a command.
public enum CommandOutcome: Sendable, Hashable {
    /// It is durable: no record up to this sequence can be lost any more, and this is latched now.
    case done(sequence: UInt64, mode: Mode)
    /// There was nothing that it could have lifted; this is latched.
    case nothingToLift(Mode)
}

/// An operator's command on its way through the inbox, and the place for what becomes of it.
public final class CommandTicket: Sendable, Hashable {
    /// What is asked for.
    public let command: OperatorCommand
    private let state = Mutex<CommandOutcome?>(nil)
    private let wake: @Sendable () -> Void

    /// A ticket; `wake` is called on the engine's thread once there is an outcome.
    public init(_ command: OperatorCommand, wake: @escaping @Sendable () -> Void = {}) {
        self.command = command
        self.wake = wake
    }

    /// What became of it; nil while that is not known.
    public var outcome: CommandOutcome? { state.withLock { $0 } }

    /// Says what became of it, after that is durable.
    func resolve(_ outcome: CommandOutcome) {
        state.withLock { $0 = outcome }
        wake()
    }

    /// Two tickets are never the same.
    public static func == (left: CommandTicket, right: CommandTicket) -> Bool { left === right }

    /// By identity.
    public func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}
