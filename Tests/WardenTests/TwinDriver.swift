import Intel
import ProviderTwins
import Solana
import TradeModel
import Warden

/// Asks the twins instead of a network.
struct TwinDriver {
    static let start = Instant(milliseconds: 1_790_000_000_000)
    static let everybody: [ProviderID] = [.rugCheck, .goPlus, .birdeye, .jupiter, .helius]

    var world = TwinWorld.harbour(from: start)
    var providers = everybody
    var limits = WardenLimits.live
    var sizeMicroUsd: Int64 = 100_000_000
    /// How long each answer takes, one after the other.
    var secondsPerAnswer: Int64 = 0
    /// What happens to an answer on its way; nil when it never comes.
    var lie: (ProviderRequest, TwinAnswer) -> TwinAnswer? = { $1 }

    func mint(_ symbol: String) -> Address? {
        world.stories.first { $0.token.symbol == symbol }?.token.mint
    }

    func report(_ symbol: String, after elapsed: Instant.Span = .zero) -> WardenReport? {
        mint(symbol).map { report(of: $0, at: Self.start + elapsed) }
    }

    func report(of mint: Address, at now: Instant) -> WardenReport {
        let investigation = investigation(of: mint, at: now)
        let judgedAt = investigation.notes.map(\.at).max() ?? now
        return Warden.judge(investigation.dossier, limits: limits, at: judgedAt)
    }

    func investigation(of mint: Address, at now: Instant) -> Investigation {
        var investigation = Investigation(
            of: mint,
            sizeMicroUsd: sizeMicroUsd,
            asking: providers
        )
        var now = now
        var waiting = investigation.begin(at: now)
        while !waiting.isEmpty {
            let inquiry = waiting.removeFirst()
            let result = answer(inquiry.question, at: now)
            waiting += investigation.take(result, of: inquiry.number, at: now)
            now = now + .seconds(secondsPerAnswer)
        }
        return investigation
    }

    func answer(
        _ question: Question<Investigation.Finding>,
        at now: Instant
    ) -> Result<Investigation.Finding, GapWords> {
        let truth = world.answer(TwinQuestion(question.request), at: now)
        guard let answer = lie(question.request, truth) else { return .failure(GapWords("gone")) }
        guard (200..<300).contains(answer.status) else {
            return .failure(GapWords("\(answer.status)"))
        }
        let reply = ProviderReply(
            status: answer.status,
            body: answer.body,
            askedAt: now,
            receivedAt: now
        )
        do throws(IntelError) {
            return .success(try question.decode(reply))
        } catch {
            return .failure(GapWords("\(error.name) \(error.field ?? "")"))
        }
    }
}
