// Alerts on their way to the places that the configuration names.

import Alerts
import Logs
import Settings
import SystemIO
import TradeModel

/// Sends alerts.
final class AlertPost {
    /// Where they are sent.
    let desk: AlertDesk
    private let client: HTTPClient?
    private var thread: WorkerThread?

    /// How long the end of a run waits for what is under way.
    static let endMs = 12_000

    /// Without a client the webhook is a place that fails, and is shown as one.
    init(
        _ settings: PlimsollSettings,
        connect: (_ host: String) throws(HTTPClientError) -> HTTPClient
    ) {
        var sinks: [AlertSink] = []
        if !settings.alertCommand.isEmpty { sinks.append(.command(settings.alertCommand)) }
        var client: HTTPClient?
        if let address = settings.alertWebhook {
            SecretRegistry.process.register(address)
            do throws(HTTPClientError) {
                let made = try connect(settings.alertHost ?? "")
                client = made
                sinks.append(.webhook(address, made))
            } catch {
                sinks.append(.unusable("webhook", reason: "\(error)"))
            }
        }
        self.client = client
        let desk = AlertDesk(
            sinks,
            least: Severity(name: settings.leastAlert) ?? .warning,
            repeatAfter: settings.alertPause
        )
        self.desk = desk
        thread = sinks.isEmpty ? nil : WorkerThread.start { desk.run() }
    }

    /// Over the network, through the environment's proxy.
    convenience init(_ settings: PlimsollSettings) {
        self.init(settings) { host throws(HTTPClientError) in
            try HTTPClient(
                hosts: [host],
                proxies: HTTPProxies(environment: ProcessEnvironment.all())
            )
        }
    }

    /// What lies there is still carried, for so long; a sentence for a person where some of it was not taken.
    func end(withinMs limit: Int = AlertPost.endMs) -> [String] {
        desk.end()
        let isDone = thread.take()?.join(withinMs: limit) ?? false
        if !isDone { desk.giveUp() }
        client?.stop()
        return desk.health.compactMap { sink in
            if let failure = sink.failure, sink.failuresInARow > 0 {
                return "alerts do not reach the \(sink.name): \(failure)"
            }
            return sink.lost > 0 ? "\(sink.lost) alerts did not reach the \(sink.name)" : nil
        }
    }
}

extension Alert {
    /// An incident of a run.
    init(_ alert: RunBoard.Alert, _ names: RunNames) {
        self.init(
            at: alert.at,
            name: IncidentText.name(alert.incident),
            severity: alert.incident.severity,
            subject: alert.instrument.map { .instrument(names.name($0)) } ?? .account,
            order: alert.ordinal?.value,
            words: IncidentText.words(alert.incident)
        )
    }
}
