import Solana
import TradeModel

extension BirdeyeOverview {
    init(_ data: AnswerField, of asked: AskedMint, at now: Instant) throws(IntelError) {
        try data.member("address").mustBe(asked.mint)
        let liquidity = try data.member("liquidity")
        let supply = try data.member("totalSupply")
        if try BirdeyeOverview.isNothing(liquidity), try BirdeyeOverview.isNothing(supply) {
            throw .noData
        }
        let decimals = try data.member("decimals").decimals(chain: asked.decimals)
        let lastTrade = try data.member("lastTradeUnixTime")
        self.init(
            mint: asked.mint,
            decimals: decimals,
            symbol: try data.member("symbol").ifThere {
                field throws(IntelError) in try field.text(limit: 32)
            },
            liquidityMicroUsd: try liquidity.microUsd(),
            supply: try supply.ifThere { field throws(IntelError) in
                try BirdeyeOverview.units(field, decimals)
            },
            holders: try data.member("holder").ifThere { field throws(IntelError) in
                try field.count(to: .max)
            },
            markets: try data.member("numberMarkets").ifThere { field throws(IntelError) in
                try field.count(to: .max)
            },
            lastTradeAt: try BirdeyeOverview.isNothing(lastTrade)
                ? nil : try lastTrade.unixTime(at: now)
        )
    }

    /// Zeros stand for tokens that Birdeye does not know.
    private static func isNothing(_ field: AnswerField) throws(IntelError) -> Bool {
        field.isAbsent ? true : try field.decimal().isZero
    }

    private static func units(_ field: AnswerField, _ decimals: UInt8) throws(IntelError) -> UInt64
    {
        let decimal = try field.decimal()
        guard !decimal.isNegative || decimal.isZero,
            let units = decimal.magnitude(scale: Int(decimals), roundingUp: false),
            let units = UInt64(exactly: units)
        else { throw field.absurd }
        return units
    }
}
