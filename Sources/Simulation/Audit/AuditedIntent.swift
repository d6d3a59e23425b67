import Money
import TradeModel

/// An order as the auditor knows it, from the effect that sent it or from the journal's bytes.
struct AuditedIntent: Sendable, Hashable {
    let ordinal: UInt64
    let epoch: UInt32
    let instrument: Int
    let side: UInt8
    /// 255 for an entry, otherwise the exit rule.
    let rule: UInt8
    let tier: UInt8
    let quantity: Int128
    let protection: Int64?
    let reserve: Int128
    let at: Instant

    var isEntry: Bool { rule == 255 }
    var takeProfitTier: Int? { rule == ExitRule.takeProfit.rawValue ? Int(tier) : nil }
    var clientID: ClientOrderID { ClientOrderID(epoch: epoch, ordinal: OrderOrdinal(ordinal)) }

    init(_ order: Order) {
        ordinal = order.ordinal.value
        epoch = order.epoch
        instrument = order.instrument.position
        side = order.side == .buy ? 0 : 1
        switch order.purpose {
        case .entry: (rule, tier) = (255, 0)
        case .exit(let exit, let step): (rule, tier) = (exit.rawValue, step)
        }
        quantity = order.quantity.units
        protection = order.protection
        reserve = order.reserve
        at = order.intendedAt
    }

    init(_ intent: DurableJournal.Intent) {
        ordinal = intent.ordinal
        epoch = intent.epoch
        instrument = Int(intent.instrument)
        side = intent.side
        rule = intent.purpose[0]
        tier = intent.purpose[1]
        quantity = intent.quantity
        protection = intent.protection
        reserve = intent.reserve
        at = Instant(nanoseconds: intent.at)
    }
}
