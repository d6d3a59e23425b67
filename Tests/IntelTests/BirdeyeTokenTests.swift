import Intel
import Solana
import Testing
import TradeModel

@Suite struct `Birdeye's tokens` {
    private static let asked = AskedMint(BirdeyeSamples.mint, decimals: 6)
    private static let overview = Birdeye.overview(of: asked)
    private static let security = Birdeye.security(of: BirdeyeSamples.mint)
    private static let creation = Birdeye.creation(of: asked)

    @Test func `each has its endpoint`() {
        let requests = [Self.overview.request, Self.security.request, Self.creation.request]
        let endpoints = ["token_overview", "token_security", "token_creation_info"]
        #expect(requests.map(\.endpoint) == endpoints)
        #expect(requests.map(\.path) == endpoints.map { "/defi/\($0)" })
        for request in requests {
            #expect(request.query == [.init("address", "\(BirdeyeSamples.mint)")])
            #expect(request.headers.contains(.init("x-chain", "solana")))
        }
    }

    @Test func `an overview`() throws {
        let found = try Self.overview.decode(PriceFixture(BirdeyeSamples.overview).reply())
        #expect(found.mint == BirdeyeSamples.mint)
        #expect(found.decimals == 6)
        #expect(found.symbol == "KEEL")
        #expect(found.liquidityMicroUsd == 81_234_560_000)
        #expect(found.supply == 999_999_999_123_456)
        #expect(found.holders == 1_234)
        #expect(found.markets == 3)
        #expect(found.lastTradeAt == PriceSamples.now + .seconds(-7))
    }

    static let overviewBends =
        Bend.absent(["data.address", "data.decimals", "data.liquidity"]) { "missing \($0)" }
        + Bend.absent(
            [
                "data.symbol", "data.totalSupply", "data.holder", "data.numberMarkets",
                "data.lastTradeUnixTime",
            ]
        ) { _ in nil }
        + [
            Bend("data.address", "\"\(PriceSamples.mint(2))\"", "not asked data.address"),
            Bend("data.address", "\"no address\"", "mistyped data.address"),
            Bend("data.decimals", "9", "not the chain's data.decimals"),
            Bend("data.decimals", "-6", "absurd data.decimals"),
            Bend("data.decimals", "6.5", "absurd data.decimals"),
            Bend("data.decimals", "256", "absurd data.decimals"),
            Bend("data.decimals", "\"six\"", "mistyped data.decimals"),
            Bend("data.liquidity", "-1", "absurd data.liquidity"),
            Bend("data.liquidity", "1e300", "absurd data.liquidity"),
            Bend("data.liquidity", "0", nil), Bend("data.totalSupply", "0", nil),
            Bend("data.totalSupply", "-1", "absurd data.totalSupply"),
            Bend("data.totalSupply", "1e20", "absurd data.totalSupply"),
            Bend("data.holder", "1.5", "absurd data.holder"),
            Bend("data.lastTradeUnixTime", "99999999999", "absurd data.lastTradeUnixTime"),
            Bend("data", "{}", "no data"), Bend("data", "null", "no data"),
            Bend("data.newField", "[]", nil),
        ]

    @Test(arguments: overviewBends) func `what is wrong with an overview is said`(bend: Bend) throws
    {
        #expect(try bend.outcome(Self.overview, BirdeyeSamples.overview) == bend.outcome)
    }

    @Test func `an overview of nothing but zeros is no data`() throws {
        let fixture = try PriceFixture(BirdeyeSamples.overview).with("data.liquidity", json: "0")
            .with("data.totalSupply", json: "0").with("data.decimals", json: "0")
        #expect(Self.overview.refusal(fixture) == .noData)
    }

    @Test func `a security`() throws {
        let found = try Self.security.decode(PriceFixture(BirdeyeSamples.security).reply())
        #expect(found.creator == BirdeyeSamples.creator)
        #expect(found.createdAt == PriceSamples.now + .seconds(-86_400))
        #expect(found.mintAuthority == nil)
        #expect(found.isFreezable == false)
        #expect(found.isFake == nil)
        #expect(found.creatorPpm == 10_100)
        #expect(found.top10Ppm == 250_000)
        #expect(found.top10UserPpm == 150_001, "a part is rounded up")
        #expect(found.opinions.isEmpty)
    }

    static let securityBends =
        Bend.absent(
            [
                "data.creatorAddress", "data.creationTime", "data.creatorPercentage",
                "data.freezeable",
                "data.top10HolderPercent", "data.top10UserPercent", "data.nonTransferable",
                "data.mutableMetadata", "data.transferFeeEnable", "data.isToken2022",
            ]
        ) { _ in nil }
        + [
            Bend("data.creatorAddress", "\"x\"", "mistyped data.creatorAddress"),
            Bend("data.ownerAddress", "1", "mistyped data.ownerAddress"),
            Bend("data.freezeAuthority", "true", "mistyped data.freezeAuthority"),
            Bend("data.freezeable", "\"no\"", "mistyped data.freezeable"),
            Bend("data.creationTime", "99999999999", "absurd data.creationTime"),
            Bend("data.top10HolderPercent", "1", nil),
            Bend("data.top10HolderPercent", "1.0000000000000002", nil),
            Bend("data.top10HolderPercent", "1.01", "absurd data.top10HolderPercent"),
            Bend("data.top10HolderPercent", "-0.1", "absurd data.top10HolderPercent"),
            Bend("data.creatorPercentage", "\"NaN\"", "absurd data.creatorPercentage"),
            Bend("data.newField", "{}", nil), Bend("data", "{}", "no data"),
            Bend("data", "null", "no data"),
            Bend("data", #"{"creatorAddress":null,"freezeable":null}"#, "no data"),
        ]

    @Test(arguments: securityBends) func `what is wrong with a security is said`(bend: Bend) throws
    {
        #expect(try bend.outcome(Self.security, BirdeyeSamples.security) == bend.outcome)
    }

    @Test(
        arguments: [
            ("data.ownerAddress", "\"\(PriceSamples.mint(9))\"", WardenRule.mintAuthority, .danger),
            ("data.freezeAuthority", "\"\(PriceSamples.mint(9))\"", .freezeAuthority, .danger),
            ("data.freezeable", "true", .freezeAuthority, .danger),
            ("data.transferFeeEnable", "true", .transferFee, .danger),
            ("data.nonTransferable", "true", .nonTransferable, .danger),
            ("data.fakeToken", "true", nil, .danger),
            ("data.mutableMetadata", "true", .mutableDisplay, .warning),
        ] as [(String, String, WardenRule?, ProviderOpinion.Severity)]
    )
    func `what Birdeye has against a token`(
        path: String,
        json: String,
        rule: WardenRule?,
        severity: ProviderOpinion.Severity
    ) throws {
        let fixture = try PriceFixture(BirdeyeSamples.security).with(path, json: json)
        let opinions = try Self.security.decode(fixture.reply()).opinions
        #expect(opinions.map(\.rule) == [rule])
        #expect(opinions.map(\.severity) == [severity])
        #expect(opinions.map(\.provider) == [.birdeye])
    }

    @Test func `a creation`() throws {
        let found = try Self.creation.decode(PriceFixture(BirdeyeSamples.creation).reply())
        #expect(found.transaction == (1...64).map { UInt8($0) })
        #expect(found.slot == 299_000_000)
        #expect(found.createdAt == PriceSamples.now + .seconds(-86_400))
        #expect(found.creator == BirdeyeSamples.creator)
    }

    static let creationBends =
        Bend.absent(
            [
                "data.txHash", "data.slot", "data.tokenAddress", "data.decimals",
                "data.blockUnixTime",
            ]
        ) { "missing \($0)" }
        + Bend.absent(["data.owner", "data.blockHumanTime"]) { _ in nil }
        + [
            Bend("data.tokenAddress", "\"\(PriceSamples.mint(2))\"", "not asked data.tokenAddress"),
            Bend("data.txHash", "\"abc\"", "mistyped data.txHash"),
            Bend("data.slot", "-1", "absurd data.slot"),
            Bend("data.decimals", "9", "not the chain's data.decimals"),
            Bend("data.blockUnixTime", "0", "absurd data.blockUnixTime"),
            Bend("data.owner", "\"\"", nil), Bend("data", "{}", "no data"),
            Bend("data", "null", "no data"),
        ]

    @Test(arguments: creationBends) func `what is wrong with a creation is said`(bend: Bend) throws
    {
        #expect(try bend.outcome(Self.creation, BirdeyeSamples.creation) == bend.outcome)
    }

    @Test(arguments: PriceOutage.bodies) func `an outage is an error`(body: String) {
        #expect(PriceOutage.refusal(Self.overview, body) != nil)
        #expect(PriceOutage.refusal(Self.security, body) != nil)
        #expect(PriceOutage.refusal(Self.creation, body) != nil)
    }

    @Test func `whatever stands anywhere, nothing traps`() throws {
        for text in [BirdeyeSamples.overview, BirdeyeSamples.security, BirdeyeSamples.creation] {
            let fixture = try PriceFixture(text)
            for path in fixture.paths {
                for oddity in PriceFixture.oddities {
                    let bent = try fixture.with(path, json: oddity)
                    _ = Self.overview.refusal(bent)
                    _ = Self.security.refusal(bent)
                    _ = Self.creation.refusal(bent)
                }
            }
        }
    }
}
