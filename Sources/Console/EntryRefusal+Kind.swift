import TradeModel

extension EntryRefusal {
    /// The word under which refusals of one kind are counted.
    var kind: String {
        switch self {
        case .mode: "mode"
        case .unresolvedOrders: "unresolved_orders"
        case .noRoom: "no_room"
        case .priceUnknown: "price_unknown"
        case .equityUnknown: "equity_unknown"
        case .coolingDown: "cooling_down"
        case .duplicate: "duplicate"
        case .blockedToday: "blocked_today"
        case .drawdownLatched: "drawdown_latched"
        case .exitDue: "exit_due"
        case .vetoed(let veto):
            switch veto {
            case .notJudged: "warden_not_judged"
            case .stale: "warden_stale"
            case .failed: "warden_failed"
            case .warned: "warden_warned"
            }
        case .tooManyPositions: "too_many_positions"
        case .tooManyOrders: "too_many_orders"
        case .positionTooLarge: "position_too_large"
        case .exposureTooLarge: "exposure_too_large"
        case .tooSmall: "too_small"
        case .insufficientFunds: "insufficient_funds"
        case .overflow: "overflow"
        }
    }
}
