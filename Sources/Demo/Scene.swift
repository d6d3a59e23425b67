import DemoMarket
import Host
import Replay
import TradeModel

/// What the generated market has the engine go through.
enum Scene: String, CaseIterable, Sendable {
    case takeProfitTier1 = "take_profit_tier_1"
    case takeProfitTier2 = "take_profit_tier_2"
    case trailingStop = "trailing_stop"
    case stopLossClimbsLadder = "stop_loss_climbs_ladder"
    case silentFeedHeld = "silent_feed_held"
    case pumpLeft = "pump_left"
    case trapNotBought = "trap_not_bought"
    case outageHeld = "outage_held"

    /// The scenes that took place.
    ///
    /// - Parameter vetoed: what was wanted, and not bought because the Warden says FAIL.
    static func played(
        _ chronicle: Chronicle,
        _ inputs: [RunSpecification.Input],
        vetoed: [String]
    ) -> [Scene] {
        let look = Look(chronicle: chronicle, names: inputs.map(\.name))
        return allCases.filter { scene in
            switch scene {
            case .takeProfitTier1: look.sold(DemoMarket.rocket, .takeProfit, tier: 0)
            case .takeProfitTier2: look.sold(DemoMarket.rocket, .takeProfit, tier: 1)
            case .trailingStop: look.sold(DemoMarket.rocket, .trailingStop)
            case .stopLossClimbsLadder: look.hasClimbed(DemoMarket.crasher)
            case .silentFeedHeld: look.wasHeld(DemoMarket.sleepy)
            case .pumpLeft: look.sold(DemoMarket.pumped, .trailingStop)
            case .trapNotBought:
                vetoed.contains(DemoMarket.trap) && !look.ordered(DemoMarket.trap)
            case .outageHeld: look.wasKept(DemoMarket.rocket)
            }
        }
    }

    private struct Look {
        let chronicle: Chronicle
        let names: [String]

        func sold(_ name: String, _ rule: ExitRule, tier: UInt8 = 0) -> Bool {
            chronicle.trades.contains {
                self.name($0.instrument) == name && $0.purpose == .exit(rule, tier: tier)
            }
        }

        /// A stop-loss was refused by slippage before it sold.
        func hasClimbed(_ name: String) -> Bool {
            sold(name, .stopLoss)
                && chronicle.orders.contains {
                    self.name($0.order.instrument) == name
                        && $0.order.purpose == .exit(.stopLoss, tier: 0)
                        && $0.closure == .rejected(.slippage)
                }
        }

        /// The silence was told, ended, and nothing was sold or opened in it.
        func wasHeld(_ name: String) -> Bool {
            let notes = chronicle.notes.filter { note in
                note.instrument.map { self.name($0) } == name
            }
            guard notes.map(\.incident) == [.priceUnknown, .priceKnownAgain],
                let lost = notes.first?.at, let found = notes.last?.at
            else { return false }
            return !chronicle.orders.contains { record in
                (lost...found).contains(record.order.intendedAt)
                    && (record.order.purpose.isEntry
                        || self.name(record.order.instrument) == name)
            }
        }

        func ordered(_ name: String) -> Bool {
            chronicle.orders.contains { self.name($0.order.instrument) == name }
        }

        /// The Warden could not know it to be sound while it was held, and nothing was sold for that.
        func wasKept(_ name: String) -> Bool {
            chronicle.notes.contains { note in
                note.incident == .heldTokenFailed
                    && note.instrument.map { self.name($0) } == name
                    && !chronicle.orders.contains { record in
                        self.name(record.order.instrument) == name
                            && record.order.intendedAt == note.at
                    }
            }
        }

        private func name(_ instrument: InstrumentIndex) -> String {
            names.indices.contains(instrument.position) ? names[instrument.position] : ""
        }
    }
}
