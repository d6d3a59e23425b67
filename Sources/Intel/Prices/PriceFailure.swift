/// Why a token has no price. `Failure` is what becomes of a request that brings no answer.
public enum PriceFailure<Failure: Error & Hashable>: Error, Sendable, Hashable {
    /// The answer is not believed, for this token or as a whole.
    case notBelieved(IntelError)
    /// The request that should have brought it failed.
    case notAnswered(Failure)
}
