/// Who is asked.
public enum ProviderID: UInt8, Sendable, Hashable, CaseIterable {
    /// A node's JSON-RPC.
    case solanaRPC
    /// Helius's own methods; its node answers under `solanaRPC`.
    case helius
    /// Birdeye.
    case birdeye
    /// RugCheck.
    case rugCheck
    /// GoPlus.
    case goPlus
    /// Jupiter: prices, tokens, quotes.
    case jupiter

    /// The name in settings, budgets, logs and reports.
    public var name: String {
        switch self {
        case .solanaRPC: "solana-rpc"
        case .helius: "helius"
        case .birdeye: "birdeye"
        case .rugCheck: "rugcheck"
        case .goPlus: "goplus"
        case .jupiter: "jupiter"
        }
    }
}
