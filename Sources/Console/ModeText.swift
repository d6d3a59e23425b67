public import TradeModel

/// Modes in words.
public enum ModeText {
    /// The word that scripts read.
    public static func name(_ mode: Mode) -> String {
        switch mode {
        case .running: "running"
        case .paused: "paused"
        case .halted: "halted"
        case .drifted: "drifted"
        case .exitsOnly: "exits_only"
        }
    }

    /// What it means.
    public static func words(_ mode: Mode) -> String {
        switch mode {
        case .running: "entries and exits"
        case .paused: "paused by the operator: no entries for now"
        case .halted: "halted: no new risk until resumed"
        case .drifted: "books and venue disagree: no entries until the operator has looked"
        case .exitsOnly: "the engine died too often, or cannot be reached: exits only until resumed"
        }
    }
}
