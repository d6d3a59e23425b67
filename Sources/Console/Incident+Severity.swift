import TradeModel

/// How much an incident asks of a person.
enum Severity: Sendable, Hashable {
    /// Good to know.
    case information
    /// To be looked at.
    case warning
    /// Books and world disagree, or a rule of ours was broken: to be looked at now.
    case error
}

extension Incident {
    /// How much it asks of a person.
    var severity: Severity {
        switch self {
        case .priceKnownAgain: .information
        case .fillOfUnknownOrder, .unbookableFill, .contradictoryReport, .fillBeyondReserve,
            .amountOverflow, .positionDiffers, .balanceDiffers, .foreignOrder, .essentialTaskLost,
            .repeatedDeaths:
            .error
        case .lateFill, .reportOnUnknownOrder, .impossibleReading, .absurdReading,
            .unknownInstrument, .timeWentBack, .priceUnknown, .exitBeyondCeiling,
            .dailyLossReached, .lossStreakReached, .drawdownReached, .commandRefused,
            .clockStepped, .tailCut, .roomLow:
            .warning
        }
    }
}
