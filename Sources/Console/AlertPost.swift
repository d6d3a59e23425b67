// The alerts of a run on their way to the places that the configuration names.

import Alerts
import Logs
import Settings
import SystemIO
import TradeModel

/// Sends the alerts of a run.
final class AlertPost {
    /// Where they are sent.
    let desk: AlertDesk
    private let names: RunNames
    private let client: HTTPClient?
    private var thread: WorkerThread?

    /// How long the end of a run waits for what is under way.
    static let endMs = 12_000

    /// Without a client the webhook is a place that fails, and is shown as one.
    init(
        _ settings: PlimsollSettings,
        _ names: RunNames,
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
        self.names = names
        let desk = AlertDesk(
            sinks,
            least: Severity(name: settings.leastAlert) ?? .warning,
            repeatAfter: settings.alertPause
        )
        self.desk = desk
        thread = sinks.isEmpty ? nil : WorkerThread.start { desk.run() }
    }

    /// Puts an alert on its way.
    func send(_ alert: RunBoard.Alert, at now: Instant) {
        desk.send(
            Alert(
                at: alert.at,
                name: IncidentText.name(alert.incident),
                severity: alert.incident.severity,
                instrument: alert.instrument.map { names.name($0) },
                order: alert.ordinal?.value,
                words: IncidentText.words(alert.incident)
            ),
            at: now
        )
    }

    /// What lies there is still carried, for so long; a sentence for a person where some of it was not taken.
    func end(withinMs limit: Int = AlertPost.endMs) -> [String] {
        desk.end()
        let isDone = thread.take()?.join(withinMs: limit) ?? false
        if !isDone { desk.giveUp() }
        client?.stop()
        return desk.health.compactMap { sink in
            guard let failure = sink.failure, sink.failuresInARow > 0 else { return nil }
            return "alerts do not reach the \(sink.name): \(failure)"
        }
    }
}
