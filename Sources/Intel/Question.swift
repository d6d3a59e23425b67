/// A request with the way to read its answer.
public struct Question<Answer: Sendable>: Sendable {
    /// What is sent.
    public let request: ProviderRequest
    /// Reads an answer with a status of success; anything else is for the error taxonomy.
    public let decode: @Sendable (ProviderReply) throws(IntelError) -> Answer

    /// A request with the way to read its answer.
    public init(
        _ request: ProviderRequest,
        decode: @escaping @Sendable (ProviderReply) throws(IntelError) -> Answer
    ) {
        self.request = request
        self.decode = decode
    }
}
