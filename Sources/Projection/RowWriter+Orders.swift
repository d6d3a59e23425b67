// Values that take more than one column.

import SQLite
import TradeModel

extension RowWriter {
    /// An order's rule and tier; both empty for an entry.
    mutating func purpose(_ purpose: OrderPurpose) {
        switch purpose {
        case .entry:
            text(nil)
            integer(nil)
        case .exit(let rule, let tier):
            word(rule)
            integer(Int64(tier))
        }
    }

    /// How an order ended, and why it was refused.
    mutating func closure(_ closure: OrderClosure?) {
        switch closure {
        case .rejected(let reason):
            text("rejected")
            word(reason)
        case .filled: plain("filled")
        case .expired: plain("expired")
        case .cancelled: plain("cancelled")
        case nil: plain(nil)
        }
    }

    private mutating func plain(_ closure: String?) {
        text(closure)
        text(nil)
    }
}
