public import TradeModel

extension Chronicle {
    /// An order and what became of it.
    public struct OrderRecord: Sendable, Hashable {
        /// The order as it was intended.
        public let order: Order
        /// Where it stands.
        public private(set) var state: OrderState
        /// How it ended; nil while it works.
        public private(set) var closure: OrderClosure?
        /// When it ended.
        public private(set) var closedAt: Instant?
        /// Base units filled.
        public private(set) var filled: Int128

        /// An order that has just been intended.
        public init(_ order: Order) {
            self.init(order: order, state: .reserved, closure: nil, closedAt: nil, filled: 0)
        }

        /// An order as it was written down.
        public init(
            order: Order,
            state: OrderState,
            closure: OrderClosure?,
            closedAt: Instant?,
            filled: Int128
        ) {
            self.order = order
            self.state = state
            self.closure = closure
            self.closedAt = closedAt
            self.filled = filled
        }

        /// Takes in what happened to it.
        public mutating func apply(_ move: OrderMove) {
            switch move {
            case .acknowledged: state = filled > 0 ? .partiallyFilled : .acknowledged
            case .inDoubt: state = .unknown
            case .filled(let units):
                filled = filled.saturatingSum(units)
                if closure == nil { state = .partiallyFilled }
            case .closed(let closure, let at):
                state = closure.state
                self.closure = closure
                closedAt = at
            }
        }
    }

    /// Something that happened to an order.
    public enum OrderMove: Sendable, Hashable {
        /// The venue has it.
        case acknowledged
        /// Nobody knows whether the venue has it.
        case inDoubt
        /// So many base units of it were filled.
        case filled(Int128)
        /// It ended.
        case closed(OrderClosure, at: Instant)
    }
}

extension Int128 {
    /// The sum, or the largest number where it does not fit: what these sums count is for people's
    /// eyes, and no journal may make a reader trap.
    func saturatingSum(_ other: Int128) -> Int128 {
        let (sum, overflow) = addingReportingOverflow(other)
        guard overflow else { return sum }
        return other < 0 ? .min : .max
    }
}
