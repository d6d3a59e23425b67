// Bytes to facts. What cannot be one is refused with a reason; nothing here can trap. A fact has one
// payload: other bytes that would mean the same are refused, since no writer leaves them behind.

public import ByteCodec
import Money
public import TradeModel

/// Why a payload is not the fact that its kind promises.
public enum FactError: Error, Hashable, Sendable {
    /// Too short, too long or not text.
    case bytes(ByteError)
    /// A field holds a number that means nothing there.
    case meaningless(field: String, value: Int128)
}

extension FactError: CustomStringConvertible {
    /// What is wrong with the payload.
    public var description: String {
        switch self {
        case .bytes(let error): "\(error)"
        case .meaningless(let field, let value): "\(field) cannot be \(value)"
        }
    }
}

extension Fact {
    /// The fact in the payload of a record of the kind `kind`.
    public init(
        _ kind: RecordKind,
        decoding payload: UnsafeRawBufferPointer
    ) throws(FactError) {
        var decoder = FactDecoder(payload)
        let at = Instant(nanoseconds: try decoder.i64())
        self.init(at: at, try decoder.change(kind, at: at))
        try decoder.finish()
    }
}

private struct FactDecoder {
    var reader: ByteReader

    init(_ payload: UnsafeRawBufferPointer) { reader = ByteReader(payload) }

    mutating func change(_ kind: RecordKind, at: Instant) throws(FactError) -> Fact.Change {
        switch kind {
        case .specification, .configuration:
            throw .meaningless(field: "kind", value: Int128(kind.rawValue))
        case .started: return .started(epoch: try u32())
        case .candleOpened: return .candleOpened(try instrument(), price: try i64())
        case .candleClosed: return .candleClosed(try instrument(), try candle())
        case .readingRefused:
            return .readingRefused(
                try instrument(),
                try raw(ReadingSource.init, "source"),
                price: try i64()
            )
        case .liquidityRead: return .liquidityRead(try instrument(), units: try i128())
        case .readingLost: return .readingLost(try instrument())
        case .orderIntended: return .orderIntended(try order(at: at))
        case .orderAcknowledged: return .orderAcknowledged(OrderOrdinal(try u64()))
        case .orderInDoubt: return .orderInDoubt(OrderOrdinal(try u64()))
        case .cancelIntended: return .cancelIntended(OrderOrdinal(try u64()))
        case .filled: return try filled()
        case .orderClosed: return .orderClosed(OrderOrdinal(try u64()), try closure())
        case .dayStarted: return .dayStarted(day: try i64(), equity: try i128())
        case .entriesBlocked: return .entriesBlocked(try raw(Incident.init, "incident"))
        case .drawdownLatched: return .drawdownLatched
        case .drawdownReset: return .drawdownReset
        case .modeChanged: return .modeChanged(try raw(Mode.init(code:), "mode"))
        case .flattenAsked: return .flattenAsked
        case .exitsChecked: return .exitsChecked
        case .incident: return try incident()
        case .orderSigned: return .orderSigned(OrderOrdinal(try u64()), try identity())
        case .readingsForgotten: return .readingsForgotten
        case .tailCut: return .tailCut
        case .stopped: return .stopped
        case .roomChanged: return .roomChanged(isLow: try flag("room"))
        case .tokenJudged: return .tokenJudged(try instrument(), try judgement())
        case .entryVetoed:
            return .entryVetoed(
                try instrument(),
                try raw(WardenVeto.init, "veto"),
                evidence: try u64()
            )
        case .entryCleared: return .entryCleared(try instrument(), evidence: try u64())
        }
    }

    private mutating func judgement() throws(FactError) -> TokenJudgement {
        TokenJudgement(
            verdict: try raw(TokenVerdict.init, "verdict"),
            failed: try rules(),
            warned: try rules(),
            unknown: try rules(),
            observedAt: Instant(nanoseconds: try i64()),
            evidence: try u64()
        )
    }

    /// A rule that is not known here was judged by a later version.
    private mutating func rules() throws(FactError) -> WardenRules {
        let rules = WardenRules(rawValue: try u32())
        guard WardenRules.all.isSuperset(of: rules) else {
            throw .meaningless(field: "rules", value: Int128(rules.rawValue))
        }
        return rules
    }

    private mutating func identity() throws(FactError) -> SignedIdentity {
        SignedIdentity(
            transaction: TransactionID(
                try u64().byteSwapped,
                try u64().byteSwapped,
                try u64().byteSwapped,
                try u64().byteSwapped
            ),
            lastValid: try u64()
        )
    }

    private mutating func flag(_ field: String) throws(FactError) -> Bool {
        let number = try u8()
        guard number <= 1 else { throw .meaningless(field: field, value: Int128(number)) }
        return number == 1
    }

    private mutating func candle() throws(FactError) -> Candle {
        let scale = try u8()
        return Candle(
            open: try i64(),
            high: try i64(),
            low: try i64(),
            close: try i64(),
            volume: try i64(),
            scale: scale
        )
    }

    private mutating func order(at: Instant) throws(FactError) -> Order {
        let ordinal = OrderOrdinal(try u64())
        let epoch = try u32()
        let instrument = try instrument()
        let side = try raw(Side.init, "side")
        let purpose = try purpose()
        let quantity = try quantity()
        let protection = try i64()
        guard protection >= -1 else {
            throw .meaningless(field: "protection", value: Int128(protection))
        }
        return Order(
            ordinal: ordinal,
            epoch: epoch,
            instrument: instrument,
            side: side,
            purpose: purpose,
            quantity: quantity,
            protection: protection < 0 ? nil : protection,
            reserve: try i128(),
            intendedAt: at
        )
    }

    private mutating func filled() throws(FactError) -> Fact.Change {
        let ordinal = OrderOrdinal(try u64())
        let trade = TradeID(try u64())
        let instrument = try instrument()
        let side = try raw(Side.init, "side")
        let purpose = try purpose()
        let fill = Fill(
            ordinal: ordinal,
            trade: trade,
            quantity: try quantity(),
            price: try i64(),
            notional: try i128(),
            fee: try i128()
        )
        return .filled(fill, instrument, side, purpose)
    }

    private mutating func incident() throws(FactError) -> Fact.Change {
        let incident = try raw(Incident.init, "incident")
        let instrument = try u32()
        let ordinal = try u64()
        return .incident(
            incident,
            instrument == .max ? nil : InstrumentIndex(instrument),
            ordinal == .max ? nil : OrderOrdinal(ordinal)
        )
    }

    private mutating func purpose() throws(FactError) -> OrderPurpose {
        let rule = try u8()
        let tier = try u8()
        if rule == .max {
            guard tier == 0 else { throw .meaningless(field: "tier", value: Int128(tier)) }
            return .entry
        }
        guard let rule = ExitRule(rawValue: rule) else {
            throw .meaningless(field: "exit rule", value: Int128(rule))
        }
        guard tier < 4 else { throw .meaningless(field: "tier", value: Int128(tier)) }
        return .exit(rule, tier: tier)
    }

    private mutating func closure() throws(FactError) -> OrderClosure {
        let way = try u8()
        let detail = try u8()
        guard way == 1 || detail == 0 else {
            throw .meaningless(field: "closure detail", value: Int128(detail))
        }
        switch way {
        case 0: return .filled
        case 1:
            guard let rejection = OrderRejection(rawValue: detail) else {
                throw .meaningless(field: "rejection", value: Int128(detail))
            }
            return .rejected(rejection)
        case 2: return .expired
        case 3: return .cancelled
        default: throw .meaningless(field: "closure", value: Int128(way))
        }
    }

    private mutating func quantity() throws(FactError) -> Quantity {
        let units = try i128()
        guard let quantity = Quantity(exactly: units) else {
            throw .meaningless(field: "quantity", value: units)
        }
        return quantity
    }

    private mutating func raw<Value>(
        _ make: (UInt8) -> Value?,
        _ field: String
    ) throws(FactError) -> Value {
        let number = try u8()
        guard let value = make(number) else {
            throw .meaningless(field: field, value: Int128(number))
        }
        return value
    }

    private mutating func instrument() throws(FactError) -> InstrumentIndex {
        InstrumentIndex(try u32())
    }

    private mutating func u8() throws(FactError) -> UInt8 {
        do throws(ByteError) { return try reader.u8() } catch { throw .bytes(error) }
    }

    private mutating func u32() throws(FactError) -> UInt32 {
        do throws(ByteError) { return try reader.u32() } catch { throw .bytes(error) }
    }

    private mutating func u64() throws(FactError) -> UInt64 {
        do throws(ByteError) { return try reader.u64() } catch { throw .bytes(error) }
    }

    mutating func i64() throws(FactError) -> Int64 {
        do throws(ByteError) { return try reader.i64() } catch { throw .bytes(error) }
    }

    private mutating func i128() throws(FactError) -> Int128 {
        do throws(ByteError) { return try reader.i128() } catch { throw .bytes(error) }
    }

    func finish() throws(FactError) {
        do throws(ByteError) { try reader.finish() } catch { throw .bytes(error) }
    }
}
