// Everything that runs beside the engine of `run`: its log and the tasks of its fringe. They start when
// the data directory is this process's, and end with the run.

import Host
import Journal
import Logs
import Storage
import Supervision
import SystemIO
import TradeModel

/// What surrounds one run.
final class RunSurroundings {
    /// The log; lines that come before `begin` wait.
    let writer: LogWriter
    private let log: ComponentLog
    private let fringe: Fringe
    private let directory: String
    private let clock = SystemClock()
    private var hasBegun = false

    /// How long the end of the run waits for the tasks, and then for the log.
    private static let endMs = 2_000

    convenience init(directory: String, inbox: Inbox) {
        let tasks = RunSurroundings.tasks(directory: directory, inbox: inbox)
        self.init(directory: directory, inbox: inbox, tasks: tasks)
    }

    init(directory: String, inbox: Inbox, tasks: [FringeTask]) {
        self.directory = directory
        writer = LogWriter()
        log = ComponentLog("run", writer)
        fringe = Fringe(tasks) {
            inbox.post(.event(.noticed(.essentialTaskLost)))
        }
    }

    /// The tasks beside the engine, a line each.
    private static func tasks(directory: String, inbox: Inbox) -> [FringeTask] {
        []
    }

    /// The data directory is ours.
    func begin(_ news: RunBoard.News) {
        guard !hasBegun, let recovery = news.recovery else { return }
        hasBegun = true
        writer.open(directory: "\(directory)/logs", disk: FileDisk())
        log.info(
            RecoveryText.resumed(recovery) ?? "started",
            LogIDs(venue: RunLog.venue, sequence: recovery.report.lastSequence)
        )
        if let text = RecoveryText.cut(recovery) { log.warning(text) }
        fringe.start(at: now)
    }

    /// Looks after the tasks; what a person should hear.
    func tick(_ position: RunPosition) -> [String] {
        guard hasBegun else { return [] }
        let news = fringe.tick(at: now)
        for item in news { tell(item, position) }
        return news.map(\.description)
    }

    /// Ends everything; how the run ended goes into the log.
    func end(_ result: Result<RunOutcome, CommandFailure>, _ position: RunPosition) {
        guard hasBegun else { return }
        for name in fringe.stop(withinMs: RunSurroundings.endMs, clock: clock) {
            log.warning("\(name) did not end when it was told to", position.ids)
        }
        switch result {
        case .success(let outcome): log.info("ended: \(outcome.end)", position.ids)
        case .failure(let failure):
            log.critical(failure.message ?? "ended", position.context(attempt: 1))
        }
        writer.close(withinMs: RunSurroundings.endMs)
    }

    private func tell(_ news: FringeNews, _ position: RunPosition) {
        if news.isError {
            log.error(news.description, position.context(attempt: max(1, news.generation)))
        } else {
            log.warning(news.description, position.ids)
        }
    }

    private var now: Instant { Instant(nanoseconds: Int64(clamping: clock.nanoseconds())) }
}
