// The canonical encoding that a state hash is taken of: each part in a fixed order, as integers.
// `docs/formats/state-hash.md` describes it. It leaves out record sequences, ids, epochs, doubt and
// everything else that depends on how often the process was started.

import Ledger
import Money
import Policies
public import Strategies
import TradeModel

extension Engine {
    /// Appends the state to `sink`.
    public func encode(into sink: inout some StateSink) {
        core.encode(into: &sink)
        strategy.encode(into: &sink)
    }
}

extension EngineCore {
    func encode(into sink: inout some StateSink) {
        encodeBooks(into: &sink)
        encodeOrders(into: &sink)
        for index in setup.instruments.indices { encode(instrument: index, into: &sink) }
        encodeRisk(into: &sink)
        sink.append(Int128(bitPattern: UInt128(fillDigest.high) << 64 | UInt128(fillDigest.low)))
        for index in tokens.indices { encode(token: index, into: &sink) }
    }

    private func encodeBooks(into sink: inout some StateSink) {
        for index in 0..<setup.assetCount {
            let asset = AssetID(UInt16(index))
            sink.append(ledger[.external(asset)])
            sink.append(ledger[.cash(asset)])
            sink.append(ledger[.reserved(asset)])
            sink.append(ledger[.fees(asset)])
            sink.append(ledger[.venue(asset)])
        }
        sink.append(Int128(ledger.openReservations.count))
        for reservation in ledger.openReservations {
            sink.append(Int128(reservation.ordinal.value))
            sink.append(reservation.remaining)
        }
    }

    private func encodeOrders(into sink: inout some StateSink) {
        sink.append(Int128(lastOrdinal.value))
        sink.append(Int128(orders.working.count))
        for working in orders.working {
            let order = working.order
            sink.append(Int128(order.ordinal.value))
            sink.append(Int128(order.instrument.value))
            sink.append(order.side.sign)
            switch order.purpose {
            case .entry: sink.append(-1)
            case .exit(let rule, let tier):
                sink.append(Int128(rule.rawValue) * 256 + Int128(tier))
            }
            sink.append(order.quantity.units)
            sink.append(working.filled.units)
            sink.append(Int128(order.protection ?? -1))
            sink.append(Int128(order.intendedAt.nanoseconds))
            sink.append(working.isCancelling ? 1 : 0)
        }
    }

    private func encode(instrument index: Int, into sink: inout some StateSink) {
        let instrument = InstrumentIndex(UInt32(index))
        let holding = ledger.holding(instrument)
        sink.append(holding.size)
        sink.append(holding.cost)
        sink.append(holding.entryFees)
        sink.append(holding.realised)
        sink.append(ledger[.collateral(instrument)])
        let market = markets[index]
        sink.append(Int128(market.opens))
        sink.append(Int128(market.closes))
        sink.append(Int128(market.price))
        sink.append(Int128(market.suspect))
        sink.append(market.isKnown ? 1 : 0)
        sink.append(market.liquidity)
        let position = positions[index]
        sink.append(Int128(position.lastClosedAt?.nanoseconds ?? -1))
        guard !holding.isFlat else { return }
        sink.append(Int128(position.openedAt.nanoseconds))
        sink.append(position.originalSize)
        sink.append(Int128(position.entryPrice))
        sink.append(Int128(position.peak))
        sink.append(position.entryLiquidity)
        for tier in 0..<Tiers.limit {
            sink.append(Int128(position.tiers[tier].state.rawValue))
            sink.append(position.tiers[tier].sold)
        }
        sink.append(Int128(position.slippageFailures))
        sink.append(Int128(position.retryAt.nanoseconds))
        sink.append(position.isToBeFlattened ? 1 : 0)
    }

    /// Behind everything else, and nothing where nobody judges tokens.
    private func encode(token index: Int, into sink: inout some StateSink) {
        guard let judgement = tokens[index].judgement else { return }
        sink.append(Int128(index))
        sink.append(Int128(judgement.verdict.rawValue))
        sink.append(Int128(judgement.failed.rawValue))
        sink.append(Int128(judgement.warned.rawValue))
        sink.append(Int128(judgement.unknown.rawValue))
        sink.append(Int128(judgement.observedAt.nanoseconds))
        sink.append(Int128(judgement.evidence))
        sink.append(Int128(tokens[index].judgements))
        sink.append(Int128(tokens[index].veto.map { Int($0.rawValue) } ?? -1))
    }

    private func encodeRisk(into sink: inout some StateSink) {
        sink.append(Int128(mode.code))
        sink.append(Int128(risk.day))
        sink.append(risk.dayStartEquity)
        sink.append(risk.peakEquity)
        sink.append(Int128(risk.lossStreak))
        sink.append(Int128(risk.lossesTowardStop))
        sink.append(Int128(risk.blockedDay))
        sink.append(risk.isDrawdownLatched ? 1 : 0)
        sink.append(Int128(tally.fills))
        sink.append(Int128(tally.roundTrips))
        sink.append(Int128(tally.wins))
        sink.append(Int128(tally.losses))
    }
}
