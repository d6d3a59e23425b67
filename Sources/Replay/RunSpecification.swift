// What a run is made of. It is the journal's first record: with it alone, without the input files,
// the books can be folded; and a directory that holds a journal refuses to go on with another.

public import Engine
public import MarketData
public import Money
public import PaperVenue
public import Policies
public import TradeModel

/// The inputs and settings that decide the outcome of a replay.
public struct RunSpecification: Sendable, Hashable {
    /// A recorded file.
    public struct Input: Sendable, Hashable {
        /// The instrument's name: the file's, without its extension.
        public let name: String
        /// SHA-256 of the file, in hex.
        public let sha256: String
        /// How many candles it holds.
        public let candles: Int
        /// From one candle to the next, in milliseconds.
        public let intervalMs: Int64
        /// Decimals of its prices.
        public let priceScale: UInt8
        /// Decimals of its volumes.
        public let volumeScale: UInt8

        /// An input.
        public init(
            name: String,
            sha256: String,
            candles: Int,
            intervalMs: Int64,
            priceScale: UInt8,
            volumeScale: UInt8
        ) {
            self.name = name
            self.sha256 = sha256
            self.candles = candles
            self.intervalMs = intervalMs
            self.priceScale = priceScale
            self.volumeScale = volumeScale
        }

        /// The input that `series` was read from.
        public init(_ series: CandleSeries, sha256: String) {
            self.init(
                name: series.name,
                sha256: sha256,
                candles: series.count,
                intervalMs: series.intervalMs,
                priceScale: series.priceScale,
                volumeScale: series.volumeScale
            )
        }
    }

    /// A file of recorded judgements.
    public struct VerdictInput: Sendable, Hashable {
        /// SHA-256 of the file, in hex.
        public let sha256: String
        /// How many judgements it holds.
        public let count: Int

        /// A file.
        public init(sha256: String, count: Int) {
            self.sha256 = sha256
            self.count = count
        }
    }

    /// Decimals of every paper instrument's base asset.
    public static let baseDecimals: UInt8 = 8
    /// Decimals of the paper quote currency.
    public static let quoteDecimals: UInt8 = 8
    /// A reading is fresh for so many intervals of its file.
    public static let freshIntervals: Int64 = 2

    /// The files, in the order in which they were named.
    public let inputs: [Input]
    /// The recorded judgements; nil when nobody judges tokens.
    public let verdicts: VerdictInput?
    /// Quote units that the account starts with.
    public let cash: Int128
    /// The strategy.
    public let strategy: StrategyChoice
    /// The policies.
    public let profile: PolicyProfile
    /// The paper venue.
    public let venue: PaperVenueModel

    /// A specification.
    public init(
        inputs: [Input],
        cash: Int128,
        strategy: StrategyChoice,
        profile: PolicyProfile,
        venue: PaperVenueModel,
        verdicts: VerdictInput? = nil
    ) {
        self.inputs = inputs
        self.verdicts = verdicts
        self.cash = cash
        self.strategy = strategy
        self.profile = profile
        self.venue = venue
    }

    /// The assets by index: the paper quote currency, then each instrument's base.
    public var assets: [Asset] {
        [Asset(symbol: "paper", decimals: RunSpecification.quoteDecimals)]
            + inputs.map { Asset(symbol: $0.name, decimals: RunSpecification.baseDecimals) }
    }

    /// The instruments, one per input, by index.
    public var instruments: [Instrument] {
        let assets = self.assets
        return inputs.enumerated().map { index, input in
            Instrument(
                base: AssetID(UInt16(index + 1)),
                quote: AssetID(0),
                priceScale: input.priceScale,
                baseDecimals: assets[index + 1].decimals,
                quoteDecimals: assets[0].decimals,
                lot: 1,
                maxReadingAge: .milliseconds(
                    input.intervalMs * RunSpecification.freshIntervals
                )
            )
        }
    }

    /// The engine's setup.
    public var setup: EngineSetup {
        EngineSetup(
            instruments: instruments,
            assetCount: assets.count,
            quote: AssetID(0),
            profile: profile,
            feeBps: venue.feeBps
        )
    }

    /// The paper venue before its first order.
    public var paperVenue: PaperVenue {
        let paper = zip(instruments, inputs).map { instrument, input in
            PaperInstrument(instrument, volumeScale: input.volumeScale)
        }
        return PaperVenue(model: venue, instruments: paper)
    }

    /// The policies of the name `name`, or nil when there are none.
    public static func profile(named name: String) -> PolicyProfile? {
        [PolicyProfile.none, .standard].first { $0.name == name }
    }
}
