// Values that take more than one column.

import SQLite
import TradeModel

extension RowReader {
    mutating func instrument() throws(SQLiteError) -> InstrumentIndex {
        InstrumentIndex(try narrow())
    }

    mutating func purpose() throws(SQLiteError) -> OrderPurpose {
        let rule: ExitRule? = try optionalWord()
        let tier: UInt8? = try optionalNarrow()
        guard let rule else { return .entry }
        guard let tier else { throw wrong("a tier") }
        return .exit(rule, tier: tier)
    }

    mutating func closure() throws(SQLiteError) -> OrderClosure? {
        let closure = try optionalText()
        let reason: OrderRejection? = try optionalWord()
        switch closure {
        case nil: return nil
        case "filled": return .filled
        case "expired": return .expired
        case "cancelled": return .cancelled
        case "rejected":
            guard let reason else { throw wrong("a reason") }
            return .rejected(reason)
        case .some: throw wrong("an order's end")
        }
    }
}
