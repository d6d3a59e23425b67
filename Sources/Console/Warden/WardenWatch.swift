// Looking at one token again and again: that it comes to fail, and that a source goes silent, leaves as an alert.

import Alerts
import Intel
import Lookout
public import Settings
import SystemIO
import TradeModel
import Warden

/// Watches a token until it is told to stop.
public struct WardenWatch {
    private let eye: WardenEye
    private let post: AlertPost
    private let intervalMs: Int
    private let clock = SystemClock()
    private var changes = WardenChanges()

    /// Seconds between two looks.
    public static let intervals = 10...86_400

    /// A watch that looks every so many seconds, and sends its alerts where the configuration says.
    public init(
        on text: String,
        _ settings: PlimsollSettings,
        environment: [(name: String, value: String)],
        everySeconds: Int
    ) throws {
        guard WardenWatch.intervals.contains(everySeconds) else {
            throw CommandFailure(
                .usage,
                "--every is \(everySeconds): must be from \(WardenWatch.intervals.lowerBound) to "
                    + "\(WardenWatch.intervals.upperBound) seconds"
            )
        }
        eye = try WardenEye(on: text, settings, environment: environment)
        intervalMs = everySeconds * 1_000
        post = AlertPost(settings)
        ProcessSignals.catchStop()
    }

    /// Looks until SIGINT or SIGTERM; `show` gets every look and what is new in it. Sentences for a person where alerts
    /// were lost.
    public mutating func run(
        showing show: (WardenInspection, _ news: [String]) throws -> Void
    ) throws -> [String] {
        defer { eye.close() }
        do {
            while !ProcessSignals.stopRequested {
                let inspection = eye.look()
                guard !ProcessSignals.stopRequested else { break }
                let alerts = changes.take(inspection.look)
                let now = Instant(nanoseconds: Int64(clamping: clock.nanoseconds()))
                for alert in alerts { post.desk.send(alert, at: now) }
                try show(inspection, alerts.map(\.words))
                SystemClock.pauseUnlessStopped(milliseconds: intervalMs)
            }
        } catch {
            _ = post.end()
            throw error
        }
        return post.end()
    }
}

extension WardenInspection {
    /// What is compared with the look before.
    var look: WardenChanges.Look {
        WardenChanges.Look(
            at: inspection.judgedAt,
            token: "\(mint)",
            verdict: inspection.report.judgement.verdict,
            reasons: inspection.report.findings
                .filter { $0.isHard && $0.outcome != .kept }
                .map { "\($0.rule.name): \($0.words)" },
            silent: inspection.notes.compactMap { note in
                note.failure.map { (note.provider.name, $0) }
            }
        )
    }
}
