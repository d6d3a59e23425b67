import Money
import TradeModel
import VenueTwins

extension TwinFill {
    /// The execution as the engine hears of it.
    var report: Fill {
        Fill(
            ordinal: id.ordinal,
            trade: TradeID(trade),
            quantity: Quantity(units: quantity),
            price: price,
            notional: notional,
            fee: fee
        )
    }
}
