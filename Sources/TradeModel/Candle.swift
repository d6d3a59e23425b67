public import Money

/// The four prices of an interval, as mantissas at the instrument's price scale.
@frozen
public struct Candle: Sendable, Hashable {
    /// First traded price.
    public let open: Int64
    /// Highest traded price.
    public let high: Int64
    /// Lowest traded price.
    public let low: Int64
    /// Last traded price.
    public let close: Int64
    /// Traded base volume as a mantissa at the file's volume scale; -1 is unknown.
    public let volume: Int64
    /// Decimals of the four prices.
    public let scale: UInt8

    /// A candle; nothing is checked, see `isPlausible`.
    @inlinable
    public init(open: Int64, high: Int64, low: Int64, close: Int64, volume: Int64, scale: UInt8) {
        self.open = open
        self.high = high
        self.low = low
        self.close = close
        self.volume = volume
        self.scale = scale
    }

    /// Whether all prices are positive and high and low enclose open and close.
    @inlinable
    public var isPlausible: Bool {
        low > 0 && high >= low && open >= low && open <= high && close >= low && close <= high
    }

    /// The close with its scale.
    @inlinable
    public var closePrice: Price { Price(mantissa: close, scale: scale) }
}
