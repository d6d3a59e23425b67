// What came of a run, read from the engine's state: the same numbers after a backtest, after a replay
// and from a data directory.

public import Engine
import Ledger
import Money
public import TradeModel

/// The books of a run in quote units.
public struct RunReport: Sendable, Hashable {
    /// A position as it stands.
    public struct PositionReport: Sendable, Hashable {
        /// What is held.
        public let instrument: InstrumentIndex
        /// Base units; negative for short.
        public let size: Int128
        /// What it cost, without fees.
        public let cost: Int128
        /// Average entry price as a mantissa.
        public let entryPrice: Int64
        /// The last price as a mantissa.
        public let price: Int64
        /// When that was read.
        public let readAt: Instant
        /// What it is worth at the last price; nil when that does not fit.
        public let value: Int128?
        /// Its worth less its cost and entry fees; nil when that does not fit.
        public let unrealised: Int128?
        /// When it was opened.
        public let openedAt: Instant
    }

    /// Free quote units.
    public let cash: Int128
    /// Quote units set aside for orders in flight.
    public let reserved: Int128
    /// Quote units paid as fees.
    public let fees: Int128
    /// Quote units of everything owned, positions at their last price; nil when that does not fit.
    public let equity: Int128?
    /// Profit or loss taken, fees of what was closed deducted.
    public let realised: Int128
    /// What is open, by instrument.
    public let positions: [PositionReport]
    /// Counts.
    public let tally: Tally
    /// Candles seen.
    public let candles: Int64

    /// The report on a state.
    public init(_ core: EngineCore) {
        let quote = core.setup.quote
        cash = core.ledger[.cash(quote)]
        reserved = core.ledger[.reserved(quote)]
        fees = core.ledger[.fees(quote)]
        equity = core.equity
        var realised: Int128 = 0
        for index in core.setup.instruments.indices {
            realised += core.ledger.holding(InstrumentIndex(UInt32(index))).realised
        }
        self.realised = realised
        positions = core.open.map { PositionReport($0, core) }
        tally = core.tally
        candles = core.markets.reduce(0) { $0 + $1.closes }
    }

    /// Round trips, one that is still open counted.
    public var trades: Int64 { tally.roundTrips + Int64(positions.count) }
}

extension RunReport.PositionReport {
    init(_ instrument: InstrumentIndex, _ core: EngineCore) {
        let holding = core.ledger.holding(instrument)
        let market = core.markets[instrument.position]
        let life = core.positions[instrument.position]
        self.instrument = instrument
        size = holding.size
        cost = holding.cost
        entryPrice = life.entryPrice
        price = market.price
        readAt = market.readAt
        openedAt = life.openedAt
        let worth = core.setup.instruments[instrument.position].notional(
            market.price,
            units: holding.size,
            rounding: .down
        )
        value = worth
        let paid = holding.size < 0 ? -holding.cost : holding.cost
        unrealised = worth.map { $0 - paid - holding.entryFees }
    }
}
