import Policies
import TradeModel

/// The policies between which configurations change. Tighter than anybody's, so that ten minutes see
/// every rule at work.
enum PolicyChoice: UInt8, CaseIterable, Sendable {
    case tight
    case loose
    case nervous

    /// The configuration document that names it.
    var document: [UInt8] { Array("{\"policies\":\(rawValue)}".utf8) }

    /// What a configuration document names, or nil.
    init?(document: [UInt8]) {
        guard let choice = PolicyChoice.allCases.first(where: { $0.document == document }) else {
            return nil
        }
        self = choice
    }

    var profile: PolicyProfile {
        var exits = ExitProfile.standard
        var risk = RiskLimits.standard
        risk.allowsAveraging = true
        risk.cooldown = .seconds(90)
        exits.stopLossBps = 500
        exits.takeProfits = [
            TakeProfit(gainBps: 250, percentOfOriginalBps: 5_000),
            TakeProfit(gainBps: 600, percentOfOriginalBps: 3_000),
        ]
        exits.trailingStopBps = 200
        exits.timeDecayAfter = .minutes(8)
        exits.timeDecayBps = 100
        switch self {
        case .tight: break
        case .loose:
            risk.maxPositions = 3
            risk.maxWorkingOrders = 4
            risk.maxPositionBps = 2_000
            exits.stopLossBps = 800
            exits.takeProfits = [TakeProfit(gainBps: 300, percentOfOriginalBps: 4_000)]
        case .nervous:
            risk.dailyLossBps = 150
            risk.maxConsecutiveLosses = 3
            risk.halveAfterLosses = 2
            risk.drawdownBps = 400
            risk.maxExposureBps = 4_000
            exits.timeDecayAfter = .minutes(3)
        }
        return PolicyProfile(name: "\(self)", risk: risk, exits: exits)
    }
}
