/// What the engine may do: the latches that stop entries, each set and lifted on its own. Exits, cancels
/// and reconciliation run whatever is latched.
@frozen
public struct Mode: OptionSet, Sendable, Hashable {
    /// A bit for each latch.
    public let rawValue: UInt8

    /// The latches of which the bits are set; bits without a meaning are dropped.
    @inlinable
    public init(rawValue: UInt8) { self.rawValue = rawValue & 0x0F }

    /// The operator wants no entries for now.
    @inlinable public static var paused: Mode { Mode(rawValue: 1) }
    /// The operator stopped new risk; survives a restart.
    @inlinable public static var halted: Mode { Mode(rawValue: 2) }
    /// Books and venue disagree: no entries until the operator has looked.
    @inlinable public static var drifted: Mode { Mode(rawValue: 4) }
    /// The engine died too often, or nobody can reach it any more: exits only.
    @inlinable public static var exitsOnly: Mode { Mode(rawValue: 8) }

    /// Nothing is latched.
    @inlinable public static var running: Mode { [] }
    /// What an operator latches, and lifts with `resume`.
    @inlinable public static var byOperator: Mode { [.paused, .halted] }
    /// Every latch alone, the one that says most first.
    public static let single: [Mode] = [.halted, .drifted, .exitsOnly, .paused]

    /// Whether new risk may be taken.
    @inlinable
    public var allowsEntries: Bool { isEmpty }

    /// The latches that are set, each alone, the one that says most first.
    public var latches: [Mode] { Mode.single.filter { contains($0) } }

    /// The mode after an operator's `command`, or nil when there is nothing that it could lift.
    @inlinable
    public func after(_ command: OperatorCommand) -> Mode? {
        switch command {
        case .pause: union(.paused)
        case .halt: union(.halted)
        case .limitToExits: union(.exitsOnly)
        case .resume: without(.byOperator)
        case .acceptDrift: without(.drifted)
        case .endExitsOnly: without(.exitsOnly)
        case .flatten, .resetDrawdown: self
        }
    }

    /// The mode without `latches`, or nil when none of them is set.
    @inlinable
    func without(_ latches: Mode) -> Mode? {
        isDisjoint(with: latches) ? nil : subtracting(latches)
    }
}

extension Mode {
    /// The number in the journal and in the state hash. Nothing latched and each latch alone have the
    /// numbers 0 to 4; several together are their bits and 16.
    @inlinable
    public var code: UInt8 {
        switch self {
        case .running: 0
        case .paused: 1
        case .halted: 2
        case .drifted: 3
        case .exitsOnly: 4
        default: 0x10 | rawValue
        }
    }

    /// The mode that has this number; nil when none has.
    @inlinable
    public init?(code: UInt8) {
        switch code {
        case 0: self = .running
        case 1: self = .paused
        case 2: self = .halted
        case 3: self = .drifted
        case 4: self = .exitsOnly
        case 0x10...0x1F:
            self.init(rawValue: code & 0x0F)
            // One number a mode: what has a short one has no other.
            if self.code != code { return nil }
        default: return nil
        }
    }
}
