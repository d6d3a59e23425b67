/// How a division that leaves a remainder is resolved. There is no default anywhere: whoever
/// divides money says which way the remainder goes.
@frozen
public enum Rounding: UInt8, Sendable, Hashable, CaseIterable {
    /// Toward negative infinity: a buy limit to the tick, a rebate we expect.
    case down
    /// Toward positive infinity: a reservation, a fee we expect to pay, a minimum received.
    case up
    /// Toward zero: an order's size to the lot, so that it never exceeds the intent.
    case towardZero
    /// Away from zero.
    case awayFromZero
    /// To the nearest, a tie to the even neighbour: an imported price to its scale.
    case toNearestEven
}
