import ByteCodec
import Intel
import Solana
import Testing
import TradeModel

@Suite struct `Helius's index` {
    private static let mint = PriceSamples.mint(90)
    private static let holder = PriceSamples.mint(91)
    private static let question = Helius.asset(
        of: AskedMint(mint, decimals: 6),
        within: SlotBound(slot: 300_000_000)
    )

    private static func sample() throws -> PriceFixture {
        try PriceFixture(
            """
            {"jsonrpc":"2.0","id":1,"result":{"interface":"FungibleToken","id":"\(mint)",
            "content":{"json_uri":"","metadata":{"name":"Token","symbol":"TOK"}},"authorities":[],
            "creators":[],"ownership":{"frozen":false,"delegated":false,"owner":""},"mutable":false,
            "burnt":false,"token_info":{"symbol":"TOK","supply":1000000000000000,"decimals":6,
            "token_program":"\(KnownAddress.tokenProgram)",
            "price_info":{"price_per_token":0.1,"currency":"USDC"}},
            "last_indexed_slot":299999990}}
            """
        )
    }

    private static func decode(_ fixture: PriceFixture) throws -> HeliusAsset {
        try question.decode(fixture.reply())
    }

    @Test func `it is asked for by address, in JSON-RPC`() throws {
        let request = Self.question.request
        #expect(request.provider == .helius && request.endpoint == "getAsset")
        let body = try JSONValue(parsing: request.body)
        #expect(body["method"]?.string == "getAsset")
        #expect(body["params"]?["id"]?.string == "\(Self.mint)")
    }

    @Test func `a token without a blemish`() throws {
        let found = try Self.decode(Self.sample())
        #expect(found.supply == 1_000_000_000_000_000 && found.indexedSlot == 299_999_990)
        #expect(found.mintAuthority == .nobody && found.freezeAuthority == .nobody)
        #expect(found.isMutable == false && found.isBurnt == false && found.extensions == [])
        #expect(found.opinions == [])
    }

    @Test(arguments: [
        ("result.token_info.mint_authority", "\"\(holder)\"", WardenRule.mintAuthority, true),
        ("result.token_info.freeze_authority", "\"\(holder)\"", .freezeAuthority, true),
        (
            "result.mint_extensions", #"{"permanent_delegate":{"delegate":"x"}}"#,
            .permanentDelegate, false
        ),
        ("result.mint_extensions", #"{"transfer_fee_config":{"a":1}}"#, .transferFee, false),
        ("result.mint_extensions", #"{"transfer_hook":{"a":1}}"#, .transferHook, false),
        (
            "result.mint_extensions", #"{"default_account_state":{"state":"frozen"}}"#,
            .defaultFrozen, false
        ),
    ])
    func `what it has against a token`(
        path: String,
        value: String,
        rule: WardenRule,
        isGrave: Bool
    ) throws {
        let found = try Self.decode(try Self.sample().with(path, json: value)).opinions
        #expect(found.map(\.rule) == [rule])
        #expect(found.map(\.severity) == [isGrave ? .danger : .warning])
        #expect(found.allSatisfy { $0.provider == .helius })
    }

    @Test(arguments: [
        ("result.id", "\"\(holder)\""), ("result.token_info", "null"),
        ("result.token_info.decimals", "9"), ("result.token_info.decimals", "null"),
        ("result.token_info.supply", "-1"), ("result.token_info.supply", "1e300"),
        ("result.token_info.mint_authority", "\"nobody\""), ("result.mutable", "\"yes\""),
        ("result.last_indexed_slot", "299999000"), ("result.last_indexed_slot", "300001000"),
        ("id", "2"), ("result", "null"),
    ])
    func `what cannot be is not believed`(path: String, value: String) throws {
        let bent = try Self.sample().with(path, json: value)
        #expect(throws: IntelError.self) { try Self.decode(bent) }
    }

    @Test func `a stated error is told with its code`() throws {
        let refused = try PriceFixture(
            #"{"jsonrpc":"2.0","id":1,"error":{"code":-32000,"message":"Asset Not Found"}}"#
        )
        #expect(throws: IntelError.refused(code: "-32000", message: "Asset Not Found")) {
            try Self.decode(refused)
        }
    }

    @Test func `nothing odd at any place traps`() throws {
        let sample = try Self.sample()
        for path in sample.paths {
            for oddity in PriceFixture.oddities {
                let bent = try sample.with(path, json: oddity)
                do { _ = try Self.decode(bent) } catch { #expect(error is IntelError) }
            }
        }
    }

    @Test(arguments: [("12000.5", 12_001), ("0", 0), ("1e3", 1_000)] as [(String, UInt64)])
    func `a fee is a whole number, rounded up`(text: String, fee: UInt64) throws {
        let question = Helius.priorityFee(writingTo: [Self.mint], .high)
        let body = try JSONValue(parsing: question.request.body)
        let asked = body["params"]?.array?.first
        #expect(asked?["accountKeys"]?.array?.map(\.string) == ["\(Self.mint)"])
        #expect(asked?["options"]?["priorityLevel"]?.string == "High")
        let answer = #"{"jsonrpc":"2.0","id":1,"result":{"priorityFeeEstimate":\#(text)}}"#
        #expect(try question.decode(PriceFixture(answer).reply()) == fee)
    }

    @Test(arguments: ["-1", "1e300", "\"NaN\"", "null", "100000001"])
    func `a fee that nobody would pay is not believed`(text: String) throws {
        let answer = #"{"jsonrpc":"2.0","id":1,"result":{"priorityFeeEstimate":\#(text)}}"#
        #expect(throws: IntelError.self) {
            try Helius.priorityFee(writingTo: [], .low).decode(PriceFixture(answer).reply())
        }
    }
}
