import Intel
import ProviderTwins
import Randomness
import Solana
import Testing
import TradeModel
import Warden

@Suite struct `Judgements of tokens` {
    let now = Instant(milliseconds: 1_700_000_000_000)

    func known<Value>(_ value: Value, _ source: ProviderID = .solanaRPC) -> Evidence<Value> {
        .known(value, source: source, at: now)
    }

    func good() throws -> TokenDossier {
        var dossier = TokenDossier(
            mint: try #require(Address(bytes: [UInt8](repeating: 7, count: 32)))
        )
        dossier.powers = known(TokenPowers([]))
        dossier.chainLiquidity = known(1_000_000)
        dossier.statedLiquidity = [known(1_000_000, .birdeye)]
        dossier.holders = known(try holders(of: 1_000, 790, 9))
        dossier.created = [known(1_700_000_000 - 300, .birdeye)]
        dossier.lock = known(.locked)
        dossier.sell = known(
            SellTest(succeeded: true, received: 100, minimum: 99, impact: 500, loss: 500)
        )
        dossier.priceAgrees = known(true, .jupiter)
        dossier.creatorIsBad = known(false, .rugCheck)
        dossier.opinions = [known([], .rugCheck)]
        return dossier
    }

    /// Holders with these amounts.
    func holders(of supply: UInt64, _ amounts: UInt64...) throws -> HolderShares {
        let accounts = try amounts.enumerated().map { place, amount in
            let owner = try #require(Address(bytes: [UInt8](repeating: UInt8(place), count: 32)))
            let bytes = HoldingBytes.account(of: KnownAddress.usdc, owner: owner, amount)
            return (address: owner, account: try TokenAccount(bytes))
        }
        return try #require(HolderShares(accounts, of: supply) { _, _ in nil })
    }

    func judge(_ dossier: TokenDossier, _ limits: WardenLimits = .live) -> TokenJudgement {
        let judgement = Warden.judge(dossier, limits: limits, at: now).judgement
        #expect(judgement.contradiction == nil)
        return judgement
    }

    @Test func `a token at the edge of every limit passes`() throws {
        #expect(judge(try good()).verdict == .pass)
    }

    @Test func `one step over each limit fails by that rule`() throws {
        let steps: [(WardenRule, (inout TokenDossier) throws -> Void)] = [
            (.liquidity, { $0.chainLiquidity = known(999_999) }),
            (.liquidity, { $0.statedLiquidity = [known(999_999, .birdeye)] }),
            (.concentration, { $0.holders = known(try holders(of: 1_000, 791, 9)) }),
            (.age, { $0.created.append(known(1_700_000_000 - 299, .goPlus)) }),
            (.liquidityLocked, { $0.lock = known(.unlocked) }),
            (.price, { $0.priceAgrees = known(false, .jupiter) }),
            (.sell, { $0.sell = known(sale(succeeded: false)) }),
            (.sell, { $0.sell = known(sale(received: 98)) }),
            (.sell, { $0.sell = known(sale(impact: 501)) }),
            (.sell, { $0.sell = known(sale(loss: 501)) }),
            (.opinions, { $0.opinions = [known([opinion(.danger)], .rugCheck)] }),
        ]
        for (rule, step) in steps {
            var dossier = try good()
            try step(&dossier)
            #expect(judge(dossier).verdict == .fail, "\(rule)")
            #expect(judge(dossier).failed == WardenRules(rule), "\(rule)")
        }
    }

    @Test func `the rules about powers are these`() {
        #expect(
            TokenPowers.rules == [
                .mintAuthority, .freezeAuthority, .transferFee, .permanentDelegate, .transferHook,
                .defaultFrozen, .nonTransferable, .pausable, .mintClose, .confidential,
                .mutableDisplay,
            ]
        )
    }

    @Test func `every power breaks its rule, and only two of them merely warn`() throws {
        for rule in TokenPowers.rules {
            var dossier = try good()
            dossier.powers = known(TokenPowers(WardenRules(rule)))
            let isSoft = rule == .mintClose || rule == .mutableDisplay
            #expect(judge(dossier).verdict == (isSoft ? .warn : .fail), "\(rule)")
        }
    }

    @Test func `what is missing or stale fails by its rule`() throws {
        let gap = Gap(.solanaRPC, .failed("x"))
        let old = now + Instant.Span(nanoseconds: -60_000_000_001)
        let steps: [(WardenRule, (inout TokenDossier) throws -> Void)] = [
            (.mintReadable, { $0.powers = .unknown(gap) }),
            (.mintAuthority, { $0.powers = .known(TokenPowers([]), source: .helius, at: old) }),
            (.liquidity, { $0.chainLiquidity = .unknown(gap) }),
            (.liquidity, { $0.statedLiquidity = [] }),
            (.liquidity, { $0.statedLiquidity = [known(3_000_001, .birdeye)] }),
            (.concentration, { $0.holders = .unknown(gap) }),
            (.concentration, { $0.holders = known(try holders(of: 0)) }),
            (.age, { $0.created = [] }),
            (.liquidityLocked, { $0.lock = .unknown(gap) }),
            (.sell, { $0.sell = .unknown(gap) }),
            (.price, { $0.priceAgrees = .unknown(gap) }),
            (.opinions, { $0.opinions = [.unknown(Gap(.rugCheck, .failed("x")))] }),
        ]
        for (rule, step) in steps {
            var dossier = try good()
            try step(&dossier)
            #expect(judge(dossier).verdict == .fail, "\(rule)")
            #expect(judge(dossier).unknown.contains(WardenRules(rule)), "\(rule)")
        }
    }

    @Test func `an allowed mint is spared its authorities and nothing else`() throws {
        var limits = WardenLimits.live
        limits.waived.append(try good().mint)
        for rule in TokenPowers.rules {
            var dossier = try good()
            dossier.powers = known(TokenPowers(WardenRules(rule)))
            let isSpared = rule == .mintAuthority || rule == .freezeAuthority
            #expect((judge(dossier, limits).verdict == .pass) == isSpared, "\(rule)")
        }
        #expect(WardenLimits.live.waived.count == 3)
    }

    @Test func `a warning opinion and paper's open pool warn`()
        throws
    {
        var warned = try good()
        warned.opinions = [known([opinion(.warning)], .rugCheck)]
        #expect(judge(warned).verdict == .warn)
        var open = try good()
        open.lock = known(.unlocked)
        #expect(judge(open, .paper).verdict == .warn)
    }

    @Test func `a creator with a bad history, or an unknown one, warns`() throws {
        var dossier = try good()
        dossier.creatorIsBad = known(true, .rugCheck)
        #expect(judge(dossier).warned == WardenRules(.creator))
        dossier.creatorIsBad = .unknown(Gap(.rugCheck, .failed("x")))
        #expect(judge(dossier).verdict == .warn)
        #expect(judge(dossier).unknown == WardenRules(.creator))
    }

    @Test func `the chain alone is not two sources`() throws {
        var dossier = try good()
        dossier.statedLiquidity = [known(1_000_000)]
        dossier.created = [known(1_600_000_000)]
        dossier.opinions = [known([], .helius)]
        #expect(judge(dossier).verdict == .fail)
        #expect(judge(dossier).unknown == WardenRules(.sources))
    }

    @Test func `a reading from the future is not known`() throws {
        var dossier = try good()
        let later = now + Instant.Span(nanoseconds: 1)
        dossier.lock = .known(.locked, source: .solanaRPC, at: later)
        #expect(judge(dossier).verdict == .fail)
        #expect(judge(dossier).unknown == WardenRules(.liquidityLocked))
    }

    @Test func `a judgement counts from its oldest reading, and its evidence is told apart`() throws
    {
        var dossier = try good()
        let before = judge(dossier)
        let old = now + Instant.Span(nanoseconds: -5)
        dossier.lock = .known(.locked, source: .solanaRPC, at: old)
        #expect(before.observedAt == now)
        #expect(judge(dossier).observedAt == old)
        #expect(judge(dossier).evidence != before.evidence)
    }

    @Test func `in which order providers answered changes no evidence`() throws {
        var one = try good()
        one.created += [known(1_600_000_000, .goPlus), known(1_600_000_001, .jupiter)]
        var other = one
        other.created.reverse()
        #expect(one.digest == other.digest)
        other.created[0] = known(1_600_000_002, .jupiter)
        #expect(one.digest != other.digest)
    }

    /// Ways in which evidence gets worse, missing or older; each can be done to any dossier.
    private func worsenings() throws -> [(inout TokenDossier) -> Void] {
        let allHeld = try holders(of: 1_000, 1_000)
        let gap = Gap(.solanaRPC, .failed("x"))
        let old = now + Instant.Span(nanoseconds: -60_000_000_001)
        var steps: [(inout TokenDossier) -> Void] = [
            { $0.powers = .unknown(gap) },
            { $0.chainLiquidity = known(0) },
            { $0.chainLiquidity = .unknown(gap) },
            { $0.statedLiquidity = $0.statedLiquidity.map { _ in .unknown(gap) } },
            { $0.holders = known(allHeld) },
            { $0.holders = .unknown(gap) },
            { $0.created.append(known(1_700_000_000, .goPlus)) },
            { $0.created = $0.created.map { _ in .unknown(gap) } },
            { $0.lock = known(.unlocked) },
            { $0.lock = .unknown(gap) },
            { $0.lock = aged($0.lock, to: old) },
            { $0.sell = known(sale(succeeded: false)) },
            { $0.sell = .unknown(gap) },
            { $0.sell = aged($0.sell, to: old) },
            { $0.priceAgrees = known(false, .jupiter) },
            { $0.priceAgrees = .unknown(gap) },
            { $0.creatorIsBad = known(true, .rugCheck) },
            { $0.opinions = $0.opinions.map { _ in .unknown(gap) } },
            { $0.opinions.append(known([opinion(.warning)], .goPlus)) },
            { $0.opinions.append(known([opinion(.danger)], .goPlus)) },
        ]
        for rule in TokenPowers.rules {
            steps.append { dossier in
                guard case .known(let powers, let source, let at) = dossier.powers else { return }
                let more = TokenPowers(powers.broken.union(WardenRules(rule)))
                dossier.powers = .known(more, source: source, at: at)
            }
        }
        return steps
    }

    private func aged<Value>(_ evidence: Evidence<Value>, to at: Instant) -> Evidence<Value> {
        guard case .known(let value, let source, _) = evidence else { return evidence }
        return .known(value, source: source, at: at)
    }

    @Test func `nothing that gets worse, goes missing or ages raises a verdict`() throws {
        var random = SplitMix64(seed: 20)
        let steps = try worsenings()
        for _ in 0..<2_000 {
            var dossier = try good()
            let limits = random.oneIn(2) ? WardenLimits.live : .paper
            var before = judge(dossier, limits)
            for _ in 0..<6 {
                random.pick(steps)(&dossier)
                let after = judge(dossier, limits)
                #expect(after.verdict.rawValue >= before.verdict.rawValue)
                before = after
            }
        }
    }

    private func opinion(_ severity: ProviderOpinion.Severity) -> ProviderOpinion {
        ProviderOpinion(.rugCheck, code: "code", words: "words", severity: severity)
    }

    private func sale(
        succeeded: Bool = true,
        received: UInt64 = 100,
        impact: UInt32 = 0,
        loss: UInt32 = 0
    ) -> SellTest {
        SellTest(
            succeeded: succeeded,
            received: received,
            minimum: 99,
            impact: impact,
            loss: loss
        )
    }
}
