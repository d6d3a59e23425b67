import Engine
import Money
import Policies
import TradeModel

/// The account that the desk's tests trade: prices are cents, quantities are whole, and the notional is
/// the product of both.
enum Account {
    static let cash: Int128 = 1_000_000

    static func engine(
        instruments: Int = 2,
        profile: PolicyProfile = .averaging
    ) -> Engine<Wishing> {
        let setup = EngineSetup(
            instruments: (0..<instruments).map { index in
                Instrument(
                    base: AssetID(UInt16(index + 1)),
                    quote: AssetID(0),
                    priceScale: 2,
                    baseDecimals: 0,
                    quoteDecimals: 2,
                    lot: 1,
                    maxReadingAge: .seconds(30)
                )
            },
            assetCount: instruments + 1,
            quote: AssetID(0),
            profile: profile,
            feeBps: 0
        )
        return Engine(setup: setup, cash: cash, strategy: Wishing(instruments: instruments))
    }

    static func open(_ mantissa: Int64, _ instrument: UInt32 = 0) -> Event {
        .candleOpened(InstrumentIndex(instrument), Price(mantissa: mantissa, scale: 2))
    }

    static func close(_ mantissa: Int64, wish: Int64, _ instrument: UInt32 = 0) -> Event {
        let candle = Candle(
            open: mantissa,
            high: mantissa,
            low: mantissa,
            close: mantissa,
            volume: wish,
            scale: 2
        )
        return .candleClosed(InstrumentIndex(instrument), candle)
    }

    /// The policies that a configuration document of these tests names.
    static func policies(_ document: [UInt8]) -> PolicyProfile? {
        let known = [PolicyProfile.none, .averaging, .cautious]
        return known.first { Array($0.name.utf8) == document }
    }
}

extension PolicyProfile {
    /// The standard exits and limits wide enough to trade often.
    static let averaging: PolicyProfile = {
        var limits = RiskLimits.standard
        limits.maxPositionBps = 10_000
        limits.maxExposureBps = 10_000
        limits.dailyLossBps = 10_000
        limits.maxConsecutiveLosses = 1_000
        limits.drawdownBps = 10_000
        limits.cooldown = .zero
        limits.allowsAveraging = true
        return PolicyProfile(name: "averaging", risk: limits, exits: .standard)
    }()

    /// A stop at five percent and a long pause after a failed exit.
    static let cautious: PolicyProfile = {
        var profile = PolicyProfile.averaging
        profile.exits?.stopLossBps = 500
        profile.exits?.interval = .seconds(40)
        return PolicyProfile(name: "cautious", risk: profile.risk, exits: profile.exits)
    }()
}
