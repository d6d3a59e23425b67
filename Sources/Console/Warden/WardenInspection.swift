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

    /// Asks everybody who is configured, once.
    public static func look(
        at text: String,
        _ settings: PlimsollSettings,
        environment: [(name: String, value: String)]
    ) throws -> WardenInspection {
        let eye = try WardenEye(on: text, settings, environment: environment)
        defer { eye.close() }
        return eye.look()
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
