public import TradeModel

/// What a provider has against a token. There is no opinion in favour of one: whatever a provider
/// praises is not kept, so that opinions can only add to what stands against a token.
public struct ProviderOpinion: Sendable, Hashable {
    /// How grave it is.
    public enum Severity: UInt8, Sendable, Hashable, CaseIterable {
        /// To be known.
        case info
        /// Something is not as it should be.
        case warning
        /// The token is not to be bought; also whatever the provider calls grave in words that are
        /// not known here.
        case danger
    }

    /// Whose opinion it is.
    public let provider: ProviderID
    /// What the provider calls it, cut to 80 characters; it may be a name that nobody here knows.
    public let code: String
    /// The provider's words, cut to 200 characters; text from outside, for people's eyes only.
    public let words: String
    /// How grave it is.
    public let severity: Severity
    /// The rule that it bears on; nil when it bears on none, or nobody knows which.
    public let rule: WardenRule?

    /// An opinion. Its texts are cut, and control characters in them become spaces.
    public init(
        _ provider: ProviderID,
        code: String,
        words: String,
        severity: Severity,
        rule: WardenRule? = nil
    ) {
        self.provider = provider
        self.code = PlainText.cut(code, to: 80)
        self.words = PlainText.cut(words, to: 200)
        self.severity = severity
        self.rule = rule
    }
}
