import Intel
import Money
import Solana
import Testing
import TradeModel

@Suite struct `Jupiter's prices` {
    private static let bound = SlotBound(slot: JupiterSamples.slot)
    private static let asked = [
        AskedMint(PriceSamples.mint(1), decimals: 6), AskedMint(PriceSamples.mint(2)),
        AskedMint(PriceSamples.mint(3)),
    ]
    private static let question = Jupiter.prices(of: asked, within: bound)
    private static let first = "\(PriceSamples.mint(1))"

    @Test func `many are asked for in one address`() {
        #expect(Self.question.request.provider == .jupiter)
        #expect(Self.question.request.path == "/price/v3")
        let list = Self.asked.map { "\($0.mint)" }.joined(separator: ",")
        #expect(Self.question.request.query == [.init("ids", list)])
    }

    @Test func `a token that is left out is no data, and the others have prices`() throws {
        let prices = try Self.question.decode(PriceFixture(JupiterSamples.prices).reply())
        #expect(prices.map(\.mint) == (1...3).map { PriceSamples.mint($0) })
        let reading = try prices[0].result.get()
        #expect(reading.price == Price(mantissa: 23_456_789_012_345, scale: 18))
        #expect(reading.liquidityMicroUsd == 81_234_560_000)
        #expect(reading.decimals == 6)
        #expect(reading.slot == 299_283_760)
        #expect(reading.measuredAt == PriceSamples.now + .milliseconds(-1_200))
        #expect(prices[1].result == .failure(.noData))
        #expect(try prices[2].result.get().price == Price(mantissa: 14_747_898, scale: 5))
    }

    @Test func `an empty answer is no data for each`() throws {
        let prices = try Self.question.decode(PriceFixture("{}").reply())
        #expect(prices.map(\.result) == Array(repeating: .failure(.noData), count: 3))
    }

    private static func bend(_ name: String, _ json: String?, _ kind: String?) -> Bend {
        Bend("\(first).\(name)", json, kind.map { $0 == "no data" ? $0 : "\($0) \(first).\(name)" })
    }

    static let bends: [Bend] = [
        Bend(first, "null", "no data"), Bend(first, "{}", "no data"), Bend(first, nil, "no data"),
        Bend(first, "[]", "mistyped \(first)"),
        bend("usdPrice", nil, "missing"), bend("usdPrice", "null", "missing"),
        bend("usdPrice", "0", "no data"),
        bend("usdPrice", "-1", "absurd"), bend("usdPrice", "1e300", "absurd"),
        bend("usdPrice", "\"NaN\"", "absurd"), bend("usdPrice", "[]", "mistyped"),
        bend("decimals", nil, "missing"), bend("decimals", "9", "not the chain's"),
        bend("decimals", "-1", "absurd"), bend("decimals", "\"six\"", "mistyped"),
        bend("blockId", nil, "missing"), bend("blockId", "null", "missing"),
        bend("blockId", "\(JupiterSamples.slot - 150)", nil),
        bend("blockId", "\(JupiterSamples.slot - 151)", "stale"), bend("blockId", "0", "stale"),
        bend("blockId", "\(JupiterSamples.slot + 150)", nil),
        bend("blockId", "\(JupiterSamples.slot + 151)", "absurd"),
        bend("blockId", "18446744073709551615", "absurd"),
        bend("blockId", "18446744073709551616", "absurd"),
        bend("blockId", "1.5", "absurd"), bend("blockId", "{}", "mistyped"),
        bend("liquidity", nil, nil), bend("liquidity", "null", nil),
        bend("liquidity", "-1", "absurd"),
        bend("newField", "1", nil),
    ]

    @Test(arguments: bends) func `what is wrong with one is said, and costs no other`(bend: Bend)
        throws
    {
        let fixture = try bend.applied(to: PriceFixture(JupiterSamples.prices))
        let prices = try Self.question.decode(fixture.reply())
        switch prices[0].result {
        case .success: #expect(bend.outcome == nil)
        case .failure(let error): #expect(error.brief == bend.outcome)
        }
        #expect(throws: Never.self) { try prices[2].result.get() }
    }

    @Test func `a slot of long ago is stale by its age`() throws {
        let fixture = try PriceFixture(JupiterSamples.prices)
            .with("\(Self.first).blockId", json: "\(JupiterSamples.slot - 1_000)")
        let prices = try Self.question.decode(fixture.reply())
        let stale = IntelError.stale(field: "\(Self.first).blockId", age: .seconds(400))
        #expect(prices[0].result == .failure(stale))
    }

    @Test func `a slot that our node has not reached yet was now`() throws {
        let fixture = try PriceFixture(JupiterSamples.prices)
            .with("\(Self.first).blockId", json: "\(JupiterSamples.slot + 10)")
        let prices = try Self.question.decode(fixture.reply())
        #expect(try prices[0].result.get().measuredAt == PriceSamples.now)
    }

    @Test(arguments: PriceOutage.bodies) func `an outage is an error, or no data for each`(
        body: String
    ) {
        let reply = ProviderReply(
            status: 200,
            body: Array(body.utf8),
            askedAt: PriceSamples.now,
            receivedAt: PriceSamples.now
        )
        guard let prices = try? Self.question.decode(reply) else { return }
        #expect(prices.map(\.result) == Array(repeating: .failure(.noData), count: 3))
    }

    @Test func `an answer that is cut off is not believed`() {
        #expect(!PriceOutage.isBelievedCutOff(Self.question, JupiterSamples.prices))
    }
}
