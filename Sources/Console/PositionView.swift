// A position with what the exit rules remember of it, the stop price included: the last price at which
// the stop loss holds.

import Engine
import Host
import Money
import Policies
import Replay
import TradeModel

/// One open position.
struct PositionView {
    /// A take-profit tier.
    struct TierView {
        let number: Int
        let state: TierState
        let sold: Int128
        let gainBps: Int64
        let shareBps: Int64
        /// The price at which it is reached, as a mantissa.
        let price: Int64?
    }

    let report: RunReport.PositionReport
    let life: Position
    let market: Market
    let stopPrice: Int64?
    let tiers: [TierView]
    let isFresh: Bool

    static func all(_ run: StoredRun) -> [PositionView] {
        RunReport(run.core).positions.map { PositionView($0, run.core) }
    }

    /// How far the price is above the stop (below it, for a short), in basis points of the price; nil without
    /// a stop or a price.
    var stopDistanceBps: Int64? {
        guard let stopPrice, report.price > 0 else { return nil }
        let distance = (Int128(report.price) - Int128(stopPrice)) * (report.size < 0 ? -1 : 1)
        return Int64(exactly: distance * 10_000 / Int128(report.price))
    }

    private init(_ report: RunReport.PositionReport, _ core: EngineCore) {
        self.report = report
        let life = core.positions[report.instrument.position]
        self.life = life
        market = core.markets[report.instrument.position]
        isFresh = core.price(report.instrument, at: core.clock).value != nil
        guard let exits = core.setup.profile.exits else {
            stopPrice = nil
            tiers = []
            return
        }
        let direction: Int64 = life.openedBy == .buy ? 1 : -1
        stopPrice = PositionView.price(
            life.entryPrice,
            moved: -direction * exits.stopLossBps,
            rounding: life.openedBy == .buy ? .down : .up
        )
        tiers = exits.takeProfits.prefix(Tiers.limit).enumerated().map { index, step in
            TierView(
                number: index + 1,
                state: life.tiers[index].state,
                sold: life.tiers[index].sold,
                gainBps: step.gainBps,
                shareBps: step.percentOfOriginalBps,
                price: PositionView.price(
                    life.entryPrice,
                    moved: direction * step.gainBps,
                    rounding: life.openedBy == .buy ? .up : .down
                )
            )
        }
    }

    /// The price that lies so many basis points from `entry`; nil where there is none.
    private static func price(_ entry: Int64, moved bps: Int64, rounding: Rounding) -> Int64? {
        guard bps > -10_000 else { return nil }
        return Int128(entry).multiplied(
            by: 10_000 + Int128(bps),
            dividedBy: 10_000,
            rounding: rounding
        ).flatMap { Int64(exactly: $0) }
    }

    static func name(_ state: TierState) -> String {
        switch state {
        case .armed: "armed"
        case .pending: "pending"
        case .filled: "filled"
        }
    }
}
