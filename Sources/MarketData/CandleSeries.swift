// One instrument's candles as columns of integers, the form that replays and backtests walk through.

/// Candles of one instrument, oldest first. All columns have `count` elements.
public struct CandleSeries: Equatable, Sendable {
    /// The interval of a series whose candles have no step between them to tell it: one minute.
    public static let defaultIntervalMs: Int64 = 60_000

    /// The volume of a candle whose volume is not known.
    public static let unknownVolume: Int64 = -1

    /// The instrument's name.
    public let name: String
    /// The most frequent step between neighbouring candles, in milliseconds; the smaller of two that
    /// are as frequent, `defaultIntervalMs` for fewer than two candles.
    public let intervalMs: Int64
    /// Decimal places of the price mantissas: price = mantissa × 10^-priceScale.
    public let priceScale: UInt8
    /// Decimal places of the volume mantissas.
    public let volumeScale: UInt8
    /// Open times, in milliseconds since the Unix epoch, UTC.
    public let times: [Int64]
    /// First prices, as mantissas at `priceScale`.
    public let opens: [Int64]
    /// Highest prices, as mantissas at `priceScale`.
    public let highs: [Int64]
    /// Lowest prices, as mantissas at `priceScale`.
    public let lows: [Int64]
    /// Last prices, as mantissas at `priceScale`.
    public let closes: [Int64]
    /// Volumes, as mantissas at `volumeScale`; `unknownVolume` where the file told none.
    public let volumes: [Int64]
    /// What is odd about these candles.
    public let report: ImportReport

    /// How many candles there are.
    @inlinable public var count: Int { times.count }

    /// A series of candles made elsewhere than in a file. The columns must be equally long, and `times`
    /// start at 0 or later and rise strictly: a program that breaks this traps.
    public init(
        name: String,
        priceScale: UInt8,
        volumeScale: UInt8,
        times: [Int64],
        opens: [Int64],
        highs: [Int64],
        lows: [Int64],
        closes: [Int64],
        volumes: [Int64]
    ) {
        self.init(
            name: name,
            priceScale: priceScale,
            volumeScale: volumeScale,
            times: times,
            opens: opens,
            highs: highs,
            lows: lows,
            closes: closes,
            volumes: volumes,
            roundedPrices: 0,
            roundedVolumes: 0
        )
    }

    init(
        name: String,
        priceScale: UInt8,
        volumeScale: UInt8,
        times: [Int64],
        opens: [Int64],
        highs: [Int64],
        lows: [Int64],
        closes: [Int64],
        volumes: [Int64],
        roundedPrices: Int,
        roundedVolumes: Int
    ) {
        precondition(
            [opens, highs, lows, closes, volumes].allSatisfy { $0.count == times.count },
            "a candle series needs columns of equal length"
        )
        self.name = name
        self.priceScale = priceScale
        self.volumeScale = volumeScale
        self.times = times
        self.opens = opens
        self.highs = highs
        self.lows = lows
        self.closes = closes
        self.volumes = volumes

        let steps = CandleSteps(of: times)
        self.intervalMs = steps.intervalMs
        self.report = ImportReport(
            rows: times.count,
            gaps: steps.gaps,
            missingCandles: steps.missingCandles,
            shortSteps: steps.shortSteps,
            roundedPrices: roundedPrices,
            roundedVolumes: roundedVolumes,
            unknownVolumes: volumes.count { $0 == Self.unknownVolume },
            zeroVolumes: volumes.count { $0 == 0 }
        )
    }
}
