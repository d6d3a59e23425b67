import Configuration
import Money
import Policies
import Replay
import TradeModel

extension SettingsSchema {
    static let policyGroups = [
        SettingGroup(
            "policies",
            "Which limits and exit rules hold. The ledger's own limits always do."
        ),
        SettingGroup(
            "risk",
            "Limits on new risk. Basis points are of equity unless a setting says otherwise."
        ),
        SettingGroup(
            "exits",
            "When a position is given up, whatever the strategy says. Basis points are of the entry price "
                + "unless a setting says otherwise."
        ),
    ]

    static var policySettings: [Setting] {
        let profile = Setting(
            "policies.profile",
            .choice(["strategy", "standard", "none"]),
            default: .text("strategy"),
            "The profile: \"standard\" with what risk and exits say, \"none\" for no policies, or "
                + "\"strategy\" for the one that the strategy names (momentum standard, ema-cross none)."
        )
        return [profile] + (sizes + breakers).map { $0.inside("risk") }
            + (stops + timing + slippage).map { $0.inside("exits") }
    }

    /// The longest time that a policy can wait.
    private static let longest: Int64 = 30 * 86_400_000_000_000

    private static var sizes: [Setting] {
        let risk = RiskLimits.standard
        let scale = RunSpecification.quoteDecimals
        let one = Int128.powerOfTen(scale)
        return [
            whole(
                "maxPositions",
                PolicyBounds.count,
                nil,
                Int64(risk.maxPositions),
                "Positions open or opening at once; 0 opens none."
            ),
            whole(
                "maxWorkingOrders",
                PolicyBounds.count,
                nil,
                Int64(risk.maxWorkingOrders),
                "Orders working at once; 0 allows no entry."
            ),
            whole(
                "maxPositionBps",
                PolicyBounds.equityBps,
                "bps",
                risk.maxPositionBps,
                "Cost of one position; 0 opens none."
            ),
            Setting(
                "maxPositionUsd",
                .number(scale: scale, (one / 100)...(1_000_000 * one)),
                unit: "quote currency",
                default: .none,
                "Cost of one position, whatever the equity; the stricter of this and maxPositionBps holds."
            ),
            whole(
                "maxExposureBps",
                PolicyBounds.equityBps,
                "bps",
                risk.maxExposureBps,
                "Cost of all positions, open and opening; 0 opens none."
            ),
        ]
    }

    private static var breakers: [Setting] {
        let risk = RiskLimits.standard
        return [
            whole(
                "dailyLossBps",
                PolicyBounds.partBps,
                "bps",
                risk.dailyLossBps,
                "Loss since the day began, of that day's first equity, at which entries stop for the day. 0 switches "
                    + "nothing off: it stops them whenever equity is not above the day's first; 10000 waits "
                    + "until nothing is left."
            ),
            whole(
                "maxConsecutiveLosses",
                PolicyBounds.losses,
                nil,
                Int64(risk.maxConsecutiveLosses),
                "Losing round trips in a row at which entries stop for the day; then the count begins anew."
            ),
            whole(
                "halveAfterLosses",
                PolicyBounds.losses,
                nil,
                Int64(risk.halveAfterLosses),
                "Losing round trips in a row from which new positions are half as large, until one does not lose. A "
                    + "stop for the day does not end this run, so that this may be above maxConsecutiveLosses."
            ),
            whole(
                "drawdownBps",
                PolicyBounds.partBps,
                "bps",
                risk.drawdownBps,
                "Fall from the high-water mark, of the mark, that stops entries until an operator lifts it. 0 switches "
                    + "nothing off: it stops them whenever equity is not above the mark; 10000 waits until nothing "
                    + "is left."
            ),
            Setting(
                "cooldown",
                .duration(0...longest),
                default: .duration(nanoseconds: risk.cooldown.nanoseconds),
                "How long after a position's close its instrument is left alone; \"0s\" leaves none alone."
            ),
            Setting(
                "allowsAveraging",
                .boolean,
                default: .boolean(risk.allowsAveraging),
                "Whether an open position may be added to."
            ),
        ]
    }

    private static var stops: [Setting] {
        let exits = ExitProfile.standard
        let step = SettingKind.record([
            .init("gainBps", .integer(PolicyBounds.gainBps)),
            .init("pctOfOriginalBps", .integer(PolicyBounds.partBps)),
        ])
        return [
            whole(
                "stopLossBps",
                PolicyBounds.partBps,
                "bps",
                exits.stopLossBps,
                "Loss at which everything is sold. 0 switches nothing off: it sells as soon as the price is not better "
                    + "than the entry; 10000 waits until the price has lost all of it."
            ),
            Setting(
                "takeProfits",
                .list(step, 0...Tiers.limit),
                default: .list(
                    exits.takeProfits.map { step in
                        .record([.integer(step.gainBps), .integer(step.percentOfOriginalBps)])
                    }
                ),
                "Steps of taking profit: at gainBps over entry, pctOfOriginalBps of the original position "
                    + "is sold. Gains ascend; together they sell at most the whole, 10000."
            ),
            whole(
                "trailingStopBps",
                PolicyBounds.partBps,
                "bps of the peak",
                exits.trailingStopBps,
                "Fall from the peak at which everything is sold while in profit. 0 switches nothing off: it sells at "
                    + "the first profit that trailingArmBps lets count."
            ),
            Setting(
                "trailingArmBps",
                .integer(PolicyBounds.gainBps),
                unit: "bps",
                default: .none,
                "Gain that the peak must have reached before the trailing stop counts; null arms it as soon "
                    + "as the position is in profit."
            ),
        ]
    }

    private static var timing: [Setting] {
        let exits = ExitProfile.standard
        return [
            Setting(
                "timeDecayAfter",
                .duration(0...longest),
                default: .duration(nanoseconds: exits.timeDecayAfter.nanoseconds),
                "After this long without movement everything is sold; timeDecayBps 0 switches this off."
            ),
            whole(
                "timeDecayBps",
                PolicyBounds.partBps,
                "bps",
                exits.timeDecayBps,
                "Movement below this counts as none; with 0 every price has moved, and nothing is sold for the time that "
                    + "has passed."
            ),
            whole(
                "liquidityDropBps",
                PolicyBounds.partBps,
                "bps of the liquidity at entry",
                exits.liquidityDropBps,
                "Fall of the liquidity beyond which everything is sold. 0 sells at any fall; 10000 never sells."
            ),
            Setting(
                "interval",
                .duration(1_000_000_000...3_600_000_000_000),
                default: .duration(nanoseconds: exits.interval.nanoseconds),
                "How often the rules that depend on time are looked at."
            ),
            Setting(
                "flattenAfterUnknown",
                .duration(1_000_000_000...longest),
                default: .none,
                "Sell when the price was unknown for this long; null holds for ever."
            ),
        ]
    }

    private static var slippage: [Setting] {
        let exits = ExitProfile.standard
        return [
            older(
                OlderName("SLIPPAGE_BPS"),
                whole(
                    "slippageBps",
                    PolicyBounds.partBps,
                    "bps",
                    exits.slippageBps,
                    "Slippage allowed to an order that is not urgent, and the first step of the ladder of "
                        + "urgent exits where slippageLadderBps does not say otherwise."
                )
            ),
            Setting(
                "slippageLadderBps",
                .list(.integer(PolicyBounds.partBps), 1...8),
                unit: "bps",
                default: .list(exits.slippageLadderBps.map { .integer($0) }),
                "Slippage allowed to an urgent exit, one step further after each failure by slippage. Unless "
                    + "set: slippageBps, then those of the default's steps that are wider."
            ),
            whole(
                "slippageCeilingBps",
                PolicyBounds.partBps,
                "bps",
                exits.slippageCeilingBps,
                "No order is allowed more slippage than this, on no step."
            ),
        ]
    }
}
