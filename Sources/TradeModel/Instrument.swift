public import Money

/// An instrument's dense index in the run's instrument table.
@frozen
public struct InstrumentIndex: Sendable, Hashable, Comparable {
    /// Position in the instrument table, from 0.
    public let value: UInt32

    /// The instrument at `value` of the instrument table.
    @inlinable
    public init(_ value: UInt32) { self.value = value }

    /// The index as a subscript of a dense array.
    @inlinable
    public var position: Int { Int(value) }

    /// Order by table position.
    @inlinable
    public static func < (lhs: InstrumentIndex, rhs: InstrumentIndex) -> Bool {
        lhs.value < rhs.value
    }
}

/// What is traded: a base asset against a quote asset at one venue account, with the venue's
/// published scales.
@frozen
public struct Instrument: Sendable, Hashable {
    /// The asset bought and sold.
    public let base: AssetID
    /// The asset paid with.
    public let quote: AssetID
    /// Decimals of a price.
    public let priceScale: UInt8
    /// Decimals of the base asset's smallest unit.
    public let baseDecimals: UInt8
    /// Decimals of the quote asset's smallest unit.
    public let quoteDecimals: UInt8
    /// Quantities are whole multiples of this many base units.
    public let lot: Int128
    /// A reading older than this is unknown.
    public let maxReadingAge: Instant.Span
    /// `10^|quoteDecimals - priceScale - baseDecimals|`: what a mantissa times base units is
    /// multiplied with, or divided by, to become quote units.
    @usableFromInline let factor: Int128
    @usableFromInline let factorDivides: Bool

    /// An instrument.
    ///
    /// - Precondition: `lot` is positive and the scales differ by at most 38 decimals.
    public init(
        base: AssetID,
        quote: AssetID,
        priceScale: UInt8,
        baseDecimals: UInt8,
        quoteDecimals: UInt8,
        lot: Int128,
        maxReadingAge: Instant.Span
    ) {
        precondition(lot > 0, "a lot is positive")
        self.base = base
        self.quote = quote
        self.priceScale = priceScale
        self.baseDecimals = baseDecimals
        self.quoteDecimals = quoteDecimals
        self.lot = lot
        self.maxReadingAge = maxReadingAge
        let shift = Int(quoteDecimals) - Int(priceScale) - Int(baseDecimals)
        precondition(abs(shift) <= 38, "the scales are too far apart")
        self.factor = .powerOfTen(UInt8(abs(shift)))
        self.factorDivides = shift < 0
    }

    /// What `units` of base are worth in quote units at the price `mantissa`, or nil when that
    /// does not fit. A negative number of units has a negative worth.
    @inlinable
    public func notional(
        _ mantissa: Int64,
        units: Int128,
        rounding: Rounding
    ) -> Int128? {
        if factorDivides {
            return Int128(mantissa).multiplied(by: units, dividedBy: factor, rounding: rounding)
        }
        let (scaled, overflow) = Int128(mantissa).multipliedReportingOverflow(by: factor)
        if overflow { return nil }
        let (worth, tooLarge) = scaled.multipliedReportingOverflow(by: units)
        return tooLarge ? nil : worth
    }

    /// How many base units, a whole number of lots, `quoteUnits` buy at the price `mantissa`;
    /// nil when the price is not positive or the result does not fit.
    @inlinable
    public func units(worth quoteUnits: Int128, at mantissa: Int64) -> Int128? {
        guard mantissa > 0 else { return nil }
        let units =
            factorDivides
            ? quoteUnits.multiplied(
                by: factor,
                dividedBy: Int128(mantissa),
                rounding: .towardZero
            )
            : quoteUnits.multiplied(
                by: 1,
                dividedBy: factor,
                rounding: .towardZero
            )?.divided(by: Int128(mantissa), rounding: .towardZero)
        return units.map { $0 - $0 % lot }
    }

    /// The price at which `units` of base are worth `quoteUnits`, half-even to the scale; nil when
    /// there are no units or the price does not fit.
    @inlinable
    public func price(of quoteUnits: Int128, units: Int128) -> Int64? {
        guard units > 0 else { return nil }
        let mantissa =
            factorDivides
            ? quoteUnits.multiplied(by: factor, dividedBy: units, rounding: .toNearestEven)
            : units.multipliedReportingOverflow(by: factor).overflow
                ? nil
                : quoteUnits.divided(by: units * factor, rounding: .toNearestEven)
        return mantissa.flatMap { Int64(exactly: $0) }
    }
}
