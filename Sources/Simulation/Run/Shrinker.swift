// Makes a failing run small enough to be understood. It only ever takes away: faults of the plan, faults
// of the network, the length of what is left. A smaller run counts only when it breaks the same
// invariant first; another failure on the way is another story.

/// Reduces a failing scenario.
public struct Shrinker {
    /// What a run comes to; injected so that a test can say what fails.
    public typealias Run = (Scenario) -> RunOutcome

    /// The smallest failing run so far.
    public private(set) var best: RunOutcome
    /// What it breaks.
    public let invariant: Invariant
    /// How many runs it took.
    public private(set) var runs: Int
    /// Whether it ended because no more runs were allowed, and not because nothing more could go.
    public private(set) var isExhausted = false
    private let limit: Int
    private let run: Run
    private let progress: (Shrinker) -> Void

    /// Shorter than this nothing is made, in milliseconds: below a second, length is no complication.
    private static let shortMs: Int64 = 500

    /// Reduces `scenario` in at most `limit` runs; nil when it finds nothing broken.
    ///
    /// - Parameter progress: told after every run.
    public static func shrink(
        _ scenario: Scenario,
        limit: Int = 2_000,
        progress: @escaping (Shrinker) -> Void = { _ in },
        run: @escaping Run
    ) -> Shrinker? {
        let outcome = run(scenario)
        guard let finding = outcome.findings.first else { return nil }
        var shrinker = Shrinker(
            best: outcome,
            invariant: finding.invariant,
            limit: limit,
            run: run,
            progress: progress
        )
        shrinker.shrink()
        return shrinker
    }

    private init(
        best: RunOutcome,
        invariant: Invariant,
        limit: Int,
        run: @escaping Run,
        progress: @escaping (Shrinker) -> Void
    ) {
        self.best = best
        self.invariant = invariant
        self.limit = limit
        self.run = run
        self.progress = progress
        runs = 1
    }

    /// How much there is left to take away.
    private var size: Int { best.scenario.faults.count + best.faultyMessages.count }

    private mutating func shrink() {
        dropWhatComesLater()
        var previous = Int.max
        // What one of the two no longer needs may have been needed by the other.
        while size < previous, !isExhausted {
            previous = size
            shrinkFaults()
            shrinkMessages()
        }
        shortenFaults()
        simplify()
    }

    // MARK: - What is taken away

    /// Faults after the finding did not cause it; this is one run where delta debugging takes many.
    private mutating func dropWhatComesLater() {
        guard let finding = best.findings.first else { return }
        var candidate = best.scenario
        let end = finding.at / 1_000_000 - candidate.startMs
        candidate.faults.removeAll { $0.atMs > end }
        if candidate != best.scenario { _ = fails(candidate) }
    }

    private mutating func shrinkFaults() {
        let base = best.scenario
        reduce(base.faults) { faults in
            var candidate = base
            candidate.faults = faults
            return candidate
        }
    }

    /// Only the messages that met a fault may meet one from here on, then fewer of them.
    private mutating func shrinkMessages() {
        var base = best.scenario
        let messages = best.faultyMessages
        base.faultyMessages = messages
        guard base == best.scenario || fails(base) else { return }
        reduce(messages) { messages in
            var candidate = base
            candidate.faultyMessages = messages
            return candidate
        }
    }

    /// Halves the room between a length that is too short and one that is long enough.
    private mutating func shortenFaults() {
        for index in best.scenario.faults.indices {
            var tooShort: Int64 = 0
            while !isExhausted {
                let length = best.scenario.faults[index].lastsMs
                guard length > Shrinker.shortMs, length - tooShort > max(1, length / 8) else {
                    break
                }
                let middle =
                    tooShort == 0 ? max(Shrinker.shortMs, length / 4) : (length + tooShort) / 2
                var candidate = best.scenario
                candidate.faults[index].lastsMs = middle
                if !fails(candidate) { tooShort = middle }
            }
        }
    }

    /// Takes away what a reader would otherwise have to rule out.
    private mutating func simplify() {
        var candidate = best.scenario
        candidate.driftPerMillion = 0
        if candidate != best.scenario { _ = fails(candidate) }
        guard best.scenario.faultyMessages == [] else { return }
        candidate = best.scenario
        candidate.quietRates = NetworkRates()
        candidate.busyRates = NetworkRates()
        if candidate != best.scenario { _ = fails(candidate) }
    }

    // MARK: - Trying

    /// Delta debugging (Zeller and Hildebrandt, 2002) by complements: takes ever smaller pieces out,
    /// until no single element can go.
    private mutating func reduce<Element>(
        _ elements: [Element],
        _ candidate: ([Element]) -> Scenario
    ) {
        guard !elements.isEmpty, !fails(candidate([])) else { return }
        var elements = elements
        var piece = max(1, elements.count / 2)
        while elements.count > 1, !isExhausted {
            var start = 0
            var isSmaller = false
            while start < elements.count, !isExhausted {
                var rest = elements
                rest.removeSubrange(start..<min(start + piece, elements.count))
                if !rest.isEmpty, fails(candidate(rest)) {
                    elements = rest
                    isSmaller = true
                } else {
                    start += piece
                }
            }
            if piece == 1, !isSmaller { return }
            piece = max(1, piece / 2)
        }
    }

    /// Whether `candidate` breaks the same invariant; then it is the best so far.
    private mutating func fails(_ candidate: Scenario) -> Bool {
        guard runs < limit else {
            isExhausted = true
            return false
        }
        runs += 1
        let outcome = run(candidate)
        let isSame = outcome.findings.first?.invariant == invariant
        if isSame { best = outcome }
        progress(self)
        return isSame
    }
}
