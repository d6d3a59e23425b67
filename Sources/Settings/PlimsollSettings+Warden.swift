import Configuration
public import Policies
public import TradeModel
public import Warden

extension PlimsollSettings {
    /// The Warden's thresholds.
    public var wardenLimits: WardenLimits {
        var limits = WardenLimits()
        limits.minimumLiquidity = Int64(clamping: effective.units("warden.minimumLiquidity"))
        limits.concentrationPerMille = UInt64(effective.integer("warden.topHoldersPercent")) * 10
        limits.minimumAge = effective.nanoseconds("warden.minimumAge") / 1_000_000_000
        limits.rejectsUnlockedLiquidity = effective.flag("warden.rejectUnlockedLiquidity")
        return limits
    }

    /// What a judgement has to be for something to be bought.
    public var wardenGate: WardenGate {
        WardenGate(
            maxAge: Instant.Span(nanoseconds: effective.nanoseconds("warden.maximumAge")),
            admitsWarnings: effective.text("warden.admits") == "warn"
        )
    }

    /// How much is sold on trial, in millionths of a US dollar.
    public var wardenSizeMicroUsd: Int64 {
        Int64(clamping: effective.units("warden.size")) * 10_000
    }

    /// How long answers are waited for.
    public var wardenPatience: Instant.Span {
        Instant.Span(nanoseconds: effective.nanoseconds("warden.patience"))
    }
}
