public import TradeModel

/// Why the ledger refused a change. Whatever is refused has changed nothing.
public enum LedgerError: Error, Hashable, Sendable {
    /// Not enough free funds, in quote units.
    case insufficientFunds(required: Int128, available: Int128)
    /// More than the reservation holds, in quote units.
    case exceedsReservation(OrderOrdinal, required: Int128, reserved: Int128)
    /// No open reservation has this number.
    case unknownReservation(OrderOrdinal)
    /// A reservation with this number is open already.
    case duplicateReservation(OrderOrdinal)
    /// More was sold, or bought back, than is held.
    case exceedsHolding(held: Int128, wanted: Int128)
    /// A short position's collateral does not cover buying it back, in quote units.
    case collateralExhausted(required: Int128, available: Int128)
    /// A negative amount where there can be none.
    case negativeAmount(Int128)
    /// The result does not fit 128 bits.
    case overflow
}
