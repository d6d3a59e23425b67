import ByteCodec
import Intel
import Solana
import Testing
import TradeModel

@Suite struct `RugCheck's reports` {
    private static let asked = AskedMint(RugCheckSamples.mint, decimals: 6)
    private static let report = RugCheck.report(of: asked)
    private static let summary = RugCheck.summary(of: RugCheckSamples.mint)

    @Test func `they are asked for under the token's address`() {
        #expect(Self.report.request.provider == .rugCheck)
        #expect(Self.report.request.path == "/v1/tokens/\(RugCheckSamples.mint)/report")
        #expect(Self.summary.request.path == "/v1/tokens/\(RugCheckSamples.mint)/report/summary")
        #expect(Self.report.request.endpoint == "report")
        #expect(Self.summary.request.endpoint == "summary")
    }

    @Test func `a report`() throws {
        let found = try Self.report.decode(PriceFixture(RugCheckSamples.report).reply())
        #expect(found.mintAuthority == .nobody)
        #expect(found.freezeAuthority == .nobody)
        #expect(found.decimals == 6)
        #expect(found.creator == RugCheckSamples.creator)
        #expect(found.creatorTokens == [PriceSamples.mint(70)])
        #expect(found.isRugged == false)
        #expect(found.detectedAt == Instant(nanoseconds: 1_789_913_600_123_456_789))
        #expect(found.liquidityMicroUsd == 81_234_500_000)
        #expect(found.holders == 1_234)
        #expect(found.transferFeePpm == 0)
        #expect(found.summary.score == 501)
        #expect(found.summary.scoreNormalised == 12)
        #expect(found.opinions.map(\.rule) == [.liquidity])
    }

    @Test func `its pools, locks and holders`() throws {
        let found = try Self.report.decode(PriceFixture(RugCheckSamples.report).reply())
        let markets = try #require(found.markets)
        #expect(markets.map(\.pool) == [PriceSamples.mint(80), PriceSamples.mint(84)])
        #expect(markets.map(\.kind) == ["raydium", "meteora_dlmm"])
        #expect(markets.map(\.shareMint) == [PriceSamples.mint(81), nil])
        #expect(markets.map(\.lockedPpm) == [995_024, nil], "what is locked is rounded down")
        #expect(markets[0].lockedMicroUsd == 80_000_500_000)
        let lock = try #require(found.lockers?.first)
        #expect(lock.id == PriceSamples.mint(75))
        #expect(lock.owner == PriceSamples.mint(78))
        #expect(lock.program == PriceSamples.mint(76))
        #expect(lock.unlocksAt == Instant(milliseconds: 1_900_000_000_000))
        #expect(lock.lockedMicroUsd == 4_000_250_000)
        let holders = try #require(found.topHolders)
        #expect(holders.map(\.owner) == [PriceSamples.mint(72), PriceSamples.mint(74)])
        #expect(holders.map(\.ppm) == [100_001, 50_000], "what is held is rounded up")
        #expect(holders.map(\.isInsider) == [false, true])
    }

    private static let whole = [
        "creator", "creatorTokens", "rugged", "detectedAt", "totalMarketLiquidity", "totalHolders",
        "transferFee", "markets", "lockers", "topHolders", "token", "risks", "score_normalised",
        "markets[0].lp", "markets[0].mintLP", "markets[0].marketType", "markets[0].lp.lpLockedPct",
        "topHolders[0].owner", "topHolders[0].insider", "transferFee.pct", "token.decimals",
        "risks[0].description", "risks[0].score",
    ]

    static let bends: [Bend] =
        Bend.absent(whole) { _ in nil }
        + Bend.absent(
            [
                "mint", "score", "risks[0].name", "risks[0].level", "markets[0].pubkey",
                "topHolders[0].address", "topHolders[0].pct", "creatorTokens[0].mint",
            ]
        ) { "missing \($0)" }
        + [
            Bend("mint", "\"\(PriceSamples.mint(2))\"", "not asked mint"),
            Bend("mint", "7", "mistyped mint"),
            Bend("token.decimals", "9", "not the chain's token.decimals"),
            Bend("token.mintAuthority", "\"\"", "mistyped token.mintAuthority"),
            Bend("token.freezeAuthority", "true", "mistyped token.freezeAuthority"),
            Bend("token", "[]", "mistyped token"), Bend("creator", "\"\"", nil),
            Bend("creator", "\"nobody\"", "mistyped creator"),
            Bend("creatorTokens", "{}", "mistyped creatorTokens"),
            Bend("rugged", "\"false\"", "mistyped rugged"),
            Bend("detectedAt", "\"yesterday\"", "mistyped detectedAt"),
            Bend("detectedAt", "\"2036-01-01T00:00:00Z\"", "absurd detectedAt"),
            Bend("detectedAt", "\"2026-02-30T00:00:00Z\"", "mistyped detectedAt"),
            Bend("totalMarketLiquidity", "-1", "absurd totalMarketLiquidity"),
            Bend("totalMarketLiquidity", "1e300", "absurd totalMarketLiquidity"),
            Bend("totalHolders", "-1", "absurd totalHolders"),
            Bend("score", "-1", "absurd score"), Bend("score", "\"low\"", "mistyped score"),
            Bend("score_normalised", "101", "absurd score_normalised"),
            Bend("risks", "{}", "mistyped risks"), Bend("risks[0]", "null", "missing risks[0]"),
            Bend("risks[0].level", "3", "mistyped risks[0].level"),
            Bend("markets", "{}", "mistyped markets"),
            Bend("markets[0].pubkey", "\"x\"", "mistyped markets[0].pubkey"),
            Bend("markets[0].lp.lpLockedPct", "101", "absurd markets[0].lp.lpLockedPct"),
            Bend("markets[0].lp.lpLockedPct", "-1", "absurd markets[0].lp.lpLockedPct"),
            Bend("markets[0].lp.lpLockedPct", "100.00000000000001", nil),
            Bend("markets[0].lp.lpLockedUSD", "-1", "absurd markets[0].lp.lpLockedUSD"),
            Bend("topHolders[0].pct", "1e300", "absurd topHolders[0].pct"),
            Bend("lockers", "[]", "mistyped lockers"),
            Bend("lockers", "{\"x\":{}}", "mistyped lockers.x"),
            Bend("transferFee.pct", "-1", "absurd transferFee.pct"),
            Bend("newField", "{\"a\":1}", nil), Bend("error", "\"not found\"", "refused "),
        ]

    @Test(arguments: bends) func `what is wrong with a report is said`(bend: Bend) throws {
        #expect(try bend.outcome(Self.report, RugCheckSamples.report) == bend.outcome)
    }

    @Test func `an authority that is not spoken of is not nobody's`() throws {
        let fixture = try PriceFixture(RugCheckSamples.report)
        for bent in [fixture.with("token", nil), fixture.with("token", .null)] {
            let found = try Self.report.decode(bent.reply())
            #expect(found.mintAuthority == .notSaid)
            #expect(found.freezeAuthority == .notSaid)
        }
        let one = try Self.report.decode(fixture.with("token.mintAuthority", nil).reply())
        #expect(one.mintAuthority == .notSaid)
        #expect(one.freezeAuthority == .nobody)
    }

    @Test func `what was never set is nothing`() throws {
        let fixture = try PriceFixture(RugCheckSamples.report)
            .with("detectedAt", json: "\"0001-01-01T00:00:00Z\"")
            .with("markets[0].mintLP", .string(String(repeating: "1", count: 32)))
        let found = try Self.report.decode(fixture.reply())
        #expect(found.detectedAt == nil)
        #expect(found.markets?.first?.shareMint == nil)
        #expect(found.markets?.first?.lockedPpm == 995_024)
    }

    @Test func `a summary`() throws {
        let found = try Self.summary.decode(PriceFixture(RugCheckSamples.summary).reply())
        #expect(found.score == 7_601)
        #expect(found.scoreNormalised == 61)
        #expect(found.lockedPpm == 971_234)
        #expect(
            found.opinions.map(\.code) == ["Mutable metadata", "Freeze Authority still enabled"]
        )
        #expect(found.opinions.map(\.severity) == [.warning, .danger])
        #expect(found.opinions.map(\.rule) == [.mutableDisplay, .freezeAuthority])
    }

    static let summaryBends: [Bend] =
        Bend.absent(["score", "risks[1].name", "risks[1].level"]) { "missing \($0)" }
        + Bend.absent(["risks", "score_normalised", "lpLockedPct", "tokenProgram"]) { _ in nil }
        + [
            Bend("score", "1.5", "absurd score"),
            Bend("lpLockedPct", "\"NaN\"", "absurd lpLockedPct"),
            Bend("score_normalised", "-1", "absurd score_normalised"),
        ]

    @Test(arguments: summaryBends) func `what is wrong with a summary is said`(bend: Bend) throws {
        #expect(try bend.outcome(Self.summary, RugCheckSamples.summary) == bend.outcome)
    }

    @Test(arguments: [
        ("info", ProviderOpinion.Severity.info), ("warn", .warning), ("WARN", .warning),
        ("warning", .warning), ("danger", .danger), ("critical", .danger), ("good", .danger),
        ("", .danger),
    ])
    func `a level that nobody knows is danger`(
        level: String,
        severity: ProviderOpinion.Severity
    ) throws {
        let fixture = try PriceFixture(RugCheckSamples.summary).with(
            "risks[0].level",
            .string(level)
        )
        #expect(try Self.summary.decode(fixture.reply()).opinions[0].severity == severity)
    }

    @Test func `a risk that nobody knows bears on no rule and counts all the same`() throws {
        let fixture = try PriceFixture(RugCheckSamples.summary)
            .with(
                "risks[1].name",
                .string("Something new\u{1B}[2J" + String(repeating: "x", count: 200))
            )
        let opinion = try Self.summary.decode(fixture.reply()).opinions[1]
        #expect(opinion.rule == nil)
        #expect(opinion.severity == .danger)
        #expect(opinion.code.count == 80)
        #expect(!opinion.code.contains("\u{1B}"), "no control characters reach a terminal")
    }

    @Test(
        arguments: [
            ("rugged", "true", nil),
            ("token.mintAuthority", "\"\(PriceSamples.mint(9))\"", .mintAuthority),
            ("token.freezeAuthority", "\"\(PriceSamples.mint(9))\"", .freezeAuthority),
            ("transferFee.pct", "0.00001", .transferFee),
        ] as [(String, String, WardenRule?)]
    )
    func `what a report has against a token beside its risks`(
        path: String,
        json: String,
        rule: WardenRule?
    ) throws {
        let fixture = try PriceFixture(RugCheckSamples.report).with(path, json: json)
        let opinions = try Self.report.decode(fixture.reply()).opinions
        #expect(opinions.count == 2)
        #expect(opinions.last?.rule == rule)
        #expect(opinions.last?.severity == .danger)
    }

    @Test(arguments: PriceOutage.bodies) func `an outage is an error`(body: String) {
        #expect(PriceOutage.refusal(Self.report, body) != nil)
        #expect(PriceOutage.refusal(Self.summary, body) != nil)
    }

    @Test func `an answer that is cut off is not believed`() {
        #expect(!PriceOutage.isBelievedCutOff(Self.report, RugCheckSamples.report))
        #expect(!PriceOutage.isBelievedCutOff(Self.summary, RugCheckSamples.summary))
    }

    @Test func `whatever stands anywhere, nothing traps and no part exceeds the whole`() throws {
        let fixture = try PriceFixture(RugCheckSamples.report)
        for path in fixture.paths {
            for oddity in PriceFixture.oddities {
                let reply = try fixture.with(path, json: oddity).reply()
                guard let found = try? Self.report.decode(reply) else { continue }
                let parts =
                    (found.topHolders ?? []).map(\.ppm)
                    + (found.markets ?? []).compactMap(\.lockedPpm)
                #expect(parts.allSatisfy { (0...1_000_000).contains($0) })
            }
        }
    }
}
