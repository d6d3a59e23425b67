// Prices of many tokens with as few requests as the provider's width allows. Promises:
//   - every token is asked for once, however often it was named, and in requests that are full up
//     to the last one: 1,000 tokens take ten requests at a width of 100;
//   - no more requests are under way at once than was said;
//   - every token ends with a price or with the reason why it has none: what an answer leaves out
//     is `noData`, and what it says of a token that it was not asked about is not listened to;
//   - a request that fails costs the tokens in it and no other.
// Nothing is asked again here: whoever sends the questions repeats them.

public import Solana

/// The pricing of many tokens, without the sending.
public struct PriceBatch<Failure: Error & Hashable>: Sendable {
    /// A question with the number by which its answer is handed in.
    public struct Asked: Sendable {
        /// The number.
        public let number: Int
        /// What is asked.
        public let question: Question<[PricedMint]>
    }

    /// What became of a token.
    public struct Outcome: Sendable, Hashable {
        /// The token.
        public let mint: Address
        /// Its price, or why it has none.
        public let result: Result<PriceReading, PriceFailure<Failure>>
    }

    private enum Progress {
        case waiting
        case asked
        case done
    }

    private let ask: @Sendable ([AskedMint]) -> Question<[PricedMint]>
    private let batches: [[AskedMint]]
    private let maxInFlight: Int
    private var progress: [Progress]
    private var outcomes: [Outcome] = []

    /// A pricing of `mints`.
    ///
    /// - Parameters:
    ///   - mints: in any order; of those that name one token the first counts.
    ///   - width: how many tokens fit one request, at least 1.
    ///   - maxInFlight: how many requests may be under way at once, at least 1.
    ///   - ask: the provider's question about at most `width` tokens.
    public init(
        _ mints: [AskedMint],
        width: Int,
        maxInFlight: Int = 3,
        ask: @escaping @Sendable ([AskedMint]) -> Question<[PricedMint]>
    ) {
        let distinct = PriceBatch.distinct(mints)
        let width = max(1, width)
        self.ask = ask
        self.maxInFlight = max(1, maxInFlight)
        batches = stride(from: 0, to: distinct.count, by: width).map { start in
            Array(distinct[start..<min(start + width, distinct.count)])
        }
        progress = batches.map { _ in .waiting }
    }

    /// Each token once, in the order of their addresses.
    private static func distinct(_ mints: [AskedMint]) -> [AskedMint] {
        let sorted = mints.enumerated().sorted { left, right in
            (left.element.mint, left.offset) < (right.element.mint, right.offset)
        }
        var distinct: [AskedMint] = []
        for (_, mint) in sorted where mint.mint != distinct.last?.mint { distinct.append(mint) }
        return distinct
    }

    /// How many requests it takes.
    public var requests: Int { batches.count }

    /// How many requests are under way.
    public var inFlight: Int { progress.count { $0 == .asked } }

    /// Whether every token has its price or its reason.
    public var isDone: Bool { progress.allSatisfy { $0 == .done } }

    /// What became of each token, in the order of their addresses; nil until all is done.
    public var results: [Outcome]? {
        isDone ? outcomes.sorted { $0.mint < $1.mint } : nil
    }

    /// The questions that may be sent now. They count as under way from here on.
    public mutating func next() -> [Asked] {
        var questions: [Asked] = []
        var room = maxInFlight - inFlight
        for number in batches.indices where room > 0 && progress[number] == .waiting {
            progress[number] = .asked
            room -= 1
            questions.append(Asked(number: number, question: ask(batches[number])))
        }
        return questions
    }

    /// Takes the answer to a question.
    ///
    /// - Returns: whether that question was open; otherwise nothing changes.
    @discardableResult
    public mutating func take(_ answer: [PricedMint], of number: Int) -> Bool {
        guard close(number) else { return false }
        let sorted = answer.sorted { $0.mint < $1.mint }
        for asked in batches[number] {
            let place = PriceBatch.place(of: asked.mint, in: sorted)
            let result =
                place < sorted.count && sorted[place].mint == asked.mint
                ? sorted[place].result : .failure(.noData)
            outcomes.append(
                Outcome(mint: asked.mint, result: result.mapError(PriceFailure.notBelieved))
            )
        }
        return true
    }

    /// Takes the failure of a question.
    ///
    /// - Returns: whether that question was open; otherwise nothing changes.
    @discardableResult
    public mutating func take(_ failure: PriceFailure<Failure>, of number: Int) -> Bool {
        guard close(number) else { return false }
        fail(number, failure)
        return true
    }

    /// Ends it: what has no answer yet, sent or not, fails for this reason.
    public mutating func stop(_ failure: PriceFailure<Failure>) {
        for number in batches.indices where progress[number] != .done {
            progress[number] = .done
            fail(number, failure)
        }
    }

    private mutating func close(_ number: Int) -> Bool {
        guard progress.indices.contains(number), progress[number] == .asked else { return false }
        progress[number] = .done
        return true
    }

    private mutating func fail(_ number: Int, _ failure: PriceFailure<Failure>) {
        for asked in batches[number] {
            outcomes.append(Outcome(mint: asked.mint, result: .failure(failure)))
        }
    }

    /// The first place at which `mint` or a later address stands.
    private static func place(of mint: Address, in sorted: [PricedMint]) -> Int {
        var low = 0
        var high = sorted.count
        while low < high {
            let middle = (low + high) / 2
            if sorted[middle].mint < mint { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
