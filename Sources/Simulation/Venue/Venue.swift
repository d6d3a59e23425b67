import TradeModel
import VenueTwins

/// Either kind of twin behind one set of calls, and the truth about either.
enum Venue: Sendable {
    case exchange(ExchangeTwin)
    case chain(ChainTwin)

    init(_ kind: VenueKind, start: Int64, seed: UInt64) {
        switch kind {
        case .exchange:
            var model = ExchangeModel()
            model.feeBps = Account.feeBps
            // Some exchanges number executions as they come, others by hashes.
            if seed % 2 == 0 { model.tradeNumbering = .scattered }
            self = .exchange(
                ExchangeTwin(
                    model: model,
                    instruments: Account.instruments,
                    quote: Account.cash,
                    seed: seed
                )
            )
        case .chain:
            var model = ChainModel()
            model.feeBps = Account.feeBps
            self = .chain(
                ChainTwin(
                    model: model,
                    instruments: Account.instruments,
                    quote: Account.cash,
                    start: Instant(nanoseconds: start),
                    seed: seed
                )
            )
        }
    }

    var nextEvent: Int64 {
        let next =
            switch self {
            case .exchange(let twin): twin.nextEvent
            case .chain(let twin): twin.nextEvent
            }
        return next?.nanoseconds ?? .max
    }

    /// Runs what is due and returns what the venue says meanwhile.
    mutating func advance(to now: Int64) -> [(at: Instant, message: VenueMessage)] {
        change {
            $0.advance(to: Instant(nanoseconds: now))
        } chain: {
            $0.advance(to: Instant(nanoseconds: now))
        }
    }

    mutating func setPrice(
        _ instrument: InstrumentIndex,
        _ mantissa: Int64,
        at now: Int64
    ) -> [(at: Instant, message: VenueMessage)] {
        let at = Instant(nanoseconds: now)
        return change {
            $0.setPrice(instrument, mantissa, at: at)
        } chain: {
            $0.setPrice(instrument, mantissa, at: at)
        }
    }

    /// Takes a request that arrives at `now`.
    mutating func receive(
        _ request: VenueRequest,
        at now: Int64
    ) -> [(at: Instant, message: VenueMessage)] {
        let at = Instant(nanoseconds: now)
        switch request {
        case .exchange(let request):
            return change {
                $0.receive(request, at: at)
            } chain: { _ in
            }
        case .chain(let request):
            return change { _ in
            } chain: {
                $0.receive(request, at: at)
            }
        case .statement(let askedAt):
            let messages = change {
                $0.receive(.statement, at: at)
            } chain: {
                $0.receive(.statement, at: at)
            }
            return messages.map { ($0.at, $0.message.answering(askedAt)) }
        // Nothing that anybody waits for.
        case .marketData: return []
        }
    }

    mutating func redeliver(_ count: Int, at now: Int64) -> [(at: Instant, message: VenueMessage)] {
        change {
            $0.redeliverOldFills(count: count, at: Instant(nanoseconds: now))
        } chain: { _ in
        }
    }

    mutating func maintain(until end: Int64) {
        guard case .exchange(var twin) = self else { return }
        twin.setMaintenance(until: Instant(nanoseconds: end))
        self = .exchange(twin)
    }

    mutating func drift(_ kind: DriftKind, _ instrument: InstrumentIndex, at now: Int64) -> Bool {
        let at = Instant(nanoseconds: now)
        let worth: Int128 = 50_000_000
        var done = false
        _ = change {
            done = $0.drift(kind, in: instrument, worth: worth, at: at) != nil
        } chain: {
            done = $0.drift(kind, in: instrument, worth: worth, at: at) != nil
        }
        return done
    }

    /// Changes the twin in its place and takes what it says.
    private mutating func change(
        _ exchange: (inout ExchangeTwin) -> Void,
        chain: (inout ChainTwin) -> Void
    ) -> [(at: Instant, message: VenueMessage)] {
        // The twin is moved out and back, so that it is never copied.
        switch consume self {
        case .exchange(var twin):
            exchange(&twin)
            let messages = twin.takeMessages().map { ($0.at, VenueMessage.exchange($0.message)) }
            self = .exchange(twin)
            return messages
        case .chain(var twin):
            chain(&twin)
            let messages = twin.takeMessages().map { ($0.at, VenueMessage.chain($0.message)) }
            self = .chain(twin)
            return messages
        }
    }
}

extension VenueMessage {
    /// A statement with the question that it answers; any other message as it is.
    func answering(_ askedAt: Instant) -> VenueMessage {
        switch self {
        case .exchange(.statement(let statement)), .chain(.statement(let statement)):
            .statement(statement, askedAt: askedAt)
        case .exchange, .chain, .statement, .turnedAway: self
        }
    }
}

extension Venue {
    // MARK: - Truth

    var quoteBalance: Int128 {
        switch self {
        case .exchange(let twin): twin.quoteBalance
        case .chain(let twin): twin.quoteBalance
        }
    }

    func baseBalance(_ instrument: InstrumentIndex) -> Int128 {
        switch self {
        case .exchange(let twin): twin.baseBalance(instrument)
        case .chain(let twin): twin.baseBalance(instrument)
        }
    }

    func order(_ id: ClientOrderID) -> TwinOrder? {
        switch self {
        case .exchange(let twin): twin.order(id)
        case .chain(let twin): twin.order(id)
        }
    }

    var liveOrders: [TwinOrder] {
        switch self {
        case .exchange(let twin): twin.liveOrders
        case .chain(let twin): twin.liveOrders
        }
    }

    func timesAccepted(_ id: ClientOrderID) -> Int {
        switch self {
        case .exchange(let twin): twin.timesAccepted(id)
        case .chain(let twin): twin.timesAccepted(id)
        }
    }

    /// What it did that hurts, by name.
    var counts: [(name: String, count: Int)] {
        switch self {
        case .exchange(let twin): twin.counts.entries.map { ("exchange.\($0.name)", $0.count) }
        case .chain(let twin): twin.counts.entries.map { ("chain.\($0.name)", $0.count) }
        }
    }
}

extension Venue {
    /// The height that cannot be undone; 0 at an exchange.
    func finalizedHeight(at now: Int64) -> UInt64 {
        switch self {
        case .exchange: 0
        case .chain(let twin): twin.finalizedHeight(at: Instant(nanoseconds: now))
        }
    }
}
