/// What the engine may do. Exits, cancels and reconciliation run in every mode.
@frozen
public enum Mode: UInt8, Sendable, Hashable, CaseIterable {
    /// Everything.
    case running
    /// The operator wants no entries for now.
    case paused
    /// The operator stopped new risk; survives a restart.
    case halted
    /// Books and venue disagree: no entries until the operator has looked.
    case drifted
    /// The engine died too often, or nobody can reach it any more: exits only.
    case exitsOnly

    /// Whether new risk may be taken.
    @inlinable
    public var allowsEntries: Bool {
        switch self {
        case .running: true
        case .paused, .halted, .drifted, .exitsOnly: false
        }
    }

    /// The mode after an operator's `command`, or nil when the command does not fit this mode.
    @inlinable
    public func after(_ command: OperatorCommand) -> Mode? {
        switch (self, command) {
        case (.running, .pause): .paused
        case (_, .halt): .halted
        case (.paused, .resume), (.halted, .resume), (.drifted, .resume), (.exitsOnly, .resume):
            .running
        case (_, .flatten), (_, .resetDrawdown): self
        case (.running, .resume): nil
        case (.paused, .pause), (.halted, .pause), (.drifted, .pause),
            (.exitsOnly, .pause):
            nil
        }
    }
}

/// What an operator may ask for.
@frozen
public enum OperatorCommand: UInt8, Sendable, Hashable, CaseIterable {
    /// No entries for now.
    case pause
    /// No new risk until `resume`.
    case halt
    /// Lift a pause, a halt, a drift or exits-only.
    case resume
    /// Close everything that is open.
    case flatten
    /// Take today's equity as the new high-water mark.
    case resetDrawdown
}
