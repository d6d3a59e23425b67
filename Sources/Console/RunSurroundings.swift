// Everything that runs beside the engine of `run`: its log and the tasks of its fringe. They start when
// the data directory is this process's and before anything is decided; they end after the engine took its
// last message and before the directory is let go.

import Alerts
import Control
import Host
import Journal
import Logs
import Projection
import Settings
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
    private let control: ControlServer
    private let projection: ProjectionFollower
    private let settings: PlimsollSettings
    private let post: AlertPost
    private let names: RunNames
    private let clock = SystemClock()
    private var told = TroubleList()
    private var isLogTold = false
    private var isRunning = false

    /// How long the end of the run waits for the projection: what it lacks then, readers fold.
    private static let projectionMs = 5_000
    /// How long the end of the run waits for the tasks, and then for the log.
    private static let endMs = 2_000

    /// What surrounds a run with these settings; `others` are tasks beside the usual ones.
    init(
        _ settings: PlimsollSettings,
        _ names: RunNames,
        inbox: Inbox,
        board: RunBoard,
        others: [FringeTask] = []
    ) {
        self.settings = settings
        self.names = names
        let post = AlertPost(settings)
        self.post = post
        let alerts = post.desk
        let directory = settings.dataDirectory
        let writer = LogWriter(limits: settings.logLimits)
        let fringeBoard = FringeBoard()
        let projection = ProjectionFollower(directory)
        control = ControlServer(directory: directory, inbox: inbox) {
            EngineReport(
                board.progress,
                fringeBoard.health,
                projection.health,
                writer.health,
                alerts.health
            )
        }
        log = ComponentLog("run", writer, level: settings.leastLogLevel)
        fringe = Fringe([control.task, projection.task] + others, board: fringeBoard) {
            inbox.post(.event(.noticed(.essentialTaskLost)))
        }
        self.writer = writer
        self.projection = projection
    }

    /// The file and the signal that halt the engine.
    var halts: HaltWatch { control.halts }

    /// The data directory is ours: starts everything. Operators are listened to when this returns.
    func begin(_ recovery: JournalRecovery) throws(HostError) {
        writer.open(directory: settings.logDirectory, disk: FileDisk())
        log.info(
            RecoveryText.resumed(recovery) ?? "started",
            LogIDs(venue: RunLog.venue, sequence: recovery.report.lastSequence)
        )
        if let text = RecoveryText.cut(recovery) { log.warning(text) }
        do throws(SocketError) {
            try control.listen()
        } catch {
            throw .control(error)
        }
        fringe.start(at: now)
        isRunning = true
    }

    /// Sends what a person should hear to where the configuration says.
    func send(_ alerts: [RunBoard.Alert]) {
        for alert in alerts { post.desk.send(Alert(alert, names), at: now) }
    }

    /// Looks after the tasks; what a person should hear.
    func tick(_ position: RunPosition) -> [String] {
        var lines = told.due(at: now)
        if isRunning {
            for item in fringe.tick(at: now) {
                tell(item, position)
                if let line = told.line(item.description, topic: item.topic, at: now) {
                    lines.append(line)
                }
            }
        }
        return lines + logTrouble
    }

    /// Ends everything; how the run ended goes into the log. What a person should hear.
    func end(_ end: RunStage.End, _ position: RunPosition) -> [String] {
        var lines: [String] = []
        if isRunning {
            if case .success = end.result { lines += catchUp(end.sequence, position) }
            for name in fringe.stop(withinMs: Self.endMs, clock: clock) {
                log.warning("\(name) did not end when it was told to", position.ids)
            }
            isRunning = false
        }
        switch end.result {
        case .success(let end): log.info("ended: \(RunDocument.end(end))", position.ids)
        case .failure(let error): log.critical("\(error)", position.context(attempt: 1))
        }
        lines += post.end()
        writer.close(withinMs: Self.endMs)
        if let reason = projection.health.reason {
            lines.append("the projection is not complete: \(reason); readers fold the journal")
        }
        return lines + told.finish() + logTrouble
    }

    /// Gives the projection time for what it lacks.
    private func catchUp(_ sequence: UInt64, _ position: RunPosition) -> [String] {
        var lines: [String] = []
        let deadline = clock.nanoseconds() + UInt64(Self.projectionMs) * 1_000_000
        while projection.health.sequence < sequence, clock.nanoseconds() < deadline {
            lines += tick(position)
            SystemClock.pause(milliseconds: 2)
        }
        return lines
    }

    private func tell(_ news: FringeNews, _ position: RunPosition) {
        if news.isError {
            log.error(news.description, position.context(attempt: max(1, news.generation)))
        } else {
            log.warning(news.lasting, position.ids)
        }
    }

    /// That the log cannot be written, once.
    private var logTrouble: [String] {
        guard !isLogTold, let failure = writer.health.failure else { return [] }
        isLogTold = true
        return ["the log cannot be written: \(failure); the run goes on without it"]
    }

    private var now: Instant { Instant(nanoseconds: Int64(clamping: clock.nanoseconds())) }
}
