import Intel
import Money
import Testing
import TradeModel

@Suite struct `Cross-checked prices` {
    private let check = PriceCheck()

    private func price(_ readings: PriceReading...) -> CrossCheckedPrice {
        check.price(of: PriceSamples.mint(1), from: readings, at: PriceSamples.now)
    }

    @Test
    func `two that agree make a price, what is held at the lower and what is bought at the higher`()
    {
        let birdeye = PriceSamples.reading(.birdeye, 1_000_000, ageSeconds: 9)
        let jupiter = PriceSamples.reading(.jupiter, 1_020_000)
        for readings in [[birdeye, jupiter], [jupiter, birdeye]] {
            let found = check.price(of: PriceSamples.mint(1), from: readings, at: PriceSamples.now)
            guard case .known(let agreement) = found else {
                Issue.record("\(found)")
                continue
            }
            #expect(agreement.valuation == Price(mantissa: 1_000_000, scale: 6))
            #expect(agreement.cost == Price(mantissa: 1_020_000, scale: 6))
            #expect(agreement.apartBps == 200)
            #expect(agreement.measuredAt == birdeye.measuredAt)
        }
    }

    @Test(
        arguments: [
            (1_000_000, 1_030_000, nil), (1_000_000, 1_030_001, 301), (1_030_001, 1_000_000, 301),
            (1, 9_223_372_036_854_775_807, Int64.max),
        ] as [(Int64, Int64, Int64?)]
    )
    func `the bound is kept to the last digit`(one: Int64, other: Int64, bps: Int64?) {
        let found = price(
            PriceSamples.reading(.birdeye, one),
            PriceSamples.reading(.jupiter, other)
        )
        if let bps {
            #expect(found == .unknown(.disagree(bps: bps)))
        } else if case .unknown(let doubt) = found {
            Issue.record("\(doubt)")
        }
    }

    @Test func `scales don't matter`() {
        let found = price(
            PriceSamples.reading(.birdeye, 5, scale: 1),
            PriceSamples.reading(.jupiter, 500_000_000_000_000_000, scale: 18)
        )
        guard case .known(let agreement) = found else {
            Issue.record("\(found)")
            return
        }
        #expect(agreement.apartBps == 0)
    }

    @Test(arguments: [(0, 255), (255, 0), (3, 60), (60, 3)] as [(UInt8, UInt8)])
    func `prices that no number holds side by side disagree`(one: UInt8, other: UInt8) {
        let found = price(
            PriceSamples.reading(.birdeye, 123, scale: one),
            PriceSamples.reading(.jupiter, 123, scale: other)
        )
        #expect(found == .unknown(.disagree(bps: .max)))
    }

    @Test func `one alone is no price`() {
        let one = PriceSamples.reading(.birdeye, 1_000_000)
        #expect(price(one) == .unknown(.onlyOne(.birdeye)))
        let old = PriceSamples.reading(.jupiter, 1_000_000, ageSeconds: 61)
        #expect(price(one, old) == .unknown(.onlyOne(.birdeye)))
    }

    @Test func `the same provider twice is one source, and its later word counts`() {
        let one = PriceSamples.reading(.birdeye, 1_000_000, ageSeconds: 1)
        let two = PriceSamples.reading(.birdeye, 2_000_000, ageSeconds: 2)
        #expect(price(one, two) == .unknown(.onlyOne(.birdeye)))
        guard case .known = price(two, one, PriceSamples.reading(.jupiter, 1_000_000)) else {
            Issue.record("the earlier word counted")
            return
        }
    }

    @Test func `old readings and those of the future are stale`() {
        for age: Int64 in [61, -61] {
            let found = price(
                PriceSamples.reading(.birdeye, 1_000_000, ageSeconds: age),
                PriceSamples.reading(.jupiter, 1_000_000, ageSeconds: age)
            )
            #expect(found == .unknown(.stale))
        }
        guard
            case .known = price(
                PriceSamples.reading(.birdeye, 1_000_000, ageSeconds: 60),
                PriceSamples.reading(.jupiter, 1_000_000, ageSeconds: -60)
            )
        else {
            Issue.record("at the bounds they are fresh")
            return
        }
    }

    @Test func `another token's price is none`() {
        #expect(price() == .unknown(.none))
        let other = PriceSamples.mint(2)
        let found = price(
            PriceSamples.reading(.birdeye, 1_000_000, mint: other),
            PriceSamples.reading(.jupiter, 1_000_000, mint: other)
        )
        #expect(found == .unknown(.none))
    }
}
