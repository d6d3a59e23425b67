public import ByteCodec
public import TradeModel

/// Why an answer is not believed. `field` is a path in the answer, as `data.items[3].value`; `value` is cut
/// to 80 characters.
public enum IntelError: Error, Sendable, Hashable {
    /// It is not JSON.
    case malformed(JSONError)
    /// It says that it is an error.
    case refused(code: String, message: String)
    /// The provider knows nothing of what was asked for.
    case noData
    /// A field that there must be is missing or null.
    case missing(field: String)
    /// A field is of another type or form than it must be.
    case mistyped(field: String, expected: String)
    /// A value that cannot be: negative, not finite, beyond every bound, of the future.
    case absurd(field: String, value: String)
    /// It speaks of something else than was asked for.
    case notWhatWasAsked(field: String, value: String)
    /// It was measured too long ago.
    case stale(field: String, age: Instant.Span)
    /// It contradicts what the chain says.
    case contradictsChain(field: String, value: String, chain: String)
}
