import Desk
import Engine
import Money
import PaperVenue
import Replay
import Simulation
import Strategies
import Testing
import TradeModel

/// A desk that trades recorded candles at the paper venue, as a live driver trades what a feed brings
/// at a real one: readings go through the gate, orders out of the desk, reports into it, and a naive
/// account of the fills answers the desk's questions about what is owned.
struct PaperDesk<S: Strategy>: ~Copyable {
    private var desk: TradingDesk<S, LyingDisk>
    private var venue: PaperVenue
    private var feed: CandleFeed
    private let start: Int64
    private var quote: Int128
    private var sizes: [Int128]
    /// What a person was told.
    private(set) var told: [Incident] = []
    private(set) var statements = 0
    private(set) var questions = 0

    init(
        _ specification: RunSpecification,
        strategy: S,
        feed: CandleFeed
    ) throws(DeskError) {
        var options = DeskOptions(specification: specification.document)
        options.isDryRun = false
        options.signsOrders = false
        options.segmentSize = 1 << 18
        let engine = Engine(
            setup: specification.setup,
            cash: specification.cash,
            strategy: strategy
        )
        desk = try TradingDesk.open(
            "d",
            disk: LyingDisk(),
            engine: engine,
            options: options,
            policies: { _ in nil }
        )
        venue = specification.paperVenue
        self.feed = feed
        start = feed.nextMs * 1_000_000
        quote = specification.cash
        sizes = Array(repeating: 0, count: specification.inputs.count)
    }

    var engine: Engine<S> { desk.engine }
    var droppedReadings: Int { desk.droppedReadings }

    /// Trades to the end of the data.
    mutating func run() throws(DeskError) {
        let first = Instant(nanoseconds: start)
        carryOut(try desk.start(reading(first)), at: first)
        try desk.learn(sourceTime: start, askedAt: first, reading(first))
        var events = 0
        while try advance() {
            events += 1
            guard events < 100_000 else {
                Issue.record("the desk goes round in circles")
                return
            }
        }
        try desk.flush()
    }

    private func reading(_ at: Instant) -> ClockReading {
        ClockReading(wall: at.nanoseconds, boot: at.nanoseconds - start + 77)
    }

    /// What happens next: the venue speaks, time has come, the market moves.
    private mutating func advance() throws(DeskError) -> Bool {
        let outcome = venue.nextOutcome
        let market =
            feed.nextMs == .max ? Instant.distantFuture : Instant(milliseconds: feed.nextMs)
        if outcome == nil, market == .distantFuture { return false }
        let wake = desk.nextWake
        if let outcome, outcome.at <= wake, outcome.at <= market {
            try hear(outcome.report, at: max(outcome.at, desk.engine.core.clock))
        } else if wake <= market {
            let now = max(wake, desk.engine.core.clock)
            try answer(try desk.tick(reading(now)), at: now)
        } else if let next = feed.next() {
            try read(next.event, at: next.at)
        }
        return true
    }

    private mutating func read(_ event: Event, at now: Instant) throws(DeskError) {
        switch event {
        case .candleOpened(let instrument, let price):
            venue.observe(Fact(at: now, .candleOpened(instrument, price: price.mantissa)))
            try read(event, of: instrument, madeAt: now.nanoseconds + 1, at: now)
        case .candleClosed(let instrument, let candle):
            venue.observe(Fact(at: now, .candleClosed(instrument, candle)))
            try read(event, of: instrument, madeAt: now.nanoseconds, at: now)
        default: Issue.record("a feed of candles brought \(event)")
        }
    }

    private mutating func read(
        _ event: Event,
        of instrument: InstrumentIndex,
        madeAt: Int64,
        at now: Instant
    ) throws(DeskError) {
        let effects = try desk.take(event, of: instrument, madeAt: madeAt, reading(now))
        try answer(effects, at: now)
    }

    private mutating func hear(_ report: VenueReport, at now: Instant) throws(DeskError) {
        let order = desk.engine.core.orders[report.ordinal]
        let effects = try desk.take(.venue(report), reading(now))
        switch report {
        case .acknowledged(let ordinal):
            venue.observe(Fact(at: now, .orderAcknowledged(ordinal)))
        case .filled(let fill): if let order { book(fill, order, at: now) }
        case .closed(let ordinal, let closure):
            venue.observe(Fact(at: now, .orderClosed(ordinal, closure)))
        case .unknown: break
        }
        try answer(effects, at: now)
    }

    private mutating func book(_ fill: Fill, _ working: WorkingOrder, at now: Instant) {
        let order = working.order
        let index = order.instrument.position
        sizes[index] += fill.quantity.units * order.side.sign
        quote -= fill.notional * order.side.sign + fill.fee
        venue.observe(Fact(at: now, .filled(fill, order.instrument, order.side, order.purpose)))
        if working.remaining == fill.quantity {
            venue.observe(Fact(at: now, .orderClosed(fill.ordinal, .filled)))
        }
    }

    /// Carries effects out and answers what they ask.
    private mutating func answer(_ effects: [Effect], at now: Instant) throws(DeskError) {
        carryOut(effects, at: now)
        for effect in effects {
            switch effect {
            case .query(let ordinal):
                questions += 1
                let unknown = VenueReport.closed(ordinal, .rejected(.unavailable))
                try hear(venue.answer(ordinal) ?? unknown, at: now)
            case .askStatement(let askedAt):
                statements += 1
                let statement = AccountStatement(
                    askedAt: askedAt,
                    quote: quote,
                    positions: sizes,
                    workingOrders: desk.engine.core.orders.working.map(\.order.clientID)
                )
                try answer(try desk.take(.statement(statement), reading(now)), at: now)
            case .send, .cancel, .submit, .alert: break
            }
        }
    }

    private mutating func carryOut(_ effects: [Effect], at now: Instant) {
        for effect in effects {
            switch effect {
            case .send(let order): venue.observe(Fact(at: now, .orderIntended(order)))
            case .cancel(let ordinal): venue.observe(Fact(at: now, .cancelIntended(ordinal)))
            case .alert(let incident, _, _): told.append(incident)
            case .submit, .query, .askStatement: break
            }
        }
    }
}
