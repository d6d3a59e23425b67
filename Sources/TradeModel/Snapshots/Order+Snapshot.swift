// The values of trading in a snapshot.

public import Money

extension StateWriter {
    /// Appends an intent's number.
    public mutating func append(_ ordinal: OrderOrdinal) { append(ordinal.value) }

    /// Appends an order.
    public mutating func append(_ order: Order) {
        append(order.ordinal)
        append(order.epoch)
        append(order.instrument.value)
        append(order.side == .buy)
        switch order.purpose {
        case .entry: append(-1)
        case .exit(let rule, let tier):
            append(Int(rule.rawValue))
            append(tier)
        }
        append(order.quantity.units)
        append(order.protection) { $0.append($1) }
        append(order.reserve)
        append(order.intendedAt)
    }

    /// Appends how an order ended.
    public mutating func append(_ closure: OrderClosure) {
        switch closure {
        case .filled: append(0)
        case .expired: append(1)
        case .cancelled: append(2)
        case .rejected(let why):
            append(3)
            append(why.rawValue)
        }
    }

    /// Appends a signed identity.
    public mutating func append(_ signed: SignedIdentity) {
        append(signed.transaction.first)
        append(signed.transaction.second)
        append(signed.transaction.third)
        append(signed.transaction.fourth)
        append(signed.lastValid)
    }
}

extension StateReader {
    /// The next intent's number.
    public mutating func ordinal() throws(StateError) -> OrderOrdinal {
        OrderOrdinal(try integer("intent's number"))
    }

    /// The next index into a table of so many instruments.
    public mutating func instrument(of count: Int) throws(StateError) -> InstrumentIndex {
        let index: UInt32 = try integer("instrument")
        guard index < count else { throw .impossible("instrument") }
        return InstrumentIndex(index)
    }

    /// The next quantity.
    public mutating func quantity() throws(StateError) -> Quantity {
        guard let quantity = Quantity(exactly: try integer("quantity")) else {
            throw .impossible("quantity")
        }
        return quantity
    }

    /// The next order of a run with so many instruments.
    public mutating func order(instruments: Int) throws(StateError) -> Order {
        Order(
            ordinal: try ordinal(),
            epoch: try integer("order's epoch"),
            instrument: try instrument(of: instruments),
            side: try bool("order's side") ? .buy : .sell,
            purpose: try purpose(),
            quantity: try quantity(),
            protection: try optional("protection") { (reader) throws(StateError) in
                try reader.integer("protection", in: 0...Int64.max)
            },
            reserve: try integer("order's reserve", in: 0...Int128.max),
            intendedAt: try instant("time of intent")
        )
    }

    private mutating func purpose() throws(StateError) -> OrderPurpose {
        let rule: Int = try integer("order's purpose")
        if rule == -1 { return .entry }
        guard let raw = UInt8(exactly: rule), let exit = ExitRule(rawValue: raw) else {
            throw .impossible("order's purpose")
        }
        return .exit(exit, tier: try integer("tier"))
    }

    /// How the next order ended.
    public mutating func closure() throws(StateError) -> OrderClosure {
        let kind: Int = try integer("order's end")
        switch kind {
        case 0: return .filled
        case 1: return .expired
        case 2: return .cancelled
        case 3: return .rejected(try choice("rejection"))
        default: throw .impossible("order's end")
        }
    }

    /// The next signed identity.
    public mutating func signedIdentity() throws(StateError) -> SignedIdentity {
        SignedIdentity(
            transaction: TransactionID(
                try integer("signed hash"),
                try integer("signed hash"),
                try integer("signed hash"),
                try integer("signed hash")
            ),
            lastValid: try integer("signed validity")
        )
    }
}
