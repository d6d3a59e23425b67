/// Between what the policies' numbers lie, in the configuration as in a run's document.
public enum PolicyBounds {
    /// Positions or orders at once.
    public static let count: ClosedRange<Int64> = 0...1_000_000
    /// Losing round trips in a row.
    public static let losses: ClosedRange<Int64> = 1...1_000_000
    /// A share of equity that borrowing may carry beyond the whole, in basis points.
    public static let equityBps: ClosedRange<Int64> = 0...1_000_000
    /// A part of a whole, in basis points.
    public static let partBps: ClosedRange<Int64> = 0...10_000
    /// A gain over an entry price, in basis points.
    public static let gainBps: ClosedRange<Int64> = 0...1_000_000_000
}
