import ByteCodec
import Intel
import Solana
import Testing
import TradeModel

@Suite struct `GoPlus's security` {
    private static let mint = GoPlusSamples.mint
    private static let question = GoPlus.security(of: mint)
    private static let at = "result.\(mint)"

    @Test func `it is asked for by address`() {
        #expect(Self.question.request.provider == .goPlus)
        #expect(Self.question.request.path == "/api/v1/solana/token_security")
        #expect(Self.question.request.query == [.init("contract_addresses", "\(Self.mint)")])
    }

    private static func decode(_ fixture: PriceFixture) throws -> GoPlusSecurity {
        try question.decode(fixture.reply())
    }

    @Test func `a token without a blemish`() throws {
        let found = try Self.decode(PriceFixture(GoPlusSamples.security))
        let powers = [
            found.mintable, found.freezable, found.closable, found.balanceMutable,
            found.transferFeeUpgradable, found.transferHookUpgradable, found.accountStateUpgradable,
            found.metadataMutable,
        ]
        #expect(powers.allSatisfy { $0.isHeld == false && $0.holders.isEmpty })
        #expect(found.accountState == .initialized)
        #expect(found.isNonTransferable == false)
        #expect(found.transferFeePpm == 0)
        #expect(found.transferHooks == [])
        #expect(found.creators?.map(\.address) == [GoPlusSamples.creator])
        #expect(found.holderCount == 1_234)
        #expect(found.isTrusted == false)
        #expect(found.opinions.isEmpty)
    }

    @Test func `its pools and holders`() throws {
        let found = try Self.decode(PriceFixture(GoPlusSamples.security))
        let pool = try #require(found.pools?.first)
        #expect(pool.id == "\(PriceSamples.mint(80))")
        #expect(pool.exchange == "raydium")
        #expect(pool.valueMicroUsd == 80_000_123_456)
        #expect(pool.burnedPpm == 995_000)
        let holder = try #require(found.holders?.first)
        #expect(holder.owner == PriceSamples.mint(72))
        #expect(holder.account == PriceSamples.mint(71))
        #expect(holder.ppm == 100_001, "what is held is rounded up")
        #expect(holder.isLocked == false)
        let share = try #require(found.shareHolders?.first)
        #expect(share.ppm == 995_000, "what is locked is rounded down")
        #expect(share.isLocked == true)
    }

    private static let names = [
        "mintable", "freezable", "closable", "balance_mutable_authority", "transfer_fee_upgradable",
        "transfer_hook_upgradable", "default_account_state_upgradable", "metadata_mutable",
    ]

    private static func power(_ name: String, _ found: GoPlusSecurity) -> GoPlusPower {
        switch name {
        case "mintable": found.mintable
        case "freezable": found.freezable
        case "closable": found.closable
        case "balance_mutable_authority": found.balanceMutable
        case "transfer_fee_upgradable": found.transferFeeUpgradable
        case "transfer_hook_upgradable": found.transferHookUpgradable
        case "default_account_state_upgradable": found.accountStateUpgradable
        default: found.metadataMutable
        }
    }

    @Test(arguments: names) func `what is not said is not "0"`(name: String) throws {
        let fixture = try PriceFixture(GoPlusSamples.security)
        for bent in [
            fixture.with("\(Self.at).\(name)", nil), fixture.with("\(Self.at).\(name)", .null),
            fixture.with("\(Self.at).\(name)", .object([])),
            fixture.with("\(Self.at).\(name).status", nil),
            fixture.with("\(Self.at).\(name).status", .string("")),
        ] {
            #expect(Self.power(name, try Self.decode(bent)).isHeld == nil)
        }
    }

    @Test(
        arguments: zip(
            names,
            [
                .mintAuthority, .freezeAuthority, .mintClose, .permanentDelegate, .transferFee,
                .transferHook, .defaultFrozen, .mutableDisplay,
            ] as [WardenRule]
        )
    )
    func `a power is an opinion on its rule`(name: String, rule: WardenRule) throws {
        let holders = name == "metadata_mutable" ? "metadata_upgrade_authority" : "authority"
        let text = """
            {"status":"1","\(holders)":[{"address":"\(PriceSamples.mint(9))","malicious_address":0}]}
            """
        let fixture = try PriceFixture(GoPlusSamples.security)
        let found = try Self.decode(try fixture.with("\(Self.at).\(name)", json: text))
        #expect(found.opinions.map(\.rule) == [rule])
        let isGrave = name != "metadata_mutable"
        #expect(found.opinions.map(\.severity) == [isGrave ? .danger : .warning])
        let malicious = text.replacing("\"malicious_address\":0", with: "\"malicious_address\":1")
        let worse = try Self.decode(try fixture.with("\(Self.at).\(name)", json: malicious))
        #expect(worse.opinions.map(\.severity).suffix(1) == [.danger])
        #expect(worse.opinions.count == 2)
    }

    @Test func `a power that is denied but has a holder is held`() throws {
        let json = #"{"status":"0","authority":[{"address":"\#(PriceSamples.mint(9))"}]}"#
        let fixture = try PriceFixture(GoPlusSamples.security).with(
            "\(Self.at).mintable",
            json: json
        )
        #expect(try Self.decode(fixture).opinions.map(\.rule) == [.mintAuthority])
    }

    @Test(arguments: [
        ("default_account_state", "\"2\"", WardenRule.defaultFrozen),
        ("non_transferable", "\"1\"", .nonTransferable),
        ("none_transferable", "\"1\"", .nonTransferable),
        (
            "transfer_fee", #"{"current_fee_rate":{"fee_rate":"0.05","maximum_fee":"1"}}"#,
            .transferFee
        ),
        (
            "transfer_fee",
            #"{"current_fee_rate":{"fee_rate":0},"scheduled_fee_rate":[{"epoch":"9","fee_rate":0.0000001}]}"#,
            .transferFee
        ),
        (
            "transfer_hook", #"[{"address":"\#(PriceSamples.mint(9))","malicious_address":0}]"#,
            .transferHook
        ),
        ("creators", #"[{"address":"\#(PriceSamples.mint(9))","malicious_address":1}]"#, .creator),
    ])
    func `what else GoPlus has against a token`(name: String, json: String, rule: WardenRule) throws
    {
        let fixture = try PriceFixture(GoPlusSamples.security).with(
            "\(Self.at).\(name)",
            json: json
        )
        let opinions = try Self.decode(fixture).opinions
        #expect(opinions.map(\.rule) == [rule])
        #expect(opinions.map(\.severity) == [.danger])
    }

    @Test func `trust takes nothing away`() throws {
        let fixture = try PriceFixture(GoPlusSamples.security)
            .with("\(Self.at).trusted_token", json: "1")
            .with("\(Self.at).mintable.status", json: "\"1\"")
        let found = try Self.decode(fixture)
        #expect(found.isTrusted == true)
        #expect(found.opinions.map(\.rule) == [.mintAuthority])
    }

    @Test(arguments: [
        "default_account_state", "transfer_fee", "transfer_hook", "creators", "dex", "holders",
        "lp_holders", "holder_count", "trusted_token", "non_transferable",
    ])
    func `what is left out is unknown`(name: String) throws {
        let found = try Self.decode(
            PriceFixture(GoPlusSamples.security).with("\(Self.at).\(name)", nil)
        )
        switch name {
        case "default_account_state": #expect(found.accountState == nil)
        case "transfer_fee": #expect(found.transferFeePpm == nil)
        case "transfer_hook": #expect(found.transferHooks == nil)
        case "creators": #expect(found.creators == nil)
        case "dex": #expect(found.pools == nil)
        case "holders": #expect(found.holders == nil)
        case "lp_holders": #expect(found.shareHolders == nil)
        case "holder_count": #expect(found.holderCount == nil)
        case "trusted_token": #expect(found.isTrusted == nil)
        default: #expect(found.isNonTransferable == nil)
        }
    }

    private static func bend(_ path: String, _ json: String?, _ kind: String) -> Bend {
        Bend("\(at).\(path)", json, "\(kind) \(at).\(path)")
    }

    static let bends: [Bend] = [
        Bend("code", nil, "missing code"), Bend("code", "\"one\"", "mistyped code"),
        Bend("code", "2", "refused 2"), Bend("code", "2004", "refused 2004"),
        Bend("code", "2021", "no data"), Bend("code", "4029", "refused 4029"),
        Bend("code", "5000", "refused 5000"), Bend("code", "0", "refused 0"),
        Bend("result", nil, "no data"), Bend("result", "null", "no data"),
        Bend("result", "{}", "no data"),
        Bend("result", "[]", "mistyped result"), Bend(at, nil, "no data"),
        Bend(at, "null", "no data"),
        Bend(at, "{}", "no data"), Bend(at, "7", "mistyped \(at)"),
        bend("mintable.status", "\"2\"", "mistyped"), bend("mintable.status", "true", "mistyped"),
        bend("mintable", "\"1\"", "mistyped"), bend("mintable.authority", "{}", "mistyped"),
        bend("default_account_state", "\"3\"", "mistyped"),
        bend("non_transferable", "\"no\"", "mistyped"),
        bend("dex[0].tvl", "\"-1\"", "absurd"), bend("dex[0].tvl", "\"NaN\"", "absurd"),
        bend("dex[0].tvl", "1e300", "absurd"), bend("dex[0].burn_percent", "101", "absurd"),
        bend("dex[0].burn_percent", "-1", "absurd"), bend("dex[0].id", nil, "missing"),
        bend("holders[0].percent", "\"1.5\"", "absurd"), bend("holders[0].percent", nil, "missing"),
        bend("holders[0].account", "\"x\"", "mistyped"), bend("holders[0].account", nil, "missing"),
        bend("lp_holders[0].percent", "\"much\"", "mistyped"),
        bend("holder_count", "\"-1\"", "absurd"),
        bend("creators[0].address", nil, "missing"),
        bend("creators[0].address", "\"x\"", "mistyped"),
        bend("creators[0].malicious_address", "2", "mistyped"),
        Bend("\(at).transfer_fee", #"{"current_fee_rate":{}}"#, nil),
        Bend(
            "\(at).transfer_fee",
            #"{"current_fee_rate":{"maximum_fee":"1"}}"#,
            "missing \(at).transfer_fee.current_fee_rate.fee_rate"
        ),
        Bend(
            "\(at).transfer_fee",
            #"{"current_fee_rate":{"fee_rate":"-1"}}"#,
            "absurd \(at).transfer_fee.current_fee_rate.fee_rate"
        ),
        Bend("\(at).newField", "[{}]", nil),
    ]

    @Test(arguments: bends) func `what is wrong is said`(bend: Bend) throws {
        #expect(try bend.outcome(Self.question, GoPlusSamples.security) == bend.outcome)
    }

    @Test func `another token's answer is no data`() throws {
        let text = GoPlusSamples.security.replacing("\(Self.mint)", with: "\(PriceSamples.mint(2))")
        #expect(Self.question.refusal(try PriceFixture(text)) == .noData)
    }

    @Test(arguments: PriceOutage.bodies) func `an outage is an error`(body: String) {
        #expect(PriceOutage.refusal(Self.question, body) != nil)
    }

    @Test func `an answer that is cut off is not believed`() {
        #expect(!PriceOutage.isBelievedCutOff(Self.question, GoPlusSamples.security))
    }

    @Test func `whatever stands anywhere, nothing traps and nothing unknown is "0"`() throws {
        let fixture = try PriceFixture(GoPlusSamples.security)
        for path in fixture.paths {
            for oddity in PriceFixture.oddities {
                let bent = try fixture.with(path, json: oddity)
                guard let found = try? Self.decode(bent), path.hasSuffix(".status") else {
                    continue
                }
                // All others are "0", so that this one shows whether it was taken for it.
                let denied = Self.names.count { Self.power($0, found).isHeld == false }
                #expect(denied == Self.names.count - 1 || oddity == "0", "\(path) = \(oddity)")
            }
        }
    }
}
