import Configuration

extension PlimsollSettings {
    /// The providers that may be asked.
    public var providers: [ProviderAccess] {
        ProviderChoice.all.compactMap { choice in
            switch access(to: choice) {
            case .success(let access): access
            case .failure: nil
            }
        }
    }

    /// How a provider is reached, or why it is not asked.
    public func access(
        to provider: ProviderChoice
    ) -> Result<ProviderAccess, ProviderAbsence> {
        let group = "providers.\(provider.key)"
        guard let text = effective.optionalText("\(group).url"),
            let host = ProviderAddress.host(of: text)
        else { return .failure(.noAddress(provider)) }
        let isHere = ProviderAddress.isLoopback(host)
        guard isHere || effective.flag("providers.online") else {
            return .failure(.offline(provider))
        }
        let key = effective.optionalText("\(group).key")
        guard isHere || key != nil || !provider.needsKey else { return .failure(.noKey(provider)) }
        var address = text
        while address.hasSuffix("/") { address.removeLast() }
        return .success(
            ProviderAccess(
                choice: provider,
                address: address,
                host: host,
                key: key,
                perThousandSeconds: effective.optionalUnits("\(group).perSecond").map(Int64.init)
            )
        )
    }
}
