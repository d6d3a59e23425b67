import ByteCodec
import Providers
public import Settings
import SystemIO
import TradeModel

/// How the sources are doing that tokens are judged by.
public struct SourcesReport: Sendable {
    private let asked: [(name: String, health: ProviderHealth?)]
    private let now: Instant

    /// The sources of a configuration, by whichever process asked them last.
    public init(_ settings: PlimsollSettings, environment: [(name: String, value: String)]) {
        asked = ProviderAccessList(settings).health(environment: environment)
        now = ProviderDesk.timeOfDay
    }

    /// Whether nobody is asked at all.
    public var isEmpty: Bool { asked.isEmpty }

    func text(_ style: TextStyle) -> String {
        var table = TextTable(
            [
                ("source", .left), ("state", .left), ("last answer", .right),
                ("budget", .right), ("breaker", .left), ("last trouble", .left),
            ],
            limit: 60
        )
        for (name, health) in asked {
            guard let health else {
                table.add([name, "not asked yet", "", "", "", ""])
                continue
            }
            let word = health.word
            table.add([
                name, word == "well" ? word : style.warning(word),
                health.answeredAt.map { "\(TimeText.span(now - $0)) ago" } ?? "never",
                "\(health.used)/\(health.of)", health.isBreakerOpen ? "open" : "closed",
                trouble(health),
            ])
        }
        return "\n" + table.text(style)
    }

    private func trouble(_ health: ProviderHealth) -> String {
        guard let failedAt = health.failedAt else { return "" }
        return "\(TimeText.span(now - failedAt)) ago: \(health.failure)"
    }

    var document: JSONValue {
        .array(
            asked.map { name, health in
                var members: [JSONValue.Member] = []
                members.add("source", .string(name))
                members.add("state", .string(health?.word ?? "not asked yet"))
                if let health {
                    if let at = health.answeredAt { members.add("answered", time: at) }
                    if let at = health.failedAt { members.add("failed", time: at) }
                    members.add("failure", .string(health.failure))
                    members.add("answers", .count(health.answers))
                    members.add("failures", .count(health.failures))
                    members.add("budget_used", .count(health.used))
                    members.add("budget_of", .count(health.of))
                    members.add("breaker_open", .bool(health.isBreakerOpen))
                }
                return .object(members)
            }
        )
    }
}
