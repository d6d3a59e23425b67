/// Why a provider is not asked, with the setting that would change it.
public enum ProviderAbsence: Error, Sendable, Hashable, CustomStringConvertible {
    /// Nothing beyond this machine may be asked.
    case offline(ProviderChoice)
    /// Nobody said where it answers.
    case noAddress(ProviderChoice)
    /// It answers nobody without a key.
    case noKey(ProviderChoice)

    /// For people.
    public var description: String {
        switch self {
        case .offline: "providers.online is false"
        case .noAddress(let provider): "providers.\(provider.key).url is not set"
        case .noKey(let provider): "providers.\(provider.key).key is not set"
        }
    }
}
