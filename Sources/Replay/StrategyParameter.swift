/// What a strategy's parameter is: its name, kind, bounds, default and meaning. Validation, help and
/// reports are all made from this.
public struct StrategyParameter: Sendable, Hashable {
    /// What values it takes.
    public enum Kind: Sendable, Hashable {
        /// A whole number within bounds.
        case integer(ClosedRange<Int64>)
        /// A decimal number within bounds, which are at `scale`.
        case decimal(scale: UInt8, ClosedRange<Int128>)
        /// 0 or 1.
        case flag
    }

    /// The name, as `--set name=value` spells it.
    public let name: String
    /// What values it takes.
    public let kind: Kind
    /// What the numbers count.
    public let unit: String
    /// The value when none is set.
    public let defaultText: String
    /// One sentence.
    public let summary: String
}
