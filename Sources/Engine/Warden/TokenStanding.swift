public import TradeModel

/// What the engine knows of the token that an instrument buys.
@frozen
public struct TokenStanding: Sendable, Hashable {
    /// The last judgement; nil when nobody has judged it.
    public internal(set) var judgement: TokenJudgement?
    /// How many judgements there were: the input cursor.
    public internal(set) var judgements: Int64 = 0
    /// The veto that was told since that judgement; nil when none was. The same is not told again.
    public internal(set) var veto: WardenVeto?

    init() {}
}
