public import Intel

/// A service that can be asked about tokens and prices, as the configuration knows it. What is sent to it,
/// and how often, belongs to whoever asks.
public struct ProviderChoice: Sendable, Hashable {
    /// Its key in the configuration, below `providers`.
    public let key: String
    /// Who.
    public let provider: ProviderID
    /// What it is, in a sentence.
    public let summary: String
    /// Where it answers; nil where everybody has another address.
    public let address: String?
    /// Where a request carries the key, in words.
    public let keyPlace: String
    /// Whether it answers nobody without a key.
    public let needsKey: Bool
    /// What it is without a key, in a sentence.
    public let keyNeed: String
    /// What the smallest plan allows, in words.
    public let defaultRate: String

    /// Whether the address itself may hold a key.
    var hidesAddress: Bool { address == nil }

    /// Every service.
    public static let all = [
        ProviderChoice(
            key: "solanaRpc",
            provider: .solanaRPC,
            summary: "A Solana node's JSON-RPC: what is true of a token is read there.",
            address: nil,
            keyPlace: "the address's api-key",
            needsKey: false,
            keyNeed: "Most nodes have it in the address instead.",
            defaultRate: "10"
        ),
        ProviderChoice(
            key: "helius",
            provider: .helius,
            summary: "Helius: what its index has of a token. As a node it is solanaRpc.",
            address: "https://mainnet.helius-rpc.com",
            keyPlace: "the address's api-key",
            needsKey: true,
            keyNeed: "Without it Helius is not asked.",
            defaultRate: "2"
        ),
        ProviderChoice(
            key: "birdeye",
            provider: .birdeye,
            summary: "Birdeye: prices, liquidity, ages.",
            address: "https://public-api.birdeye.so",
            keyPlace: "the header X-API-KEY",
            needsKey: true,
            keyNeed: "Without it Birdeye is not asked.",
            defaultRate: "1"
        ),
        ProviderChoice(
            key: "rugcheck",
            provider: .rugCheck,
            summary: "RugCheck: markets, lockers, warnings.",
            address: "https://api.rugcheck.xyz",
            keyPlace: "the header X-API-KEY",
            needsKey: false,
            keyNeed: "It answers without one.",
            defaultRate: "0.25"
        ),
        ProviderChoice(
            key: "goplus",
            provider: .goPlus,
            summary: "GoPlus: powers over a token, holders, pools.",
            address: "https://api.gopluslabs.io",
            keyPlace: "the header Authorization",
            needsKey: false,
            keyNeed: "It answers without one.",
            defaultRate: "0.5"
        ),
        ProviderChoice(
            key: "jupiter",
            provider: .jupiter,
            summary: "Jupiter: prices, quotes, and the swap that a sell is tried with.",
            address: "https://api.jup.ag",
            keyPlace: "the header x-api-key",
            needsKey: false,
            keyNeed: "Without it half as much is allowed.",
            defaultRate: "0.5"
        ),
    ]
}
