import ByteCodec
import Intel
import Money
import Solana
import Testing
import TradeModel

@Suite struct `Birdeye's prices` {
    private static let maxAge = Instant.Span.seconds(30)
    private static let mint = BirdeyeSamples.mint
    private static let question = Birdeye.price(of: AskedMint(mint), maxAge: maxAge)

    @Test func `one is asked for by its address, on Solana`() {
        let request = Self.question.request
        #expect(request.provider == .birdeye)
        #expect(request.endpoint == "price")
        #expect(request.method == .get)
        #expect(request.path == "/defi/price")
        #expect(request.query.contains(.init("address", "\(Self.mint)")))
        #expect(request.query.contains(.init("include_liquidity", "true")))
        #expect(request.headers.contains(.init("x-chain", "solana")))
    }

    @Test func `every digit of a price arrives`() throws {
        let reading = try Self.question.decode(PriceFixture(BirdeyeSamples.price).reply())
        #expect(reading.provider == .birdeye)
        #expect(reading.mint == Self.mint)
        #expect(reading.price == Price(mantissa: 23_456_789_012_345, scale: 18))
        #expect(reading.liquidityMicroUsd == 81_234_567_890)
        #expect(reading.measuredAt == PriceSamples.now + .seconds(-7))
    }

    @Test(
        arguments: [
            ("1", 1, 0), ("1.50", 15, 1), ("2.5e-9", 25, 10), ("1200", 1_200, 0),
            ("1.2E3", 1_200, 0),
            ("0.1234567890123456789", 123_456_789_012_345_678, 18), ("1e-48", 1, 48),
            ("1000000000000", 1_000_000_000_000, 0),
        ] as [(String, Int64, UInt8)]
    )
    func `prices are exact`(json: String, mantissa: Int64, scale: UInt8) throws {
        let fixture = try PriceFixture(BirdeyeSamples.price).with("data.value", json: json)
        let reading = try Self.question.decode(fixture.reply())
        #expect(reading.price == Price(mantissa: mantissa, scale: scale))
    }

    private static let seconds = BirdeyeSamples.measured + 7

    static let bends =
        [
            Bend("success", nil, "missing success"), Bend("success", "1", "mistyped success"),
            Bend("data", nil, "no data"), Bend("data", "null", "no data"),
            Bend("data", "{}", "no data"),
            Bend("data", "[1]", "mistyped data"), Bend("data", "7", "mistyped data"),
            Bend("data.value", nil, "missing data.value"),
            Bend("data.value", "0", "no data"), Bend("data.value", "0.00", "no data"),
            Bend("data.value", "true", "mistyped data.value"),
            Bend("data.value", "-1", "absurd data.value"),
            Bend("data.value", "1e300", "absurd data.value"),
            Bend("data.value", "1e-300", "absurd data.value"),
            Bend("data.value", "1000000000001", "absurd data.value"),
            Bend("data.value", "\"NaN\"", "absurd data.value"),
            Bend("data.value", "\"one\"", "mistyped data.value"),
            Bend("data.updateUnixTime", nil, "missing data.updateUnixTime"),
            Bend("data.updateUnixTime", "null", "missing data.updateUnixTime"),
            Bend("data.updateUnixTime", "\"soon\"", "mistyped data.updateUnixTime"),
            Bend("data.updateUnixTime", "0", "absurd data.updateUnixTime"),
            Bend("data.updateUnixTime", "-5", "absurd data.updateUnixTime"),
            Bend("data.updateUnixTime", "1e300", "absurd data.updateUnixTime"),
            Bend("data.updateUnixTime", "9223372036854775807", "absurd data.updateUnixTime"),
            Bend("data.updateUnixTime", "\(seconds - 31)", "stale data.updateUnixTime"),
            Bend("data.updateUnixTime", "\(seconds - 30)", nil),
            Bend("data.updateUnixTime", "\(seconds + 60)", nil),
            Bend("data.updateUnixTime", "\(seconds + 61)", "absurd data.updateUnixTime"),
            Bend("data.liquidity", nil, nil), Bend("data.liquidity", "null", nil),
            Bend("data.liquidity", "-0.1", "absurd data.liquidity"),
            Bend("data.liquidity", "1e300", "absurd data.liquidity"),
            Bend("data.liquidity", "{}", "mistyped data.liquidity"),
            Bend("data.newField", "{\"a\":[1]}", nil), Bend("another", "1", nil),
        ]

    @Test(arguments: bends) func `what is wrong is said`(bend: Bend) throws {
        #expect(try bend.outcome(Self.question, BirdeyeSamples.price) == bend.outcome)
    }

    @Test func `nothing, nulls and zeros are no data`() throws {
        for data in [
            "null", "{}", #"{"value":null,"updateUnixTime":null}"#,
            #"{"value":0,"updateUnixTime":0}"#,
        ] {
            let bend = Bend("data", data, "no data")
            #expect(try bend.outcome(Self.question, BirdeyeSamples.price) == "no data", "\(data)")
        }
    }

    @Test func `an error in the envelope is a refusal`() throws {
        let text = #"{"success":false,"message":"Compute units exceeded","statusCode":400}"#
        #expect(
            Self.question.refusal(try PriceFixture(text))
                == .refused(code: "400", message: "Compute units exceeded")
        )
        let bare = Self.question.refusal(try PriceFixture(#"{"success":false}"#))
        #expect(bare == .refused(code: "", message: "null"))
    }

    // MARK: - Many at once

    private static let many = Birdeye.prices(
        of: [
            AskedMint(PriceSamples.mint(1)), AskedMint(PriceSamples.mint(2)),
            AskedMint(PriceSamples.mint(3)), AskedMint(PriceSamples.mint(4)),
        ],
        maxAge: maxAge
    )

    @Test func `many are asked for in one body`() throws {
        let request = Self.many.request
        #expect(request.endpoint == "multi_price")
        #expect(request.method == .post)
        #expect(request.isRepeatable)
        let body = try JSONValue(parsing: request.body)
        let list = (1...4).map { "\(PriceSamples.mint($0))" }.joined(separator: ",")
        #expect(body == .object([JSONValue.Member("list_address", .string(list))]))
    }

    @Test func `a null and a token that is left out are no data, and the others have prices`()
        throws
    {
        let prices = try Self.many.decode(PriceFixture(BirdeyeSamples.prices).reply())
        #expect(prices.map(\.mint) == (1...4).map { PriceSamples.mint($0) })
        #expect(try prices[0].result.get().price == Price(mantissa: 125, scale: 2))
        #expect(prices[1].result == .failure(.noData))
        #expect(try prices[2].result.get().price == Price(mantissa: 25, scale: 10))
        #expect(prices[3].result == .failure(.noData))
    }

    @Test func `one that is wrong costs no other`() throws {
        let path = "data.\(PriceSamples.mint(1)).value"
        let fixture = try PriceFixture(BirdeyeSamples.prices).with(path, json: "-3")
        let prices = try Self.many.decode(fixture.reply())
        #expect(prices[0].result == .failure(.absurd(field: path, value: "-3")))
        #expect(throws: Never.self) { try prices[2].result.get() }
    }

    @Test func `no data at all is no data for each`() throws {
        for data in ["null", "{}"] {
            let fixture = try PriceFixture(BirdeyeSamples.prices).with("data", json: data)
            let prices = try Self.many.decode(fixture.reply())
            #expect(prices.map(\.result) == Array(repeating: .failure(.noData), count: 4))
        }
    }

    @Test func `an address in another case is another address`() throws {
        let text = BirdeyeSamples.prices.replacing(
            "\(PriceSamples.mint(1))",
            with: "\(PriceSamples.mint(1))".lowercased()
        )
        let prices = try Self.many.decode(PriceFixture(text).reply())
        #expect(prices[0].result == .failure(.noData))
    }

    // MARK: - Out of order

    @Test(arguments: PriceOutage.bodies) func `an outage is an error`(body: String) {
        #expect(PriceOutage.refusal(Self.question, body) != nil)
        if body != #"{"success":true}"# { #expect(PriceOutage.refusal(Self.many, body) != nil) }
    }

    @Test func `an answer that is cut off is not believed`() {
        #expect(!PriceOutage.isBelievedCutOff(Self.question, BirdeyeSamples.price))
        #expect(!PriceOutage.isBelievedCutOff(Self.many, BirdeyeSamples.prices))
    }

    @Test func `whatever stands anywhere, nothing traps and no price is zero or negative`() throws {
        let fixture = try PriceFixture(BirdeyeSamples.price)
        for path in fixture.paths {
            for oddity in PriceFixture.oddities {
                let reply = try fixture.with(path, json: oddity).reply()
                guard let reading = try? Self.question.decode(reply) else { continue }
                #expect(reading.price.mantissa > 0)
                #expect(reading.liquidityMicroUsd ?? 0 >= 0)
            }
        }
    }
}
