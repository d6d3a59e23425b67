import Intel

/// How a provider is reached: what the configuration says of it. The address and the key may be secret, so
/// that a description shows neither.
public struct ProviderAccess: Sendable, Hashable, CustomStringConvertible {
    /// Who.
    public let choice: ProviderChoice
    /// The address without a slash at its end.
    public let address: String
    /// The address's host, in lower case.
    public let host: String
    /// The key.
    public let key: String?
    /// What may be asked in 1,000 s; nil for what the smallest plan allows.
    public let perThousandSeconds: Int64?

    /// The provider's name.
    public var description: String { choice.provider.name }
}
