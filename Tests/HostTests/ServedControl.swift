import Control
import Host
import SystemIO
import Testing
import TradeModel

/// A control server at work, its fringe looked after by nobody.
final class ServedControl {
    private let fringe: Fringe

    init(
        _ directory: String,
        _ inbox: Inbox,
        _ settings: ControlSettings = ControlSettings()
    ) throws {
        let server = ControlServer(directory: directory, inbox: inbox, settings: settings) {
            .sample
        }
        try server.listen()
        fringe = Fringe([server.task], tellLoss: { true })
        fringe.start(at: Instant(milliseconds: 0))
    }

    func stop() { #expect(fringe.stop(withinMs: 20_000, clock: SystemClock()) == []) }
}

extension EngineReport {
    /// A report on nothing.
    static let sample = EngineReport(
        sequence: 7,
        epoch: 1,
        remaining: 3,
        idleForMs: 20,
        tasks: [],
        projection: Projection("current", sequence: 7, reason: nil),
        log: Log(written: 1, lost: 0, lastFailure: nil),
        alerts: []
    )
}
