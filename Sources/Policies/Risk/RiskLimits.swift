public import TradeModel

/// The numbers that limit new risk. Basis points are of equity unless they say otherwise.
@frozen
public struct RiskLimits: Sendable, Hashable {
    /// Positions open or opening at once.
    public var maxPositions: Int
    /// Orders working at once.
    public var maxWorkingOrders: Int
    /// Cost of one position.
    public var maxPositionBps: Int64
    /// Cost of one position in quote units; nil leaves `maxPositionBps` alone.
    public var maxPositionUnits: Int128?
    /// Cost of all positions, open and opening.
    public var maxExposureBps: Int64
    /// Loss since the day began, of that equity, at which entries stop for the day.
    public var dailyLossBps: Int64
    /// Losing round trips in a row at which entries stop for the day.
    public var maxConsecutiveLosses: Int
    /// Losing round trips in a row from which new positions are half as large.
    public var halveAfterLosses: Int
    /// Fall from the high-water mark, of the mark, that latches entries off.
    public var drawdownBps: Int64
    /// How long after a position's close its instrument is left alone.
    public var cooldown: Instant.Span
    /// Whether an open position may be added to.
    public var allowsAveraging: Bool

    /// The limits of the profile `standard`.
    public static let standard = RiskLimits(
        maxPositions: 5,
        maxWorkingOrders: 10,
        maxPositionBps: 2_500,
        maxPositionUnits: nil,
        maxExposureBps: 8_000,
        dailyLossBps: 1_000,
        maxConsecutiveLosses: 5,
        halveAfterLosses: 3,
        drawdownBps: 1_500,
        cooldown: .minutes(60),
        allowsAveraging: false
    )

    /// Limits from their numbers.
    public init(
        maxPositions: Int,
        maxWorkingOrders: Int,
        maxPositionBps: Int64,
        maxPositionUnits: Int128?,
        maxExposureBps: Int64,
        dailyLossBps: Int64,
        maxConsecutiveLosses: Int,
        halveAfterLosses: Int,
        drawdownBps: Int64,
        cooldown: Instant.Span,
        allowsAveraging: Bool
    ) {
        self.maxPositions = maxPositions
        self.maxWorkingOrders = maxWorkingOrders
        self.maxPositionBps = maxPositionBps
        self.maxPositionUnits = maxPositionUnits
        self.maxExposureBps = maxExposureBps
        self.dailyLossBps = dailyLossBps
        self.maxConsecutiveLosses = maxConsecutiveLosses
        self.halveAfterLosses = halveAfterLosses
        self.drawdownBps = drawdownBps
        self.cooldown = cooldown
        self.allowsAveraging = allowsAveraging
    }
}
