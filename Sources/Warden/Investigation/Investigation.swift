// How the evidence on a token is gathered, without the sending: rounds of questions, each made of what the round
// before it brought. The chain's own bytes come first; what a provider says can only add to what stands against
// the token, with one exception: its age, which the chain does not keep, and of which the youngest claim counts.
//
//   1. the mint itself
//   2. the largest accounts; everything that providers know; prices
//   3. the mint again, with those accounts, in one state of the chain; pools that anybody named
//   4. whose the accounts are; what lies in the pools; a quote for selling the whole size
//   5. who has the shares of the pools that count; the transaction of that sale in the name of a holder
//   6. each pool that counts with its vaults and shares, in one state of the chain; what that transaction would do
//   7. whether anybody but that transaction changed what the holder has

public import Intel
import Money
public import Solana
public import TradeModel

/// The gathering of evidence on one token.
public struct Investigation: Sendable {
    /// What an answer does to the investigation, at the time of day at which it came.
    public typealias Finding = @Sendable (inout Investigation, Instant) -> Void

    /// A question with the number by which its answer is handed in.
    public struct Inquiry: Sendable {
        /// The number.
        public let number: Int
        /// What is asked.
        public let question: Question<Finding>
    }

    /// What was asked of somebody, and what became of it.
    public struct Note: Sendable, Hashable {
        /// Who.
        public let provider: ProviderID
        /// What, by the provider's name for it.
        public let endpoint: String
        /// When it was answered, or was given up.
        public let at: Instant
        /// Why there is no answer; nil when there is one.
        public let failure: String?
    }

    struct Open: Sendable {
        let number: Int
        let provider: ProviderID
        let endpoint: String
        let missing: @Sendable (inout Investigation, Gap) -> Void
    }

    /// The token.
    public let mint: Address
    /// What would be sold, in millionths of a US dollar.
    public let sizeMicroUsd: Int64
    /// Who is asked beside the chain.
    public let providers: [ProviderID]
    /// What is known so far.
    public internal(set) var dossier: TokenDossier
    /// What was asked.
    public private(set) var notes: [Note] = []

    var open: [Open] = []
    var fresh: [Inquiry] = []
    private var last = 0
    private var round = 0

    // What one round hands to the next.
    var token: Mint?
    var slot: UInt64 = 0
    var largest: [LargeAccount] = []
    var hasLargest = false
    var holders: [LargeHolder] = []
    var claimedPools: [Address] = []
    var pools: [PoolCase] = []
    /// The places of the pools that everything is known of to ask for it in one question.
    var settled: [Int] = []
    /// The vaults of all pools that were read.
    var vaults: [Address] = []
    /// Owners of large accounts that are pools.
    var poolOwners: [Address] = []
    var readings: [PriceReading] = []
    var price: CrossCheckedPrice = .unknown(.none)
    var solPrice: CrossCheckedPrice = .unknown(.none)
    var sale = Sale()
    /// When the first answer of the chain came that the conclusion rests on: it is as old as that.
    var readSince: Instant?

    /// An investigation that has not begun.
    ///
    /// - Parameters:
    ///   - size: what would be sold, in millionths of a US dollar.
    ///   - providers: who is asked; each of them has to answer.
    public init(of mint: Address, sizeMicroUsd size: Int64, asking providers: [ProviderID]) {
        self.mint = mint
        sizeMicroUsd = max(1, size)
        self.providers = providers
        dossier = TokenDossier(mint: mint)
    }

    /// Whether nothing is asked any more.
    public var isDone: Bool { round > 0 && open.isEmpty }

    /// The first questions.
    public mutating func begin(at now: Instant) -> [Inquiry] {
        guard round == 0 else { return [] }
        return advance(at: now)
    }

    /// Takes an answer, or the words of why there is none; the questions that follow from it.
    public mutating func take(
        _ result: Result<Finding, GapWords>,
        of number: Int,
        at now: Instant
    ) -> [Inquiry] {
        guard let place = open.firstIndex(where: { $0.number == number }) else { return [] }
        let asked = open.remove(at: place)
        var failure: String?
        switch result {
        case .success(let finding): finding(&self, now)
        case .failure(let words):
            failure = words.text
            asked.missing(&self, Gap(asked.provider, .failed(words.text)))
        }
        notes.append(
            Note(provider: asked.provider, endpoint: asked.endpoint, at: now, failure: failure)
        )
        return open.isEmpty ? advance(at: now) : []
    }

    /// Gives up everything that is still asked: the evidence is what it is.
    ///
    /// - Parameter why: what is said of a provider that has not answered.
    public mutating func giveUp(
        at now: Instant,
        saying why: (ProviderID) -> String = { _ in "no answer in time" }
    ) {
        for asked in open {
            _ = take(.failure(GapWords(why(asked.provider))), of: asked.number, at: now)
        }
        // What would have followed from the answers.
        while let asked = open.first {
            _ = take(.failure(GapWords("was not reached in time")), of: asked.number, at: now)
        }
    }

    private mutating func advance(at now: Instant) -> [Inquiry] {
        fresh = []
        while open.isEmpty, round < 7 {
            round += 1
            // Without a mint that can be read the verdict stands, and nobody is bothered.
            guard round == 1 || token != nil else { break }
            ask(round: round, at: now)
        }
        if open.isEmpty { conclude(at: now) }
        return fresh
    }

    private mutating func ask(round: Int, at now: Instant) {
        switch round {
        case 1: askMint()
        case 2: askProviders()
        case 3:
            checkPrices(at: now)
            askHolders()
            askPools()
        case 4:
            askOwners()
            askVaults()
            askQuote()
        case 5:
            askShares()
            askSwap()
        case 6:
            askSettlement()
            askTrial()
        default: askConfirmation()
        }
    }

    private mutating func checkPrices(at now: Instant) {
        let check = PriceCheck()
        price = check.price(of: mint, from: readings, at: now)
        solPrice = check.price(of: KnownAddress.wrappedSOL, from: readings, at: now)
    }

    /// Asks something.
    mutating func ask<Answer>(
        _ question: Question<Answer>,
        found: @escaping @Sendable (inout Investigation, Answer, Instant) -> Void,
        missing: @escaping @Sendable (inout Investigation, Gap) -> Void
    ) {
        last += 1
        let request = question.request
        open.append(
            Open(
                number: last,
                provider: request.provider,
                endpoint: request.endpoint,
                missing: missing
            )
        )
        fresh.append(
            Inquiry(
                number: last,
                question: Question<Finding>(request) { reply throws(IntelError) in
                    let answer = try question.decode(reply)
                    return { investigation, now in found(&investigation, answer, now) }
                }
            )
        )
    }

    /// Whether a provider is to be asked.
    func asks(_ provider: ProviderID) -> Bool { providers.contains(provider) }
}

/// Why there is no answer, in words without anything secret.
public struct GapWords: Error, Sendable, Hashable {
    /// The words.
    public let text: String

    /// Words.
    public init(_ text: String) { self.text = PlainText.cut(text, to: 120) }
}
