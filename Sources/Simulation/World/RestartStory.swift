// What a power loss did, told to people.

/// Collects what a power loss did, file by file, and puts it into one sentence.
struct RestartStory {
    /// What became of one file's pending sectors, or of its pending writes where they stay whole.
    struct Fate {
        var arrived = 0
        var garbage = 0
        var lost = 0

        var all: Int { arrived + garbage + lost }
    }

    private let loss: PowerLoss
    private var files: [(name: String, fate: Fate)] = []
    private var namesKept = 0
    private var names = 0

    init(_ loss: PowerLoss) { self.loss = loss }

    mutating func names(kept: Int, of all: Int) {
        namesKept += kept
        names += all
    }

    mutating func file(_ name: String, _ fate: Fate) {
        if fate.all > 0 { files.append((name, fate)) }
    }

    var sentence: String {
        var parts = files.map { name, fate in
            let piece = loss == .reordered ? "write" : "sector"
            var part = """
                \(fate.arrived) of \(fate.all) unsynchronised \(piece)\(fate.all == 1 ? "" : "s") \
                of \(name) arrived
                """
            if loss == .reordered, fate.arrived > 1 { part += " in any order" }
            if fate.garbage > 0 { part += ", \(fate.garbage) became garbage" }
            return part
        }
        if names > 0 {
            parts.append(
                "\(namesKept) of \(names) unsynchronised change\(names == 1 ? "" : "s") of names happened"
            )
        }
        guard !parts.isEmpty else { return "The power failed with nothing left to synchronise." }
        return "The power failed: \(parts.joined(separator: "; "))."
    }
}
