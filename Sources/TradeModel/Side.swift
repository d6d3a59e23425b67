/// Which way base moves.
@frozen
public enum Side: UInt8, Sendable, Hashable, CaseIterable {
    /// Base comes in, quote goes out.
    case buy
    /// Base goes out, quote comes in.
    case sell

    /// The other side.
    @inlinable
    public var opposite: Side { self == .buy ? .sell : .buy }

    /// +1 for buy, -1 for sell.
    @inlinable
    public var sign: Int128 { self == .buy ? 1 : -1 }
}
