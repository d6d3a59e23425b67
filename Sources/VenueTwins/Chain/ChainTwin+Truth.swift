public import TradeModel

/// What is so, for an auditor; the engine sees only messages.
extension ChainTwin {
    /// The order that was last received under `id`.
    public func order(_ id: ClientOrderID) -> TwinOrder? { history.order(id) }

    /// Every transaction's order, in order of receipt.
    public var orders: [TwinOrder] { history.orders }

    /// The orders that may still land, and those that have landed but not for good.
    public var liveOrders: [TwinOrder] { history.liveOrders }

    /// Every execution that stands, in order; those of undone blocks do not.
    public var fills: [TwinFill] { account.fills }

    /// Quote units that the account owns, with what is not final.
    public var quoteBalance: Int128 { account.balances.quote }

    /// Base units that the account owns, with what is not final; 0 for an instrument that does not
    /// exist.
    public func baseBalance(_ instrument: InstrumentIndex) -> Int128 {
        account.knows(instrument) ? account.balances.bases[instrument.position] : 0
    }

    /// What the account owns now, with what is not final; `at` is when it is asked.
    public func statementTruth(at: Instant) -> VenueStatement {
        VenueStatement(
            quote: account.balances.quote,
            bases: account.balances.bases,
            openOrders: [],
            asOf: max(now, at)
        )
    }

    /// How many different transactions were received for the order: more than one is a doubled
    /// intent unless the others were proved dead before.
    public func timesAccepted(_ id: ClientOrderID) -> Int { history.timesAccepted(id) }

    /// How many executions of the order stand: more than one is a doubled intent, whatever was
    /// proved.
    public func timesExecuted(_ id: ClientOrderID) -> Int { executed[id] ?? 0 }

    /// The newest height at `time`.
    public func height(at time: Instant) -> UInt64 { clock.height(at: time) }

    /// The newest height at `time` that cannot be undone.
    public func finalizedHeight(at time: Instant) -> UInt64 { clock.finalizedHeight(at: time) }
}
