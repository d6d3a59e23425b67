import ByteCodec
public import TradeModel

/// Orders' words: what scripts read and people see.
public enum OrderText {
    /// `buy` or `sell`.
    public static func side(_ side: Side) -> String {
        switch side {
        case .buy: "buy"
        case .sell: "sell"
        }
    }

    /// Where an order stands.
    public static func state(_ state: OrderState) -> String {
        switch state {
        case .reserved: "reserved"
        case .acknowledged: "acknowledged"
        case .partiallyFilled: "partially_filled"
        case .unknown: "unknown"
        case .filled: "filled"
        case .rejected: "rejected"
        case .expired: "expired"
        case .cancelled: "cancelled"
        }
    }

    /// A transaction's hash in hexadecimal.
    public static func hash(_ id: TransactionID) -> String {
        Hex.encode(
            [id.first, id.second, id.third, id.fourth].flatMap { word in
                (0..<8).map { UInt8(truncatingIfNeeded: word >> (56 - 8 * $0)) }
            }
        )
    }

    /// `entry` or `exit`.
    public static func purpose(_ purpose: OrderPurpose) -> String {
        purpose.isEntry ? "entry" : "exit"
    }

    /// The exit's rule; nil for entries.
    public static func rule(_ purpose: OrderPurpose) -> String? {
        guard case .exit(let rule, _) = purpose else { return nil }
        return switch rule {
        case .stopLoss: "stop_loss"
        case .takeProfit: "take_profit"
        case .trailingStop: "trailing_stop"
        case .timeDecay: "time_decay"
        case .liquidityDrop: "liquidity_drop"
        case .staleFeed: "stale_feed"
        case .signal: "signal"
        case .flatten: "flatten"
        }
    }

    /// The take-profit tier, counted from 1; nil for everything else.
    public static func tier(_ purpose: OrderPurpose) -> Int? {
        guard case .exit(.takeProfit, let tier) = purpose else { return nil }
        return Int(tier) + 1
    }

    /// What an order is for, in a word or two.
    public static func words(_ purpose: OrderPurpose) -> String {
        guard let rule = rule(purpose) else { return "entry" }
        return rule + (tier(purpose).map { " \($0)" } ?? "")
    }

    /// How an order ended.
    public static func closure(_ closure: OrderClosure) -> String {
        switch closure {
        case .filled: "filled"
        case .rejected(let reason): "rejected_\(rejection(reason))"
        case .expired: "expired"
        case .cancelled: "cancelled"
        }
    }

    private static func rejection(_ reason: OrderRejection) -> String {
        switch reason {
        case .slippage: "slippage"
        case .insufficientFunds: "insufficient_funds"
        case .refused: "by_venue"
        case .unavailable: "unavailable"
        }
    }
}
