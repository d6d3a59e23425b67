import Intel
import Solana
import Testing
import TradeModel
import Warden

struct WardenTests {
    let now = Instant(milliseconds: 1_700_000_000_000)

    func known<Value>(_ value: Value, _ source: ProviderID = .solanaRPC) -> Evidence<Value> {
        .known(value, source: source, at: now)
    }

    func good() throws -> TokenDossier {
        var dossier = TokenDossier(
            mint: try #require(Address(bytes: [UInt8](repeating: 7, count: 32)))
        )
        dossier.powers = known(TokenPowers([]))
        dossier.statedPowers = [known(TokenPowers([]), .birdeye)]
        dossier.chainLiquidity = known(1_000_000)
        dossier.statedLiquidity = [known(1_000_000, .birdeye)]
        dossier.holders = known(TopHolders(topTen: 799, supply: 1_000))
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

    func judge(_ dossier: TokenDossier, _ limits: WardenLimits = .live) -> TokenJudgement {
        Warden.judge(dossier, limits: limits, at: now).judgement
    }

    @Test func `a token at the edge of every limit passes`() throws {
        #expect(judge(try good()).verdict == .pass)
    }

    @Test func `one step over each limit fails by that rule`() throws {
        let steps: [(WardenRule, (inout TokenDossier) -> Void)] = [
            (.liquidity, { $0.chainLiquidity = known(999_999) }),
            (.liquidity, { $0.statedLiquidity = [known(999_999, .birdeye)] }),
            (.concentration, { $0.holders = known(TopHolders(topTen: 800, supply: 1_000)) }),
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
            step(&dossier)
            #expect(judge(dossier).verdict == .fail, "\(rule)")
            #expect(judge(dossier).failed == WardenRules(rule), "\(rule)")
        }
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
        let gap = Gap(.solanaRPC, .failed)
        let old = now + Instant.Span(nanoseconds: -60_000_000_001)
        let steps: [(WardenRule, (inout TokenDossier) -> Void)] = [
            (.mintReadable, { $0.powers = .unknown(gap) }),
            (.mintAuthority, { $0.powers = .known(TokenPowers([]), source: .helius, at: old) }),
            (.liquidity, { $0.chainLiquidity = .unknown(gap) }),
            (.liquidity, { $0.statedLiquidity = [] }),
            (.liquidity, { $0.statedLiquidity = [known(3_000_001, .birdeye)] }),
            (.concentration, { $0.holders = .unknown(gap) }),
            (.concentration, { $0.holders = known(TopHolders(topTen: 1, supply: 0)) }),
            (.age, { $0.created = [] }),
            (.liquidityLocked, { $0.lock = .unknown(gap) }),
            (.sell, { $0.sell = .unknown(gap) }),
            (.price, { $0.priceAgrees = .unknown(gap) }),
            (.opinions, { $0.opinions = [.unknown(Gap(.rugCheck, .failed))] }),
        ]
        for (rule, step) in steps {
            var dossier = try good()
            step(&dossier)
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

    @Test func `a warning opinion, a power only a provider sees, and paper's open pool warn`()
        throws
    {
        var warned = try good()
        warned.opinions = [known([opinion(.warning)], .rugCheck)]
        #expect(judge(warned).verdict == .warn)
        var stated = try good()
        stated.statedPowers = [known(TokenPowers(WardenRules(.mintAuthority)), .birdeye)]
        #expect(judge(stated).verdict == .warn)
        var open = try good()
        open.lock = known(.unlocked)
        #expect(judge(open, .paper).verdict == .warn)
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
