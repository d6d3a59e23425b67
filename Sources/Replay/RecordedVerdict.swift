public import TradeModel

/// A judgement as it was recorded, for whoever lives through the time again.
public struct RecordedVerdict: Sendable, Hashable {
    /// When it was there.
    public let at: Instant
    /// The instrument that buys the token.
    public let instrument: InstrumentIndex
    /// What the Warden said.
    public let judgement: TokenJudgement

    /// A judgement at an instant.
    public init(at: Instant, instrument: InstrumentIndex, judgement: TokenJudgement) {
        self.at = at
        self.instrument = instrument
        self.judgement = judgement
    }
}
