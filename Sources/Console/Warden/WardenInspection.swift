import Intel
import Lookout
import Ports
import Providers
import Replay
public import Settings
public import Solana
import SystemIO
import TradeModel
import Warden

/// A look at a token by the configuration, for people and scripts.
public struct WardenInspection {
    /// The token.
    public let mint: Address
    let inspection: Inspection
    let health: [(name: String, health: ProviderHealth)]
    let absent: [(name: String, reason: String)]

    /// Asks everybody who is configured.
    public static func look(
        at text: String,
        _ settings: PlimsollSettings,
        environment: [(name: String, value: String)]
    ) throws -> WardenInspection {
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
        let edge = try access.edge(environment: environment)
        defer { edge.stop() }
        let lookout = Lookout(
            over: edge.desk,
            asking: access.plans.map(\.provider).filter { $0 != .solanaRPC },
            settings.wardenLimits,
            sizeMicroUsd: settings.wardenSizeMicroUsd
        )
        let inspection = lookout.inspect(mint, within: settings.wardenPatience)
        return WardenInspection(
            mint: mint,
            inspection: inspection,
            health: edge.desk.health.map { ($0.provider.name, $0.health) },
            absent: access.absent
        )
    }

    /// Adds the verdict to a file of recorded ones, made when it is not there.
    public func append(to path: String, as instrument: String) throws(CommandFailure) {
        let line = VerdictFile.line(
            inspection.report.judgement,
            of: instrument,
            at: inspection.judgedAt
        )
        do throws(DiskError) {
            try SharedFile(path).append(line: line)
        } catch {
            throw CommandFailure(error)
        }
    }

    /// Whether nothing is said against the token, or only something that warns.
    public var isRefused: Bool { inspection.report.judgement.verdict == .fail }
}
