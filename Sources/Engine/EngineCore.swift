// Everything the engine knows and decides, except what its strategy does. Not generic, so that it is
// compiled once, here; `Engine` adds the strategy.
//
// Invariants: state changes only in `apply`; `fold(facts) == state` after every step; what is
// checked and what is reserved happen in one call; no event from outside can make it trap.

public import Ledger
public import Money
import Policies
public import TradeModel

#if MUTANTS
    import Mutants
#endif

/// The state of trading and the rules that change it.
public struct EngineCore: Sendable, Hashable {
    /// What it is made of.
    public internal(set) var setup: EngineSetup
    /// The books.
    public internal(set) var ledger: Ledger
    /// Per instrument, what is known of its market.
    public internal(set) var markets: [Market]
    /// Per instrument, the life of its position.
    public internal(set) var positions: [Position]
    /// Per instrument, what is known of the token that it buys.
    public internal(set) var tokens: [TokenStanding]
    /// Instruments at which something is held, ascending.
    public internal(set) var open: [InstrumentIndex]
    /// The engine's orders.
    public internal(set) var orders: OrderBook
    /// Executions booked.
    public internal(set) var trades: BookedTrades
    /// Counters and latches.
    public internal(set) var risk: RiskState
    /// What stops entries, and whether anything does.
    public internal(set) var mode: Mode
    /// How often the engine was started.
    public internal(set) var epoch: UInt32
    /// When it was started last.
    public internal(set) var startedAt: Instant
    /// The start before which a torn tail was cut last; 0 for none. An order from before it may have
    /// lost with the tail what was noted of it.
    public internal(set) var cutEpoch: UInt32
    /// How often it died lately.
    public internal(set) var deaths: RecentDeaths
    /// The last intent's number.
    public internal(set) var lastOrdinal: OrderOrdinal
    /// The latest instant of any fact.
    public internal(set) var clock: Instant
    /// When time-dependent exit rules were looked at last.
    public internal(set) var exitsCheckedAt: Instant
    /// Counts.
    public internal(set) var tally: Tally
    /// A digest of every execution in booking order.
    public internal(set) var fillDigest: RunningDigest
    /// Whether the profile has limits: `setup.profile` is large, and this is asked at every event.
    var hasRiskLimits: Bool
    @usableFromInline var hasExitRules: Bool
    /// Whether the journal has no room beyond the segment in use.
    public internal(set) var isRoomLow: Bool

    /// An account with `cash` quote units and nothing else.
    ///
    /// - Precondition: `cash` is not negative.
    public init(setup: EngineSetup, cash: Int128) {
        precondition(cash >= 0, "an account starts with a non-negative balance")
        self.setup = setup
        ledger = Ledger(assetCount: setup.assetCount, instruments: setup.instruments)
        do {
            try ledger.deposit(Amount(cash, of: setup.quote))
        } catch {
            preconditionFailure("a first deposit cannot fail: \(error)")
        }
        markets = Array(repeating: Market(), count: setup.instruments.count)
        positions = Array(repeating: Position(), count: setup.instruments.count)
        tokens = Array(repeating: TokenStanding(), count: setup.instruments.count)
        open = []
        orders = OrderBook()
        trades = BookedTrades()
        risk = RiskState()
        risk.peakEquity = cash
        risk.dayStartEquity = cash
        mode = .running
        epoch = 0
        startedAt = .distantPast
        cutEpoch = 0
        deaths = RecentDeaths()
        lastOrdinal = OrderOrdinal(0)
        clock = .distantPast
        exitsCheckedAt = .distantPast
        tally = Tally()
        fillDigest = RunningDigest()
        hasRiskLimits = setup.profile.risk != nil
        hasExitRules = setup.profile.exits != nil
        isRoomLow = false
    }

    mutating func adopt(_ profile: PolicyProfile) {
        setup.profile = profile
        hasRiskLimits = profile.risk != nil
        hasExitRules = profile.exits != nil
    }

    // MARK: - Readings

    /// The instrument's price, or unknown when it is missing or older than its limit.
    public func price(_ instrument: InstrumentIndex, at now: Instant) -> Reading<Int64> {
        #if MUTANTS
            if Mutant.isActive(.stalePriceAccepted) { return markets[instrument.position].reading }
        #endif
        return markets[instrument.position].reading.fresh(
            at: now,
            maxAge: setup.instruments[instrument.position].maxReadingAge
        )
    }

    /// Whether something is held at the instrument.
    @inlinable
    public func isHeld(_ instrument: InstrumentIndex) -> Bool {
        !ledger.holding(instrument).isFlat
    }

    /// Quote units of everything owned, positions at their last price; nil when that does not fit.
    public var equity: Int128? {
        // Inlined always: a call would be handed a copy of the whole state.
        @inlinable @inline(__always)
        get {
            var sum = ledger[.cash(setup.quote)] + ledger[.reserved(setup.quote)]
            // By place: iterating over the array itself would retain it at every bar.
            for place in 0..<open.count {
                let instrument = open[place]
                let worth = setup.instruments[instrument.position].notional(
                    markets[instrument.position].price,
                    units: ledger.holding(instrument).size,
                    rounding: .down
                )
                guard let worth else { return nil }
                let (owned, overflow) = worth.addingReportingOverflow(
                    ledger[.collateral(instrument)]
                )
                let (next, tooLarge) = sum.addingReportingOverflow(owned)
                if overflow || tooLarge { return nil }
                sum = next
            }
            return sum
        }
    }

    /// Equity, or nil while the price of anything held is unknown.
    public func knownEquity(at now: Instant) -> Int128? {
        #if MUTANTS
            if Mutant.isActive(.equityGuessed) { return equity }
        #endif
        for instrument in open where price(instrument, at: now).value == nil { return nil }
        return equity
    }

    /// Orders that stem from before the start and of which nothing was heard since.
    public var unresolvedOrders: Int { orders.working.count(where: \.isUnresolved) }

    /// Whether `nextTimer` may be anything but nil.
    @inlinable
    public var mayWantTimer: Bool { hasExitRules && !open.isEmpty }

    // MARK: - Committing

    /// Notes a change and makes it.
    mutating func commit(_ change: Fact.Change, at now: Instant, _ out: inout Effects) {
        let fact = Fact(at: now, change)
        out.facts.append(fact)
        apply(fact)
    }

    /// Notes that a person should know, and tells.
    mutating func report(
        _ incident: Incident,
        _ instrument: InstrumentIndex?,
        _ ordinal: OrderOrdinal?,
        at now: Instant,
        _ out: inout Effects
    ) {
        commit(.incident(incident, instrument, ordinal), at: now, &out)
        out.effects.append(.alert(incident, instrument, ordinal))
    }
}
