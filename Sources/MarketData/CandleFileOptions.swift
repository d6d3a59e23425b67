// How a candle file is to be held.

/// Choices that the importer otherwise makes from the file itself.
public struct CandleFileOptions: Equatable, Sendable {
    /// The most decimal places that a mantissa may have.
    public static let largestScale: UInt8 = 30

    /// Decimal places for prices, at most `largestScale`. `nil`: the smallest number of them that keeps
    /// 9 significant digits of the file's smallest price.
    public var priceScale: UInt8?
    /// Decimal places for volumes, at most `largestScale`. `nil`: 8, or the largest smaller number at
    /// which every volume of the file fits in 18 digits.
    public var volumeScale: UInt8?

    /// Choices; what is left out is taken from the file.
    public init(priceScale: UInt8? = nil, volumeScale: UInt8? = nil) {
        self.priceScale = priceScale
        self.volumeScale = volumeScale
    }
}
