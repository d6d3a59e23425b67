/// Which proxy a call goes through, as the environment says: `https_proxy` or `HTTPS_PROXY`, else
/// `all_proxy` or `ALL_PROXY`, and hosts in `no_proxy` or `NO_PROXY` directly. This machine is always
/// reached directly.
public struct HTTPProxies: Sendable, Hashable {
    /// The proxy's address; empty for none.
    let address: String
    /// Hosts that are reached directly, with commas between.
    let exceptions: String

    /// What these variables say.
    public init(environment: [(name: String, value: String)]) {
        func value(_ names: [String]) -> String {
            for name in names {
                if let found = environment.first(where: { $0.name == name })?.value, !found.isEmpty
                {
                    return found
                }
            }
            return ""
        }
        address = value(["https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"])
        exceptions = value(["no_proxy", "NO_PROXY"])
    }

    /// No proxy.
    public static let none = HTTPProxies(environment: [])
}
