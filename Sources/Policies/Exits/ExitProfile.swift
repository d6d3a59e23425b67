public import TradeModel

/// A take-profit step: at `gainBps` over entry, `percentOfOriginalBps` of the original position is
/// sold.
@frozen
public struct TakeProfit: Sendable, Hashable {
    /// Gain over the entry price, in basis points.
    public let gainBps: Int64
    /// Share of the original position, in basis points.
    public let percentOfOriginalBps: Int64

    /// A step.
    public init(gainBps: Int64, percentOfOriginalBps: Int64) {
        self.gainBps = gainBps
        self.percentOfOriginalBps = percentOfOriginalBps
    }
}

/// The numbers of the exit rules. All distances are in basis points of the entry price unless they
/// say otherwise.
@frozen
public struct ExitProfile: Sendable, Hashable {
    /// Loss at which everything is sold.
    public var stopLossBps: Int64
    /// Take-profit tiers, ascending, at most `Tiers.limit`, together at most the whole.
    public var takeProfits: [TakeProfit]
    /// Fall from the peak, of the peak, at which everything is sold while in profit.
    public var trailingStopBps: Int64
    /// Gain that the peak must have reached before the trailing stop counts; nil arms it as soon
    /// as the position is in profit.
    public var trailingArmBps: Int64?
    /// After this long without movement everything is sold.
    public var timeDecayAfter: Instant.Span
    /// Movement below this counts as none.
    public var timeDecayBps: Int64
    /// Fall of liquidity since entry, of the entry's, beyond which everything is sold.
    public var liquidityDropBps: Int64
    /// How often time-dependent rules are looked at.
    public var interval: Instant.Span
    /// Allowed slippage of orders that are not urgent.
    public var slippageBps: Int64
    /// Allowed slippage of urgent exits, one step further after each failure by slippage.
    public var slippageLadderBps: [Int64]
    /// No step goes beyond this.
    public var slippageCeilingBps: Int64
    /// Sell when the price was unknown for this long; nil holds for ever.
    public var flattenAfterUnknown: Instant.Span?

    /// The profile `standard`.
    public static let standard = ExitProfile(
        stopLossBps: 2_000,
        takeProfits: [
            TakeProfit(gainBps: 10_000, percentOfOriginalBps: 5_000),
            TakeProfit(gainBps: 40_000, percentOfOriginalBps: 3_000),
        ],
        trailingStopBps: 2_000,
        trailingArmBps: nil,
        timeDecayAfter: .minutes(60),
        timeDecayBps: 500,
        liquidityDropBps: 5_000,
        interval: .seconds(5),
        slippageBps: 50,
        slippageLadderBps: [50, 150, 500, 1_500],
        slippageCeilingBps: 1_500,
        flattenAfterUnknown: nil
    )

    /// A profile from its numbers.
    public init(
        stopLossBps: Int64,
        takeProfits: [TakeProfit],
        trailingStopBps: Int64,
        trailingArmBps: Int64?,
        timeDecayAfter: Instant.Span,
        timeDecayBps: Int64,
        liquidityDropBps: Int64,
        interval: Instant.Span,
        slippageBps: Int64,
        slippageLadderBps: [Int64],
        slippageCeilingBps: Int64,
        flattenAfterUnknown: Instant.Span?
    ) {
        self.stopLossBps = stopLossBps
        self.takeProfits = takeProfits
        self.trailingStopBps = trailingStopBps
        self.trailingArmBps = trailingArmBps
        self.timeDecayAfter = timeDecayAfter
        self.timeDecayBps = timeDecayBps
        self.liquidityDropBps = liquidityDropBps
        self.interval = interval
        self.slippageBps = slippageBps
        self.slippageLadderBps = slippageLadderBps
        self.slippageCeilingBps = slippageCeilingBps
        self.flattenAfterUnknown = flattenAfterUnknown
    }

    /// The slippage allowed to an exit under `rule` after `failures` failures by slippage.
    public func slippage(for rule: ExitRule, failures: Int) -> Int64 {
        guard rule.isUrgent, !slippageLadderBps.isEmpty else {
            return min(slippageBps, slippageCeilingBps)
        }
        let step = min(max(0, failures), slippageLadderBps.count - 1)
        return min(slippageLadderBps[step], slippageCeilingBps)
    }

    /// Whether one more failure would not widen the slippage any further.
    public func isAtCeiling(for rule: ExitRule, failures: Int) -> Bool {
        rule.isUrgent
            && slippage(for: rule, failures: failures)
                == slippage(for: rule, failures: failures + 1)
    }
}
