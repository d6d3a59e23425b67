public import TradeModel

/// What is so, for an auditor; the engine sees only messages.
extension ExchangeTwin {
    /// The order that was last received under `id`.
    public func order(_ id: ClientOrderID) -> TwinOrder? { history.order(id) }

    /// Every order that was received and got past its nonce, in order of receipt. One that was
    /// refused because its identity lived is not among them.
    public var orders: [TwinOrder] { history.orders }

    /// The orders that live, in order of receipt.
    public var liveOrders: [TwinOrder] { history.liveOrders }

    /// Every execution, in order.
    public var fills: [TwinFill] { account.fills }

    /// Quote units that the account owns.
    public var quoteBalance: Int128 { account.balances.quote }

    /// Base units that the account owns; 0 for an instrument that does not exist.
    public func baseBalance(_ instrument: InstrumentIndex) -> Int128 {
        account.knows(instrument) ? account.balances.bases[instrument.position] : 0
    }

    /// What a statement says now; `at` is when it is made.
    public func statementTruth(at: Instant) -> VenueStatement {
        VenueStatement(
            quote: account.balances.quote,
            bases: account.balances.bases,
            openOrders: history.live.map { history.orders[$0].id },
            asOf: max(now, at)
        )
    }

    /// How often an order with this identity came to life: more than once is a doubled intent.
    public func timesAccepted(_ id: ClientOrderID) -> Int { history.timesAccepted(id) }
}
