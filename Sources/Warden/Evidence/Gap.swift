public import Intel
public import TradeModel

/// A reading that is missing: whose, and why.
public struct Gap: Sendable, Hashable, CustomStringConvertible {
    /// Why a reading is missing.
    public enum Reason: Sendable, Hashable {
        /// Nobody asked.
        case notAsked
        /// The source did not answer, or not in a form that can be read: why, in a few words.
        case failed(String)
        /// The reading is this old, which is too old.
        case stale(Instant.Span)
        /// Sources differ by more than can be true.
        case contradiction
        /// The reading cannot be true.
        case absurd
    }

    /// The source that it is missing from.
    public let source: ProviderID
    /// Why it is missing.
    public let reason: Reason

    /// A gap of `source`.
    public init(_ source: ProviderID, _ reason: Reason) {
        self.source = source
        self.reason = reason
    }

    /// For people.
    public var description: String {
        switch reason {
        case .notAsked: "\(source.name) was not asked"
        case .failed(let words): "\(source.name): \(words)"
        case .stale(let age):
            "\(source.name): read \(age.nanoseconds / 1_000_000_000) s ago, too long"
        case .contradiction: "\(source.name): sources differ by more than can be true"
        case .absurd: "\(source.name): a reading that cannot be true"
        }
    }
}
