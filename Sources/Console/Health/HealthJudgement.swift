// `health`: the five things that an operator looks at, and the worst of them as an exit code.

import ByteCodec
import Engine
public import Host
import Journal
import Projection
import Storage

/// How a data directory and its engine are.
public struct HealthJudgement: Sendable {
    /// Journal, positions, balances, strategy and engine, in this order.
    public let checks: [HealthCheck]
    private let directory: String

    /// Reads the directory and asks its engine; one without a journal is refused.
    public init(of directory: String) throws(HostError) {
        self.directory = directory
        let engine = try EngineView(of: directory)
        do throws(HostError) {
            let run = try StoredRun.read(directory, [.trades, .orders])
            checks = [
                .journal(run, engine), .positions(run), .balances(run),
                .strategy(run, directory), .engine(engine, run.core.mode),
            ]
        } catch {
            guard case .damaged(_, let flaw) = error else { throw error }
            checks = Self.unsound(flaw) + [.engine(engine, nil)]
        }
    }

    init(checks: [HealthCheck], directory: String) {
        self.checks = checks
        self.directory = directory
    }

    private static func unsound(_ flaw: JournalFlaw) -> [HealthCheck] {
        var journal = HealthCheck("journal")
        journal.find(.bad, "it is damaged: \(flaw)")
        return [journal]
            + ["positions", "balances", "strategy"].map { name in
                var check = HealthCheck(name)
                check.find(.bad, "not known: the journal is damaged")
                return check
            }
    }

    /// The worst of them.
    public var verdict: HealthVerdict { checks.map(\.verdict).max() ?? .ok }

    /// The exit code that goes with it.
    public var status: ExitStatus {
        switch verdict {
        case .ok, .warn: .done
        case .bad: .checkFailed
        }
    }

    /// For scripts, one line.
    public var document: String {
        var members: [JSONValue.Member] = []
        members.add("data_dir", .string(directory))
        members.add("verdict", .string(verdict.rawValue))
        members.add("checks", .array(checks.map(\.document)))
        return JSONValue.object(members).line
    }

    /// For people.
    public func text(_ style: TextStyle) -> String {
        checks.map { check in
            let name = check.name + String(repeating: " ", count: max(1, 11 - check.name.count))
            let verdict = Self.word(check.verdict, style)
            return check.words.enumerated().map { index, words in
                index == 0 ? "\(name)\(verdict)  \(words)\n" : "                 \(words)\n"
            }.joined()
        }.joined()
    }

    private static func word(_ verdict: HealthVerdict, _ style: TextStyle) -> String {
        switch verdict {
        case .ok: style.good("ok  ")
        case .warn: style.warning("warn")
        case .bad: style.bad("bad ")
        }
    }
}
