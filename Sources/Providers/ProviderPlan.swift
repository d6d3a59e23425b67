public import Intel
public import Throttle
import TradeModel

/// How a provider is reached and what it allows. The address and the key may be secret: a description shows
/// neither.
public struct ProviderPlan: Sendable, Hashable, CustomStringConvertible {
    /// Who.
    public let provider: ProviderID
    /// The address that a request's path is added to.
    let address: String
    /// The key; nil without one.
    let key: String?
    /// What of both must not come back.
    let echo: SecretEcho
    /// What all processes with this key may ask.
    public let budget: BudgetSettings

    /// A provider at an address.
    ///
    /// - Parameters:
    ///   - perThousandSeconds: requests that may be made in 1,000 seconds; nil for what the smallest plan allows.
    ///     At least 1.
    public init(
        _ provider: ProviderID,
        address: String,
        key: String? = nil,
        perThousandSeconds: Int64? = nil
    ) throws(SettingsFlaw) {
        self.provider = provider
        self.address = address
        self.key = key
        echo = SecretEcho(key: key, address: address)
        let rate = perThousandSeconds ?? ProviderRate.smallest(of: provider, hasKey: key != nil)
        budget = try ProviderRate.budget(perThousandSeconds: rate)
    }

    /// The provider's name.
    public var description: String { provider.name }
}
