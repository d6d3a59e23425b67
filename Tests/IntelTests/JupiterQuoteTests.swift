import ByteCodec
import Intel
import Solana
import Testing
import TradeModel

@Suite struct `Jupiter's quotes and swaps` {
    private static let asked = QuoteRequest(
        input: JupiterSamples.mint,
        output: JupiterSamples.dollar,
        amount: 1_000_000_000,
        slippageBps: 50
    )
    private static let bound = SlotBound(slot: JupiterSamples.slot + 10)
    private static let question = Jupiter.quote(asked, within: bound)

    @Test func `a quote is asked for in raw units`() {
        let request = Self.question.request
        #expect(request.path == "/swap/v1/quote")
        #expect(request.query.contains(.init("inputMint", "\(JupiterSamples.mint)")))
        #expect(request.query.contains(.init("outputMint", "\(JupiterSamples.dollar)")))
        #expect(request.query.contains(.init("amount", "1000000000")))
        #expect(request.query.contains(.init("slippageBps", "50")))
        #expect(request.query.contains(.init("swapMode", "ExactIn")))
    }

    @Test func `a quote`() throws {
        let reply = try PriceFixture(JupiterSamples.quote).reply()
        let quote = try Self.question.decode(reply)
        #expect(quote.inAmount == 1_000_000_000)
        #expect(quote.outAmount == 20_000_001)
        #expect(quote.threshold == 19_900_000)
        #expect(quote.priceImpactPpm == 1_201, "an impact is rounded up")
        #expect(quote.slot == JupiterSamples.slot)
        #expect(quote.route.map(\.pool) == [PriceSamples.mint(80), PriceSamples.mint(87)])
        #expect(quote.route.map(\.label) == ["Raydium", "Whirlpool"])
        #expect(quote.raw == reply.body)
    }

    static let bends: [Bend] =
        Bend.absent(
            [
                "inputMint", "outputMint", "inAmount", "outAmount", "otherAmountThreshold",
                "swapMode",
                "slippageBps", "priceImpactPct", "routePlan", "contextSlot",
                "routePlan[0].swapInfo",
                "routePlan[0].swapInfo.ammKey", "routePlan[0].swapInfo.inputMint",
                "routePlan[1].swapInfo.outputMint",
            ]
        ) { "missing \($0)" }
        + Bend.absent(
            [
                "platformFee", "timeTaken", "routePlan[0].percent", "routePlan[0].bps",
                "futureField",
                "routePlan[0].swapInfo.label",
            ]
        ) { _ in nil }
        + [
            Bend("inputMint", "\"\(PriceSamples.mint(2))\"", "not asked inputMint"),
            Bend("outputMint", "\"\(PriceSamples.mint(2))\"", "not asked outputMint"),
            Bend("inputMint", "1", "mistyped inputMint"),
            Bend("inAmount", "\"1000000001\"", "not asked inAmount"),
            Bend("inAmount", "\"many\"", "mistyped inAmount"),
            Bend("outAmount", "\"-5\"", "absurd outAmount"),
            Bend("outAmount", "\"0\"", "absurd outAmount"),
            Bend("outAmount", "\"18446744073709551616\"", "absurd outAmount"),
            Bend("outAmount", "\"1e9\"", "absurd outAmount"),
            Bend("outAmount", "\"40000002\"", "not asked otherAmountThreshold"),
            Bend("otherAmountThreshold", "\"19899999\"", nil),
            Bend("otherAmountThreshold", "\"19900001\"", nil),
            Bend("otherAmountThreshold", "\"19899998\"", "not asked otherAmountThreshold"),
            Bend("otherAmountThreshold", "\"19900002\"", "not asked otherAmountThreshold"),
            Bend("otherAmountThreshold", "\"0\"", "not asked otherAmountThreshold"),
            Bend("swapMode", "\"ExactOut\"", "not asked swapMode"),
            Bend("slippageBps", "51", "not asked slippageBps"),
            Bend("slippageBps", "\"fifty\"", "mistyped slippageBps"),
            Bend("priceImpactPct", "\"-0.01\"", nil), Bend("priceImpactPct", "0.5", nil),
            Bend("priceImpactPct", "\"1.5\"", "absurd priceImpactPct"),
            Bend("priceImpactPct", "\"1e300\"", "absurd priceImpactPct"),
            Bend("priceImpactPct", "\"NaN\"", "absurd priceImpactPct"),
            Bend("routePlan", "[]", "not asked routePlan"),
            Bend("routePlan", "{}", "mistyped routePlan"),
            Bend("routePlan[0]", nil, "not asked routePlan"),
            Bend("routePlan[1]", nil, "not asked routePlan"),
            Bend("routePlan[0].swapInfo.ammKey", "\"x\"", "mistyped routePlan[0].swapInfo.ammKey"),
            Bend("contextSlot", "\(JupiterSamples.slot - 141)", "stale contextSlot"),
            Bend("contextSlot", "\(JupiterSamples.slot + 161)", "absurd contextSlot"),
            Bend("contextSlot", "-1", "absurd contextSlot"),
        ]

    @Test(arguments: bends) func `what is wrong with a quote is said`(bend: Bend) throws {
        #expect(try bend.outcome(Self.question, JupiterSamples.quote) == bend.outcome)
    }

    @Test func `without a bound an old quote will do`() throws {
        let fixture = try PriceFixture(JupiterSamples.quote).with("contextSlot", json: "5")
        let found = try Jupiter.quote(Self.asked, within: nil).decode(fixture.reply())
        #expect(found.slot == 5)
    }

    @Test(arguments: [
        ("19900000", false), ("20100002", true), ("20100000", true), ("20100004", false),
    ])
    func `where the output is fixed the threshold is the most that goes in`(
        threshold: String,
        isBelieved: Bool
    ) throws {
        let asked = QuoteRequest(
            input: JupiterSamples.mint,
            output: JupiterSamples.dollar,
            amount: 777,
            slippageBps: 50,
            mode: .exactOut
        )
        let fixture = try PriceFixture(JupiterSamples.quote)
            .with("inAmount", json: "\"20000001\"").with("outAmount", json: "\"777\"")
            .with("swapMode", json: "\"ExactOut\"")
            .with("otherAmountThreshold", json: "\"\(threshold)\"")
        let question = Jupiter.quote(asked, within: Self.bound)
        #expect((question.refusal(fixture) == nil) == isBelieved)
        let other = try fixture.with("outAmount", json: "\"778\"")
        #expect(question.refusal(other)?.brief == "not asked outAmount")
    }

    @Test func `the largest amounts don't trap`() throws {
        let most = "\"18446744073709551615\""
        let asked = QuoteRequest(
            input: JupiterSamples.mint,
            output: JupiterSamples.dollar,
            amount: .max,
            slippageBps: .max
        )
        #expect(asked.slippageBps == 10_000)
        let fixture = try PriceFixture(JupiterSamples.quote)
            .with("inAmount", json: most).with("outAmount", json: most)
            .with("slippageBps", json: "10000").with("otherAmountThreshold", json: "\"0\"")
        #expect(Jupiter.quote(asked, within: nil).refusal(fixture) == nil)
    }

    // MARK: - Swaps

    private static let owner = PriceSamples.mint(72)

    private static func swap() throws -> Question<JupiterSwap> {
        let quote = try question.decode(PriceFixture(JupiterSamples.quote).reply())
        return Jupiter.swap(quote, for: owner)
    }

    @Test func `a swap is asked for with the quote as it came, byte for byte`() throws {
        let reply = try PriceFixture(JupiterSamples.quote).reply()
        let spaced = ProviderReply(
            status: 200,
            body: Array(" ".utf8) + reply.body + Array("\n".utf8),
            askedAt: reply.askedAt,
            receivedAt: reply.receivedAt
        )
        let request = Jupiter.swap(try Self.question.decode(spaced), for: Self.owner).request
        #expect(request.method == .post)
        #expect(request.path == "/swap/v1/swap")
        let body = try JSONValue(parsing: request.body)
        #expect(body["userPublicKey"] == .string("\(Self.owner)"))
        #expect(body["wrapAndUnwrapSol"] == .bool(false))
        #expect(body["quoteResponse"] == (try JSONValue(parsing: reply.body)))
        let text = String(decoding: request.body, as: UTF8.self)
        #expect(text.contains(String(decoding: spaced.body, as: UTF8.self)))
    }

    @Test func `a swap`() throws {
        let found = try Self.swap().decode(PriceFixture(JupiterSamples.swap).reply())
        #expect(found.transaction == [1, 2, 3, 4, 5])
        #expect(found.lastValidBlockHeight == 279_632_475)
        #expect(found.simulationError == nil)
    }

    @Test func `an error of Jupiter's simulation is kept, whatever its form`() throws {
        let fixture = try PriceFixture(JupiterSamples.swap)
        let error = #"{"errorCode":"TRANSACTION_ERROR","error":"custom program error: 0x1771"}"#
        let found = try Self.swap().decode(fixture.with("simulationError", json: error).reply())
        #expect(found.simulationError?.code == "TRANSACTION_ERROR")
        #expect(found.simulationError?.words == "custom program error: 0x1771")
        for odd in ["\"failed\"", "[]", "{}", "true", "7"] {
            let reply = try fixture.with("simulationError", json: odd).reply()
            #expect(try Self.swap().decode(reply).simulationError != nil, "\(odd)")
        }
    }

    static let swapBends: [Bend] =
        Bend.absent(["swapTransaction", "lastValidBlockHeight"]) { "missing \($0)" }
        + Bend.absent(["prioritizationFeeLamports", "computeUnitLimit", "simulationError"]) { _ in
            nil
        }
        + [
            Bend("swapTransaction", "\"\"", "missing swapTransaction"),
            Bend("swapTransaction", "7", "mistyped swapTransaction"),
            Bend("swapTransaction", "\"AQI\"", "mistyped swapTransaction"),
            Bend("swapTransaction", "\"AQ_-\"", "mistyped swapTransaction"),
            Bend("swapTransaction", "\"AQID====\"", "mistyped swapTransaction"),
            Bend("swapTransaction", "\"A===\"", "mistyped swapTransaction"),
            Bend("swapTransaction", "\"AQIDBAV=\"", "mistyped swapTransaction"),
            Bend("swapTransaction", "\"AQ==BAU=\"", "mistyped swapTransaction"),
            Bend(
                "swapTransaction",
                "\"\(String(repeating: "AAAA", count: 411))\"",
                "absurd swapTransaction"
            ),
            Bend("swapTransaction", "\"\(String(repeating: "AAAA", count: 410))AAA=\"", nil),
            Bend("lastValidBlockHeight", "0", "absurd lastValidBlockHeight"),
            Bend("lastValidBlockHeight", "-1", "absurd lastValidBlockHeight"),
            Bend("lastValidBlockHeight", "\"soon\"", "mistyped lastValidBlockHeight"),
        ]

    @Test(arguments: swapBends) func `what is wrong with a swap is said`(bend: Bend) throws {
        #expect(try bend.outcome(Self.swap(), JupiterSamples.swap) == bend.outcome)
    }

    @Test(arguments: PriceOutage.bodies) func `an outage is an error`(body: String) throws {
        #expect(PriceOutage.refusal(Self.question, body) != nil)
        #expect(PriceOutage.refusal(try Self.swap(), body) != nil)
    }

    @Test func `an answer that is cut off is not believed`() throws {
        #expect(!PriceOutage.isBelievedCutOff(Self.question, JupiterSamples.quote))
        #expect(!PriceOutage.isBelievedCutOff(try Self.swap(), JupiterSamples.swap))
    }

    @Test func `whatever stands anywhere, nothing traps`() throws {
        for text in [JupiterSamples.quote, JupiterSamples.swap] {
            let fixture = try PriceFixture(text)
            for path in fixture.paths {
                for oddity in PriceFixture.oddities {
                    let bent = try fixture.with(path, json: oddity)
                    _ = Self.question.refusal(bent)
                    _ = try Self.swap().refusal(bent)
                }
            }
        }
    }
}
