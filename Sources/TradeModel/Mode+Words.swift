extension Mode {
    /// The word that scripts read: of several latches that of the one that says most.
    public var word: String {
        guard let first = latches.first else { return "running" }
        switch first {
        case .halted: return "halted"
        case .drifted: return "drifted"
        case .exitsOnly: return "exits_only"
        default: return "paused"
        }
    }

    /// The words of all latches that are set.
    public var words: [String] { latches.map(\.word) }

    /// The mode in which exactly the latches of these words are set; nil when one of them is none.
    public init?(words: [String]) {
        self = []
        for word in words {
            guard let latch = Mode.single.first(where: { $0.word == word }) else { return nil }
            formUnion(latch)
        }
    }
}
