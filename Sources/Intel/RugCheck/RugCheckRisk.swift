/// One thing that RugCheck holds against a token.
public struct RugCheckRisk: Sendable, Hashable {
    /// What it is called, cut to 80 characters.
    public let name: String
    /// RugCheck's words for it, cut to 200 characters.
    public let words: String
    /// What it adds to the score.
    public let score: Int64
    /// How grave RugCheck takes it to be; words that are not known here count as danger.
    public let severity: ProviderOpinion.Severity
}
