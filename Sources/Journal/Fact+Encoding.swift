// Facts to bytes. `docs/formats/facts.md` lists every payload. Integers are little-endian; each
// payload begins with the fact's instant.

public import ByteCodec
import Money
public import TradeModel

extension Fact {
    /// The kind of record that holds this fact.
    public var kind: RecordKind {
        switch change {
        case .started: .started
        case .candleOpened: .candleOpened
        case .candleClosed: .candleClosed
        case .readingRefused: .readingRefused
        case .liquidityRead: .liquidityRead
        case .readingLost: .readingLost
        case .orderIntended: .orderIntended
        case .orderAcknowledged: .orderAcknowledged
        case .orderInDoubt: .orderInDoubt
        case .cancelIntended: .cancelIntended
        case .filled: .filled
        case .orderClosed: .orderClosed
        case .dayStarted: .dayStarted
        case .entriesBlocked: .entriesBlocked
        case .drawdownLatched: .drawdownLatched
        case .drawdownReset: .drawdownReset
        case .modeChanged: .modeChanged
        case .flattenAsked: .flattenAsked
        case .exitsChecked: .exitsChecked
        case .incident: .incident
        case .orderSigned: .orderSigned
        case .roomChanged: .roomChanged
        case .readingsForgotten: .readingsForgotten
        case .tailCut: .tailCut
        case .stopped: .stopped
        case .tokenJudged: .tokenJudged
        case .entryVetoed: .entryVetoed
        case .entryCleared: .entryCleared
        }
    }

    /// Appends the payload.
    public func encode(into writer: inout ByteWriter) {
        writer.i64(at.nanoseconds)
        switch change {
        case .started(let epoch): writer.u32(epoch)
        case .candleOpened(let instrument, let price):
            writer.u32(instrument.value)
            writer.i64(price)
        case .candleClosed(let instrument, let candle):
            writer.u32(instrument.value)
            writer.u8(candle.scale)
            writer.i64(candle.open)
            writer.i64(candle.high)
            writer.i64(candle.low)
            writer.i64(candle.close)
            writer.i64(candle.volume)
        case .readingRefused(let instrument, let source, let price):
            writer.u32(instrument.value)
            writer.u8(source.rawValue)
            writer.i64(price)
        case .liquidityRead(let instrument, let units):
            writer.u32(instrument.value)
            writer.i128(units)
        case .readingLost(let instrument): writer.u32(instrument.value)
        case .orderIntended(let order): encode(order, into: &writer)
        case .orderAcknowledged(let ordinal), .orderInDoubt(let ordinal),
            .cancelIntended(let ordinal):
            writer.u64(ordinal.value)
        case .filled(let fill, let instrument, let side, let purpose):
            encode(fill, instrument, side, purpose, into: &writer)
        case .orderClosed(let ordinal, let closure):
            writer.u64(ordinal.value)
            encode(closure, into: &writer)
        case .dayStarted(let day, let equity):
            writer.i64(day)
            writer.i128(equity)
        case .entriesBlocked(let incident): writer.u8(incident.rawValue)
        case .modeChanged(let mode): writer.u8(mode.code)
        case .drawdownLatched, .drawdownReset, .flattenAsked, .exitsChecked,
            .tailCut, .readingsForgotten, .stopped:
            break
        case .incident(let incident, let instrument, let ordinal):
            writer.u8(incident.rawValue)
            writer.u32(instrument?.value ?? .max)
            writer.u64(ordinal?.value ?? .max)
        case .orderSigned(let ordinal, let identity):
            writer.u64(ordinal.value)
            encode(identity, into: &writer)
        case .roomChanged(let isLow): writer.u8(isLow ? 1 : 0)
        case .tokenJudged(let instrument, let judgement):
            writer.u32(instrument.value)
            encode(judgement, into: &writer)
        case .entryVetoed(let instrument, let veto, let evidence):
            writer.u32(instrument.value)
            writer.u8(veto.rawValue)
            writer.u64(evidence)
        case .entryCleared(let instrument, let evidence):
            writer.u32(instrument.value)
            writer.u64(evidence)
        }
    }

    private func encode(_ judgement: TokenJudgement, into writer: inout ByteWriter) {
        writer.u8(judgement.verdict.rawValue)
        writer.u32(judgement.failed.rawValue)
        writer.u32(judgement.warned.rawValue)
        writer.u32(judgement.unknown.rawValue)
        writer.i64(judgement.observedAt.nanoseconds)
        writer.u64(judgement.evidence)
    }

    /// The hash's bytes in their order, then the height.
    private func encode(_ identity: SignedIdentity, into writer: inout ByteWriter) {
        let id = identity.transaction
        for word in [id.first, id.second, id.third, id.fourth] { writer.u64(word.byteSwapped) }
        writer.u64(identity.lastValid)
    }

    private func encode(_ order: Order, into writer: inout ByteWriter) {
        writer.u64(order.ordinal.value)
        writer.u32(order.epoch)
        writer.u32(order.instrument.value)
        writer.u8(order.side.rawValue)
        encode(order.purpose, into: &writer)
        writer.i128(order.quantity.units)
        writer.i64(order.protection ?? -1)
        writer.i128(order.reserve)
    }

    private func encode(
        _ fill: Fill,
        _ instrument: InstrumentIndex,
        _ side: Side,
        _ purpose: OrderPurpose,
        into writer: inout ByteWriter
    ) {
        writer.u64(fill.ordinal.value)
        writer.u64(fill.trade.value)
        writer.u32(instrument.value)
        writer.u8(side.rawValue)
        encode(purpose, into: &writer)
        writer.i128(fill.quantity.units)
        writer.i64(fill.price)
        writer.i128(fill.notional)
        writer.i128(fill.fee)
    }

    /// Two bytes: 255 and 0 for an entry, otherwise the rule and the tier.
    private func encode(_ purpose: OrderPurpose, into writer: inout ByteWriter) {
        switch purpose {
        case .entry:
            writer.u8(.max)
            writer.u8(0)
        case .exit(let rule, let tier):
            writer.u8(rule.rawValue)
            writer.u8(tier)
        }
    }

    /// Two bytes: how it ended, and for a rejection why.
    private func encode(_ closure: OrderClosure, into writer: inout ByteWriter) {
        switch closure {
        case .filled: writer.u16(0)
        case .rejected(let rejection):
            writer.u8(1)
            writer.u8(rejection.rawValue)
        case .expired: writer.u16(2)
        case .cancelled: writer.u16(3)
        }
    }
}
