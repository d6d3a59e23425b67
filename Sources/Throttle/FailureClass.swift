/// What kind of failure an attempt met. Who reads the answer decides it; the table of what follows from
/// it is here.
@frozen
public enum FailureClass: Sendable, Hashable, CaseIterable {
    /// The provider or the way to it had trouble and has done nothing: refused connection, lost read,
    /// answer 5xx to a question.
    case transient
    /// There were too many requests.
    case rateLimited
    /// The request itself is wrong, and would be again: 400, 404, an answer that cannot be read.
    case rejected
    /// Something that only a person mends: a wrong key, a closed account.
    case critical
    /// It may have been carried out: an order of whose fate nothing was heard. It is asked about.
    case ambiguous

    /// What an HTTP status means; nil for one of success.
    ///
    /// Whoever answers with anything else than a success or a refusal, a redirection as well as no
    /// status at all, may be somebody on the way: of an order that says nothing.
    ///
    /// - Parameter isRepeatable: whether the request can do no harm twice, as a question.
    public init?(status: Int, isRepeatable: Bool) {
        switch status {
        case 200..<300: return nil
        case 300..<400: self = isRepeatable ? .rejected : .ambiguous
        case 429, 418: self = .rateLimited
        // 402: a bill that is not paid, a person settles.
        case 401, 402, 403: self = .critical
        case 400..<500 where status != 408: self = .rejected
        default: self = isRepeatable ? .transient : .ambiguous
        }
    }

    /// Whether the same request may be sent again of itself.
    public var isRetried: Bool {
        switch self {
        case .transient, .rateLimited: true
        case .rejected, .critical, .ambiguous: false
        }
    }

    /// Whether it speaks against the provider's health: one that refuses is well.
    public var isOfTheProvider: Bool {
        switch self {
        case .transient, .ambiguous: true
        case .rateLimited, .rejected, .critical: false
        }
    }
}
