public import TradeModel

/// Modes in words.
public enum ModeText {
    /// What it means, latch by latch.
    public static func words(_ mode: Mode) -> String {
        guard !mode.allowsEntries else { return "entries and exits" }
        return mode.latches.map { meaning($0) }.joined(separator: "; ")
    }

    /// What lifts a latch: the command to type.
    public static func remedy(_ latch: Mode) -> String {
        switch latch {
        case .drifted: "plimsoll resume --drift"
        case .exitsOnly: "plimsoll resume --exits-only"
        default: "plimsoll resume"
        }
    }

    private static func meaning(_ latch: Mode) -> String {
        switch latch {
        case .halted: "halted: no new risk until resumed"
        case .drifted: "books and venue disagree: no entries until the operator has looked"
        case .exitsOnly: "the engine died too often, or cannot be reached: exits only"
        default: "paused by the operator: no entries for now"
        }
    }
}
