import Intel
import Lookout
import Providers
import Settings
import Solana
import SystemIO
import TradeModel

/// Looks at one token by the configuration, as often as it is wanted, until it is closed.
struct WardenEye {
    private let mint: Address
    private let access: ProviderAccessList
    private let edge: ProviderEdge
    private let lookout: Lookout
    private let patience: Instant.Span

    init(
        on text: String,
        _ settings: PlimsollSettings,
        environment: [(name: String, value: String)]
    ) throws {
        guard let mint = Address(text) else {
            throw CommandFailure(
                .usage,
                "\(text) is no token's address: 32 bytes in base58 are wanted"
            )
        }
        let access = ProviderAccessList(settings)
        guard access.plans.contains(where: { $0.provider == .solanaRPC }) else {
            throw CommandFailure(
                .usage,
                "nothing is true of a token but what the chain says, and no node is configured: set "
                    + "providers.solanaRpc.url (and providers.online for one that is not on this machine)"
            )
        }
        self.mint = mint
        self.access = access
        edge = try access.edge(environment: environment)
        patience = settings.wardenPatience
        lookout = Lookout(
            over: edge.desk,
            asking: access.plans.map(\.provider).filter { $0 != .solanaRPC },
            settings.wardenLimits,
            sizeMicroUsd: settings.wardenSizeMicroUsd
        )
    }

    /// Asks everybody who is configured.
    func look() -> WardenInspection {
        let inspection = lookout.inspect(mint, within: patience)
        return WardenInspection(
            mint: mint,
            inspection: inspection,
            health: edge.desk.health.map { ($0.provider.name, $0.health) },
            absent: access.absent
        )
    }

    /// Asks nobody any more.
    func close() { edge.stop() }
}
