import ByteCodec
import Journal
import Money
import Randomness
import TradeModel

/// Facts as an engine might decide them: intents and executions with new numbers, and others between
/// them.
struct RandomFacts {
    var random: SplitMix64
    private var ordinal: UInt64 = 0
    private var trade: UInt64 = 0

    init(seed: UInt64) { random = SplitMix64(seed: seed) }

    /// Another fact.
    mutating func next() -> Fact {
        let at = Instant(nanoseconds: random.integer64())
        switch random.below(6) {
        case 0, 1: return Fact(at: at, .orderIntended(order(at: at)))
        case 2:
            let (side, purpose) = (self.side, self.purpose)
            return Fact(at: at, .filled(fill(), InstrumentIndex(3), side, purpose))
        case 3: return Fact(at: at, .started(epoch: UInt32(random.below(9))))
        case 4: return Fact(at: at, .liquidityRead(InstrumentIndex(1), units: random.integer128()))
        default: return Fact(at: at, .exitsChecked)
        }
    }

    private var side: Side {
        mutating get { random.oneIn(2) ? .buy : .sell }
    }

    private var purpose: OrderPurpose {
        mutating get {
            random.oneIn(2) ? .entry : .exit(random.pick(ExitRule.allCases), tier: 2)
        }
    }

    private var amount: Int128 {
        mutating get { random.integer128() & .max }
    }

    private mutating func order(at: Instant) -> Order {
        ordinal += 1
        return Order(
            ordinal: OrderOrdinal(ordinal),
            epoch: UInt32(1 + random.below(3)),
            instrument: InstrumentIndex(UInt32(random.below(100))),
            side: side,
            purpose: purpose,
            quantity: Quantity(units: 1 + amount / 2),
            protection: random.oneIn(3) ? nil : random.integer64() & .max,
            reserve: amount,
            intendedAt: at
        )
    }

    private mutating func fill() -> Fill {
        trade += 1
        return Fill(
            ordinal: OrderOrdinal(1 + UInt64(random.below(Int(ordinal) + 1))),
            trade: TradeID(trade),
            quantity: Quantity(units: 1 + amount / 2),
            price: 1 + random.integer64() & (.max >> 1),
            notional: amount,
            fee: amount
        )
    }
}
