// The main thread's part of a replay: it starts the engine's thread, hears signals, shows progress
// and alerts, and waits.

import Host
import MarketData
public import Replay
public import Settings
import Storage
import SystemIO
import TradeModel

/// Runs a replay on a data directory.
public struct ReplayDriver {
    private let settings: PlimsollSettings
    private let directory: String
    private let specification: RunSpecification
    private let series: [CandleSeries]
    private let verdicts: [RecordedVerdict]
    private let speed: ReplaySpeed
    private let isQuiet: Bool
    private let errors: StandardStream
    private let names: RunNames
    private var meter: ProgressMeter?
    private var alerts: AlertList

    private static let pollMs = 20
    /// How long the end waits for somebody who reads slowly.
    private static let farewellMs = 500

    /// A replay of `inputs`, as the settings say where and how.
    public init(
        settings: PlimsollSettings,
        inputs: RunInputs,
        speed: ReplaySpeed,
        isQuiet: Bool,
        errors: StandardStream
    ) throws(CommandFailure) {
        do throws(RunInputError) {
            specification = try settings.specification(inputs)
        } catch {
            throw CommandFailure(error)
        }
        self.settings = settings
        directory = settings.dataDirectory
        series = inputs.series
        verdicts = inputs.verdicts ?? []
        self.speed = speed
        self.isQuiet = isQuiet
        self.errors = errors
        names = RunNames(specification)
        alerts = AlertList(names, showsErrorsAlone: isQuiet)
    }

    /// Runs until the data or a signal ends it. SIGINT and SIGTERM have to be caught already.
    public mutating func run() throws(CommandFailure) -> RunOutcome {
        try LogPlace.check(settings)
        errors.neverWait()
        if !isQuiet { sayWhoHoldsTheDirectory() }
        let inbox = Inbox()
        let board = RunBoard()
        let stage = RunStage()
        let surroundings = RunSurroundings(settings, names, inbox: inbox, board: board)
        let work = ReplayWork(
            settings: settings,
            specification: specification,
            series: series,
            verdicts: verdicts,
            factor: speed.factor,
            inbox: inbox,
            halts: surroundings.halts,
            board: board,
            log: RunLog(surroundings.writer, level: settings.leastLogLevel, names: names),
            stage: stage
        )
        let thread = EngineThread.start {
            var work = work
            return work.run()
        }
        var isStopPosted = false
        var isClosed = false
        while true {
            if !isStopPosted, ProcessSignals.stopRequested { isStopPosted = Self.stop(inbox) }
            let end = stage.end
            let news = board.take()
            if let recovery = news.recovery { stage.open(Self.begin(surroundings, recovery)) }
            surroundings.send(news.alerts)
            show(news)
            for text in surroundings.tick(news.position) { say(text) }
            if let end, !isClosed {
                for text in surroundings.end(end, news.position) { say(text) }
                isClosed = true
                stage.close()
            }
            if let result = thread.outcome {
                show(board.take())
                finish()
                return try result.get()
            }
            stage.rest(milliseconds: Self.pollMs)
        }
    }

    private static func begin(
        _ surroundings: RunSurroundings,
        _ recovery: JournalRecovery
    ) -> Result<Void, HostError> {
        do throws(HostError) {
            return .success(try surroundings.begin(recovery))
        } catch {
            return .failure(error)
        }
    }

    /// Asks the engine to stop; a halt that was signalled just before is not lost to that.
    private static func stop(_ inbox: Inbox) -> Bool {
        if ProcessSignals.takeHalt() { _ = inbox.post(.event(.command(.halt))) }
        return inbox.post(.stop)
    }

    private mutating func sayWhoHoldsTheDirectory() {
        let pid: Int32?
        do throws(HostError) {
            pid = try StoredRun.engine(of: directory)
        } catch {
            // The run meets the same error in a moment and reports it.
            return
        }
        guard let pid else { return }
        let seconds = (settings.lockTimeoutMs + 999) / 1_000
        say("process \(pid) holds \(directory): waiting up to \(seconds) s for it to let go")
    }

    private mutating func show(_ news: RunBoard.News) {
        if let recovery = news.recovery { show(recovery) }
        let now = SystemClock().nanoseconds()
        let instant = Instant(nanoseconds: Int64(clamping: now))
        for text in alerts.due(at: instant) { say(text) }
        for alert in news.alerts {
            if let text = alerts.line(alert, at: instant) { say(text) }
        }
        alerts.drop(news.dropped)
        guard !isQuiet, let total = news.total else { return }
        var meter =
            meter
            ?? ProgressMeter(
                total: total,
                unit: "events",
                isTerminal: errors.isTerminal,
                now: now
            )
        if let text = meter.update(done: total - news.remaining, now: now) {
            errors.write(text)
            errors.flush()
        }
        self.meter = meter
    }

    private mutating func show(_ recovery: JournalRecovery) {
        if let text = RecoveryText.cut(recovery) { say(text) }
        if let text = RecoveryText.refused(recovery) { say(text) }
        if !isQuiet, let text = RecoveryText.resumed(recovery) { say(text) }
    }

    private mutating func finish() {
        if let text = meter?.clear() { errors.write(text) }
        let now = Instant(nanoseconds: Int64(clamping: SystemClock().nanoseconds()))
        for text in alerts.finish(at: now) { say(text) }
        if alerts.hidden > 0, !isQuiet {
            say(
                "\(NumberText.count(alerts.hidden)) more incidents; "
                    + "`plimsoll status --data-dir \(directory)` lists the latest"
            )
        }
        errors.flush(withinMs: Self.farewellMs)
    }

    /// Writes a line on stderr, the bar taken away first.
    private mutating func say(_ text: String) {
        if let clear = meter?.clear() { errors.write(clear) }
        errors.line(text)
        errors.flush()
    }
}
