public import TradeModel

/// Modes in words.
public enum ModeText {
    /// Its name and what it means, latch by latch.
    public static func words(_ mode: Mode) -> String {
        guard !mode.allowsEntries else { return "running: entries and exits" }
        return mode.latches.map { "\($0.word): \(meaning($0))" }.joined(separator: "; ")
    }

    /// What lifts a latch: the command to type.
    public static func remedy(_ latch: Mode) -> String {
        switch latch {
        case .drifted: "plimsoll resume --drift"
        case .exitsOnly: "plimsoll resume --exits-only"
        default: "plimsoll resume"
        }
    }

    /// What lifts a latch of the books in `directory`: the command to type.
    public static func remedy(_ latch: Mode, _ directory: String) -> String {
        "\(remedy(latch)) --data-dir \(directory)"
    }

    private static func meaning(_ latch: Mode) -> String {
        switch latch {
        case .halted: "no new risk until resumed"
        case .drifted: "books and venue disagree: no entries until the operator has looked"
        case .exitsOnly: "the engine died too often, or cannot be reached"
        default: "no entries for now"
        }
    }
}
