import Intel
import Solana
import Testing
import TradeModel

@Suite struct `Jupiter's tokens and warnings` {
    private static let mint = JupiterSamples.mint
    private static let token = Jupiter.token(of: AskedMint(mint, decimals: 6))
    private static let warnings = Jupiter.warnings(of: mint)

    @Test func `they are asked for by address`() {
        #expect(Self.token.request.path == "/tokens/v2/search")
        #expect(Self.token.request.query == [.init("query", "\(Self.mint)")])
        #expect(Self.warnings.request.path == "/ultra/v1/shield")
        #expect(Self.warnings.request.query == [.init("mints", "\(Self.mint)")])
    }

    @Test func `a token`() throws {
        let found = try Self.token.decode(PriceFixture(JupiterSamples.token).reply())
        #expect(found.mint == Self.mint)
        #expect(found.decimals == 6)
        #expect(found.symbol == "KEEL")
        #expect(found.createdAt == Instant(milliseconds: 1_789_913_600_000))
        #expect(found.firstPool?.id == "\(PriceSamples.mint(80))")
        #expect(found.firstPool?.createdAt == Instant(milliseconds: 1_789_913_700_000))
        #expect(found.developer == JupiterSamples.developer)
        #expect(found.mintAuthority == nil)
        #expect(found.organicScoreMicro == 12_345_678)
        #expect(found.isVerified == false)
        #expect(found.holders == 1_234)
        #expect(found.liquidityMicroUsd == 81_234_560_000)
        let audit = try #require(found.audit)
        #expect(!audit.isSuspicious)
        #expect(audit.isMintAuthorityDisabled == true)
        #expect(audit.topHoldersPpm == 250_001)
        #expect(audit.developerPpm == 10_100)
        #expect(audit.developerMints == 2)
        #expect(found.opinions.isEmpty)
    }

    static let bends: [Bend] =
        Bend.absent(
            [
                "[0].name", "[0].symbol", "[0].dev", "[0].tokenProgram", "[0].createdAt",
                "[0].firstPool",
                "[0].firstPool.createdAt", "[0].holderCount", "[0].audit",
                "[0].audit.topHoldersPercentage",
                "[0].organicScore", "[0].isVerified", "[0].liquidity",
                "[0].audit.mintAuthorityDisabled",
            ]
        ) { _ in nil }
        + Bend.absent(["[0].id", "[0].decimals", "[0].firstPool.id"]) { "missing \($0)" }
        + [
            Bend("[0].id", "\"\(PriceSamples.mint(2))\"", "not asked [0].id"),
            Bend("[0].id", "\"KEEL\"", "mistyped [0].id"),
            Bend("[0].decimals", "9", "not the chain's [0].decimals"),
            Bend("[0].decimals", "1e300", "absurd [0].decimals"),
            Bend("[0].createdAt", "\"2036-01-01T00:00:00Z\"", "absurd [0].createdAt"),
            Bend("[0].createdAt", "1789913600", "mistyped [0].createdAt"),
            Bend("[0].firstPool", "[]", "mistyped [0].firstPool"),
            Bend("[0].firstPool.createdAt", "\"\"", "mistyped [0].firstPool.createdAt"),
            Bend("[0].dev", "\"x\"", "mistyped [0].dev"),
            Bend("[0].audit.topHoldersPercentage", "101", "absurd [0].audit.topHoldersPercentage"),
            Bend("[0].audit.devBalancePercentage", "-1", "absurd [0].audit.devBalancePercentage"),
            Bend("[0].audit.isSus", "\"true\"", "mistyped [0].audit.isSus"),
            Bend("[0].organicScore", "101", "absurd [0].organicScore"),
            Bend("[0].isVerified", "1", "mistyped [0].isVerified"),
            Bend("[0].liquidity", "-1", "absurd [0].liquidity"), Bend("[0].newField", "{}", nil),
            Bend("[0]", nil, "no data"),
        ]

    @Test(arguments: bends) func `what is wrong with a token is said`(bend: Bend) throws {
        #expect(try bend.outcome(Self.token, JupiterSamples.token) == bend.outcome)
    }

    @Test(
        arguments: [
            ("isSus", "true", nil), ("mintAuthorityDisabled", "false", .mintAuthority),
            ("freezeAuthorityDisabled", "false", .freezeAuthority),
        ] as [(String, String, WardenRule?)]
    )
    func `what the audit has against a token`(name: String, json: String, rule: WardenRule?) throws
    {
        let fixture = try PriceFixture(JupiterSamples.token).with("[0].audit.\(name)", json: json)
        let opinions = try Self.token.decode(fixture.reply()).opinions
        #expect(opinions.map(\.rule) == [rule])
        #expect(opinions.map(\.severity) == [.danger])
    }

    @Test(arguments: [
        ("mintAuthority", WardenRule.mintAuthority), ("freezeAuthority", .freezeAuthority),
    ])
    func `an authority is an opinion, whatever the audit says`(name: String, rule: WardenRule)
        throws
    {
        let fixture = try PriceFixture(JupiterSamples.token)
            .with("[0].\(name)", json: "\"\(PriceSamples.mint(9))\"")
        #expect(try Self.token.decode(fixture.reply()).opinions.map(\.rule) == [rule])
    }

    // MARK: - Warnings

    private static let first = "warnings.\(mint)[0]"

    @Test func `warnings are opinions`() throws {
        let found = try Self.warnings.decode(PriceFixture(JupiterSamples.shield).reply())
        #expect(found.map(\.code) == ["NOT_VERIFIED", "LOW_LIQUIDITY", "HAS_FREEZE_AUTHORITY"])
        #expect(found.map(\.severity) == [.info, .warning, .danger])
        #expect(found.map(\.rule) == [nil, .liquidity, .freezeAuthority])
        #expect(found.allSatisfy { $0.provider == .jupiter })
    }

    @Test(
        arguments: [
            ("NOT_SELLABLE", .sell), ("HAS_MINT_AUTHORITY", .mintAuthority),
            ("HAS_PERMANENT_DELEGATE", .permanentDelegate), ("NEW_LISTING", .age),
            ("HIGH_SUPPLY_CONCENTRATION", .concentration),
            ("HIGH_SINGLE_OWNERSHIP", .concentration),
            ("SUSPICIOUS_TOP_HOLDER_ACTIVITY", .concentration),
            ("NON_TRANSFERABLE", .nonTransferable),
            ("MUTABLE_TRANSFER_FEES", .transferFee), ("SUSPICIOUS_DEV_ACTIVITY", .creator),
            ("5%_TRANSFER_FEES", .transferFee), ("SOMETHING_NEW", nil),
        ] as [(String, WardenRule?)]
    )
    func `a critical warning is danger, known or not`(type: String, rule: WardenRule?) throws {
        let fixture = try PriceFixture(JupiterSamples.shield)
            .with("\(Self.first).type", json: "\"\(type)\"")
            .with("\(Self.first).severity", json: "\"critical\"")
        let opinion = try Self.warnings.decode(fixture.reply())[0]
        #expect(opinion.severity == .danger)
        #expect(opinion.rule == rule)
    }

    @Test func `a severity that nobody knows is danger, and what cannot be sold always is`() throws
    {
        let fixture = try PriceFixture(JupiterSamples.shield)
        let odd = try fixture.with("\(Self.first).severity", json: "\"fatal\"")
        #expect(try Self.warnings.decode(odd.reply())[0].severity == .danger)
        let unsellable = try fixture.with("\(Self.first).type", json: "\"NOT_SELLABLE\"")
        #expect(try Self.warnings.decode(unsellable.reply())[0].severity == .danger)
    }

    static let shieldBends: [Bend] =
        Bend.absent(["\(first).type", "\(first).severity"]) { "missing \($0)" }
        + Bend.absent(["\(first).message"]) { _ in nil }
        + Bend.absent(["warnings", "warnings.\(mint)"]) { _ in "no data" }
        + [
            Bend("warnings.\(mint)", "[]", nil),
            Bend("warnings.\(mint)", "{}", "mistyped warnings.\(mint)"),
            Bend("warnings", "[]", "mistyped warnings"), Bend("warnings", "{}", "no data"),
            Bend("\(first).type", "7", "mistyped \(first).type"),
            Bend("\(first).severity", "7", "mistyped \(first).severity"),
        ]

    @Test(arguments: shieldBends) func `what is wrong with warnings is said`(bend: Bend) throws {
        #expect(try bend.outcome(Self.warnings, JupiterSamples.shield) == bend.outcome)
    }

    @Test(arguments: PriceOutage.bodies) func `an outage is an error`(body: String) {
        #expect(PriceOutage.refusal(Self.token, body) != nil)
        #expect(PriceOutage.refusal(Self.warnings, body) != nil)
    }

    @Test func `an answer that is cut off is not believed`() {
        #expect(!PriceOutage.isBelievedCutOff(Self.token, JupiterSamples.token))
        #expect(!PriceOutage.isBelievedCutOff(Self.warnings, JupiterSamples.shield))
    }

    @Test func `whatever stands anywhere, nothing traps`() throws {
        for text in [JupiterSamples.token, JupiterSamples.shield] {
            let fixture = try PriceFixture(text)
            for path in fixture.paths {
                for oddity in PriceFixture.oddities {
                    let bent = try fixture.with(path, json: oddity)
                    _ = Self.token.refusal(bent)
                    _ = Self.warnings.refusal(bent)
                }
            }
        }
    }
}
