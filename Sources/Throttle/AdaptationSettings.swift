public import TradeModel

/// The law by which a provider's refusals lower what is allowed, and by which it comes back.
///
/// A refusal halves the allowance of the lanes below exits, down to `leastPerMille`; refusals within
/// `volley` of the one that halved it count as that one. From there `gainPerMille` come back every `gainPause`.
/// Until the pause that the provider asks for has passed nothing is granted at all; without a hint
/// it is `firstPause`, doubled with every further volley up to `longestSilentPause`.
///
/// A limit lower than ours that the provider states counts as stated for `gainPause`; unless it is stated
/// again, as beside every answer, the allowance comes back from there in the same steps.
public struct AdaptationSettings: Sendable, Hashable {
    /// What always remains, in thousandths of the limit.
    public var leastPerMille: Int64 = 100
    /// What comes back with each step.
    public var gainPerMille: Int64 = 100
    /// How long a step takes.
    public var gainPause = Instant.Span.seconds(10)
    /// Refusals so close together are one.
    public var volley = Instant.Span.seconds(1)
    /// The pause after a refusal without a hint.
    public var firstPause = Instant.Span.seconds(1)
    /// The longest pause after refusals without a hint.
    public var longestSilentPause = Instant.Span.seconds(8)
    /// A longer pause, or a reset further away, is not believed.
    public var longestPause = Instant.Span.minutes(5)

    /// Half at each refusal, a tenth back every ten seconds, pauses of at most five minutes.
    public init() {}
}
