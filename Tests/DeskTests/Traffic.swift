import Desk
import Engine
import Ledger
import Money
import Randomness
import TradeModel

/// What may come to a desk in any order: readings, reports, signatures, statements, commands, time.
struct Traffic {
    private var random: SplitMix64
    private var prices: [Int64] = [10_000, 10_000]
    private(set) var sent = 0
    private(set) var submitted = 0
    private(set) var cancelled = 0

    init(seed: UInt64) { random = SplitMix64(seed: seed) }

    /// Something happens.
    mutating func step(_ bench: Bench) throws {
        bench.wait(.milliseconds(random.within(0...4_000)))
        if random.oneIn(40) { bench.wall += random.within(-9...9) * Bench.second }
        if random.oneIn(6) {
            count(try bench.tick())
        } else {
            count(try bench.take(event(bench)))
        }
    }

    private mutating func count(_ effects: [Effect]) {
        for effect in effects {
            switch effect {
            case .send: sent += 1
            case .submit: submitted += 1
            case .cancel: cancelled += 1
            case .query, .askStatement, .alert: break
            }
        }
    }

    private mutating func event(_ bench: Bench) -> Event {
        let working = bench.core.orders.working
        if !working.isEmpty, random.oneIn(2) { return report(random.pick(working), bench) }
        let instrument = random.below(2)
        switch random.below(12) {
        case 0: return .command(random.pick(OperatorCommand.allCases + [.flatten, .flatten]))
        case 1: return .command(random.pick([.resume, .acceptDrift, .endExitsOnly]))
        case 2: return .statement(statement(bench))
        case 3: return .liquidity(InstrumentIndex(UInt32(instrument)), 1_000)
        default:
            let moved = prices[instrument] * random.within(88...112) / 100
            prices[instrument] = min(max(moved, 2_000), 40_000)
            let wish = random.pick([0, 0, 3, 8, -1] as [Int64])
            return Account.close(prices[instrument], wish: wish, UInt32(instrument))
        }
    }

    private mutating func report(_ order: WorkingOrder, _ bench: Bench) -> Event {
        let ordinal = order.order.ordinal
        if order.signed == nil, !order.isUnresolved {
            let words = (random.next(), random.next())
            let id = TransactionID(words.0, words.1, 0, ordinal.value)
            return .signed(ordinal, SignedIdentity(transaction: id, lastValid: random.next()))
        }
        let price = prices[order.order.instrument.position]
        switch random.below(8) {
        case 0: return .venue(.unknown(ordinal))
        case 1: return .venue(.closed(ordinal, .cancelled))
        case 2: return .venue(.closed(ordinal, .rejected(.slippage)))
        case 3, 4: return .venue(.acknowledged(ordinal))
        default:
            let half = max(1, order.remaining.units / 2)
            return .venue(.filled(bench.makeFill(order.order, units: half, price: price)))
        }
    }

    private func statement(_ bench: Bench) -> AccountStatement {
        let core = bench.core
        let quote = core.setup.quote
        return AccountStatement(
            askedAt: bench.instant,
            quote: core.ledger[.cash(quote)] + core.ledger[.reserved(quote)],
            positions: (0..<2).map { core.ledger.holding(InstrumentIndex(UInt32($0))).size },
            workingOrders: core.orders.working.map(\.order.clientID)
        )
    }
}
