import TradeModel

/// An execution with what its order was for, as the auditor knows it.
struct AuditedFill: Sendable, Hashable {
    let trade: UInt64
    let ordinal: UInt64
    let instrument: Int
    let isEntry: Bool
    /// The take-profit tier, for such an exit.
    let tier: Int?
    let intendedAt: Instant
    let quantity: Int128
    let notional: Int128
    let fee: Int128
    let at: Instant
}

extension AuditedFill {
    /// An execution as the journal's bytes say it, of an order that is known or not.
    init(_ fill: DurableJournal.Fill, of intent: AuditedIntent?) {
        self.init(
            trade: fill.trade,
            ordinal: fill.ordinal,
            instrument: Int(fill.instrument),
            isEntry: fill.purpose[0] == 255,
            tier: fill.purpose[0] == ExitRule.takeProfit.rawValue ? Int(fill.purpose[1]) : nil,
            intendedAt: intent?.at ?? .distantPast,
            quantity: fill.quantity,
            notional: fill.notional,
            fee: fill.fee,
            at: Instant(nanoseconds: fill.at)
        )
    }
}
