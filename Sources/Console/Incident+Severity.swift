import Alerts
import TradeModel

extension Incident {
    /// How much it asks of a person.
    var severity: Severity {
        switch self {
        case .priceKnownAgain: .information
        case .fillOfUnknownOrder, .unbookableFill, .contradictoryReport, .fillBeyondReserve,
            .amountOverflow, .positionDiffers, .balanceDiffers, .foreignOrder, .essentialTaskLost,
            .repeatedDeaths, .booksBehindVenue, .heldTokenFailed:
            .error
        case .lateFill, .reportOnUnknownOrder, .impossibleReading, .absurdReading,
            .unknownInstrument, .timeWentBack, .priceUnknown, .exitBeyondCeiling,
            .dailyLossReached, .lossStreakReached, .drawdownReached, .commandRefused,
            .clockStepped, .tailCut, .roomLow, .snapshotRefused:
            .warning
        }
    }
}
