import TradeModel

/// One thing that happened, in plain words.
struct StoryLine: Sendable, Hashable {
    /// How it is to be taken.
    enum Mood: Sendable {
        case plain
        case good
        case bad
        case careful
    }

    /// When, in the market's time.
    let at: Instant
    /// Which instrument it is about; empty for the whole account.
    let subject: String
    let text: String
    let mood: Mood
}
