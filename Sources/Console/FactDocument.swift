// A journal's facts as JSON lines: sequence, time, kind, and the members that the kind has.

import ByteCodec
import Journal
import Money
public import TradeModel

/// Facts for scripts.
public struct FactDocument {
    private let names: RunNames

    /// Lines for the facts of a run.
    public init(_ names: RunNames) { self.names = names }

    /// One line.
    public func line(_ fact: Fact, sequence: UInt64) -> String {
        var members: [JSONValue.Member] = []
        members.add("sequence", .count(sequence))
        members.add("time", time: fact.at)
        members.add("kind", .string(FactDocument.name(fact.kind)))
        add(fact.change, to: &members)
        return JSONValue.object(members).line
    }

    private func add(_ change: Fact.Change, to members: inout [JSONValue.Member]) {
        switch change {
        case .started(let epoch): members.add("start", .count(epoch))
        case .candleOpened(let instrument, let price):
            add(instrument, to: &members)
            members.add("price", .string(names.price(price, instrument)))
        case .candleClosed(let instrument, let candle):
            add(instrument, to: &members)
            members.add("open", .string(names.price(candle.open, instrument)))
            members.add("high", .string(names.price(candle.high, instrument)))
            members.add("low", .string(names.price(candle.low, instrument)))
            members.add("close", .string(names.price(candle.close, instrument)))
        case .readingRefused(let instrument, _, let price):
            add(instrument, to: &members)
            members.add("price", .string(names.price(price, instrument)))
        case .liquidityRead(let instrument, let units):
            add(instrument, to: &members)
            members.add("liquidity", .quote(units))
        case .readingLost(let instrument): add(instrument, to: &members)
        case .orderIntended(let order): add(order, to: &members)
        case .orderAcknowledged(let ordinal), .orderInDoubt(let ordinal),
            .cancelIntended(let ordinal):
            members.add("order", .count(ordinal.value))
        case .filled(let fill, let instrument, let side, let purpose):
            add(fill, instrument, side, purpose, to: &members)
        case .orderClosed(let ordinal, let closure):
            members.add("order", .count(ordinal.value))
            members.add("closure", .string(OrderText.closure(closure)))
        case .dayStarted(let day, let equity):
            members.add("day", .count(day))
            members.add("equity", .quote(equity))
        case .entriesBlocked(let incident):
            members.add("incident", .string(IncidentText.name(incident)))
        case .modeChanged(let mode):
            members.add("mode", .string(mode.word))
            members.add("latches", .array(mode.words.map { .string($0) }))
        case .incident(let incident, let instrument, let ordinal):
            members.add("incident", .string(IncidentText.name(incident)))
            members.add("instrument", .text(instrument.map { names.name($0) }))
            members.add("order", ordinal.map { .count($0.value) } ?? .null)
        case .orderSigned(let ordinal, let identity):
            members.add("order", .count(ordinal.value))
            members.add("transaction", .string(OrderText.hash(identity.transaction)))
            members.add("last_valid", .count(identity.lastValid))
        case .roomChanged(let isLow): members.add("is_low", .bool(isLow))
        case .tokenJudged(let instrument, let judgement):
            add(instrument, to: &members)
            add(judgement, to: &members)
        case .entryVetoed(let instrument, let veto, let evidence):
            add(instrument, to: &members)
            members.add("veto", .string(veto.name))
            members.add("evidence", .string(WardenWords.hex(evidence)))
        case .entryCleared(let instrument, let evidence):
            add(instrument, to: &members)
            members.add("evidence", .string(WardenWords.hex(evidence)))
        case .drawdownLatched, .drawdownReset, .flattenAsked, .exitsChecked, .tailCut,
            .readingsForgotten, .stopped:
            break
        }
    }

    private func add(_ instrument: InstrumentIndex, to members: inout [JSONValue.Member]) {
        members.add("instrument", .string(names.name(instrument)))
    }

    private func add(_ order: Order, to members: inout [JSONValue.Member]) {
        members.add("order", .count(order.ordinal.value))
        add(order.instrument, to: &members)
        members.add("side", .string(OrderText.side(order.side)))
        members.add("purpose", .string(OrderText.words(order.purpose)))
        members.add("quantity", .base(order.quantity.units))
        members.add("protection", .text(order.protection.map { names.price($0, order.instrument) }))
        members.add("reserved", .quote(order.reserve))
    }

    private func add(_ judgement: TokenJudgement, to members: inout [JSONValue.Member]) {
        members.add("verdict", .string(judgement.verdict.name))
        for (key, rules) in [
            ("failed", judgement.failed), ("warned", judgement.warned),
            ("unknown", judgement.unknown),
        ] {
            members.add(key, .array(rules.rules.map { .string($0.name) }))
        }
        members.add("observed", time: judgement.observedAt)
        members.add("evidence", .string(WardenWords.hex(judgement.evidence)))
    }

    private func add(
        _ fill: Fill,
        _ instrument: InstrumentIndex,
        _ side: Side,
        _ purpose: OrderPurpose,
        to members: inout [JSONValue.Member]
    ) {
        members.add("order", .count(fill.ordinal.value))
        members.add("trade", .count(fill.trade.value))
        add(instrument, to: &members)
        members.add("side", .string(OrderText.side(side)))
        members.add("purpose", .string(OrderText.words(purpose)))
        members.add("quantity", .base(fill.quantity.units))
        members.add("price", .string(names.price(fill.price, instrument)))
        members.add("notional", .quote(fill.notional))
        members.add("fee", .quote(fill.fee))
    }

    /// The word for a kind of record.
    static func name(_ kind: RecordKind) -> String {
        switch kind {
        case .specification: "specification"
        case .configuration: "configuration"
        case .started: "started"
        case .candleOpened: "candle_opened"
        case .candleClosed: "candle_closed"
        case .readingRefused: "reading_refused"
        case .liquidityRead: "liquidity_read"
        case .readingLost: "reading_lost"
        case .orderIntended: "order_intended"
        case .orderAcknowledged: "order_acknowledged"
        case .orderInDoubt: "order_in_doubt"
        case .cancelIntended: "cancel_intended"
        case .filled: "filled"
        case .orderClosed: "order_closed"
        case .dayStarted: "day_started"
        case .entriesBlocked: "entries_blocked"
        case .drawdownLatched: "drawdown_latched"
        case .drawdownReset: "drawdown_reset"
        case .modeChanged: "mode_changed"
        case .flattenAsked: "flatten_asked"
        case .exitsChecked: "exits_checked"
        case .incident: "incident"
        case .orderSigned: "order_signed"
        case .roomChanged: "room_changed"
        case .readingsForgotten: "readings_forgotten"
        case .tailCut: "tail_cut"
        case .stopped: "stopped"
        case .tokenJudged: "token_judged"
        case .entryVetoed: "entry_vetoed"
        case .entryCleared: "entry_cleared"
        }
    }
}
