// Directs the demonstration: starts the engine as a process, follows its journal, kills it in the
// middle of a trade, starts it again, and checks afterwards that nothing was lost or doubled.
//
// What is claimed is only what was seen: the books come from the journal on disk, the comparison from
// a run of the same inputs that nobody killed.

public import Console
import DemoMarket
import Engine
import Host
import Journal
import Replay
import Settings
import Storage
import SystemIO
import TradeModel

/// Runs a demonstration.
public struct DemoDriver: ~Copyable {
    let options: DemoOptions
    private let directory: DemoDirectory
    private let specification: RunSpecification
    private let inputs: RunInputs
    let names: RunNames
    var screen: Screen
    private var storyteller: Storyteller
    private var follower: JournalFollower
    private var kills: [Kill] = []
    private var epoch: UInt32 = 1
    private let startedAt = SystemClock().nanoseconds()

    /// Paper money to start with, in whole quote units.
    static let cash = 10_000
    /// How often the journal is read, and how often when the kill is near.
    private static let pollMs = (calm: 100, close: 10)
    /// Of the time asked for, what goes into starting and checking.
    private static let overheadSeconds = 2
    /// A kill that comes when an order has just ended is tried again so often.
    private static let killLimit = 4

    /// Prepares the demonstration's files. The story goes to `stream`.
    public init(
        _ options: DemoOptions,
        stream: StandardStream,
        isQuiet: Bool
    ) throws(CommandFailure) {
        let directory = try DemoDirectory(options.directory, DemoMarket(seed: options.seed))
        var screen = Screen(stream, isQuiet: isQuiet)
        DemoDriver.opening(&screen, options)
        try DemoDriver.askWarden(directory, &screen)
        let inputs = try InputFiles.load(directory.files, verdicts: directory.verdicts)
        let specification = try DemoDriver.specification(inputs, seed: options.seed)
        self.options = options
        self.screen = screen
        self.inputs = inputs
        self.specification = specification
        names = RunNames(specification)
        storyteller = Storyteller(specification)
        follower = JournalFollower(directory.books)
        self.directory = directory
    }

    /// The specification that the arguments in `command` lead to.
    private static func specification(
        _ inputs: RunInputs,
        seed: UInt64
    ) throws(CommandFailure) -> RunSpecification {
        var sources = ConfigurationSources()
        let values = [
            ("strategy.name", "momentum"), ("paper.cash", "\(cash)"),
            ("paper.latency", "\(DemoMarket.latencyMs)ms"),
            ("paper.partialFillBps", "\(DemoMarket.partialFillBps)"), ("paper.seed", "\(seed)"),
        ]
        sources.options =
            values.map { .setting(option: "demo", key: $0.0, value: $0.1) }
            + DemoMarket.strategySettings.map { .parameter($0) }
        do {
            return try PlimsollSettings(sources).specification(inputs)
        } catch {
            throw CommandFailure(error)
        }
    }

    /// The arguments of the engine's process.
    private var command: [String] {
        let seconds = DemoMarket.minutes * 60
        let speed = seconds / max(1, options.seconds - DemoDriver.overheadSeconds)
        return ["run", "--replay"] + directory.files + [
            "--verdicts", directory.verdicts, "--no-config", "--data-dir", directory.books,
            "--speed", "\(speed)", "--strategy",
            "momentum",
            "--cash", "\(DemoDriver.cash)", "--latency-ms", "\(DemoMarket.latencyMs)",
            "--partial-fill-bps", "\(DemoMarket.partialFillBps)", "--seed", "\(options.seed)",
            "--quiet",
        ] + DemoMarket.strategySettings.flatMap { ["--set", $0] }
    }

    // MARK: - The run

    /// Runs it to its end, or throws when it cannot go on or is interrupted.
    public mutating func run() throws(CommandFailure) -> DemoReport {
        ProcessSignals.catchStop()
        var engine = try EngineProcess(arguments: command, log: directory.log)
        while true {
            try heedStop(engine)
            let isOver = engine.poll() != nil
            let view = try look()
            if isOver { break }
            if isTimeToKill(view) {
                engine = try kill(engine)
                continue
            }
            SystemClock.pause(milliseconds: isClose(view) ? Self.pollMs.close : Self.pollMs.calm)
        }
        screen.clear()
        guard engine.ending == .exited(0) else { throw failure(of: engine) }
        return try report()
    }

    /// Reads the journal and tells what is new.
    private mutating func look() throws(CommandFailure) -> JournalFollower.View {
        let view = try follower.look(epoch: epoch)
        for fact in view.news {
            if let line = storyteller.tell(fact, view.fold.chronicle) { screen.tell(line) }
        }
        if let core = view.fold.core, core.clock > .distantPast {
            let minute = Int((core.clock.milliseconds - DemoMarket.startMs) / 60_000)
            screen.status(Screen.status(core, names, doneOf: (minute, DemoMarket.minutes)))
        }
        return view
    }

    private mutating func heedStop(_ engine: EngineProcess) throws(CommandFailure) {
        guard ProcessSignals.stopRequested else { return }
        engine.stop()
        screen.clear()
        throw CommandFailure(
            .interrupted,
            "interrupted; the engine was stopped, its books in \(directory.books) are safe"
        )
    }

    private func failure(of engine: EngineProcess) -> CommandFailure {
        let how =
            switch engine.ending {
            case .exited(let code): "ended with exit code \(code)"
            case .killed(let signal): "was killed by signal \(signal), not by this demo"
            case nil: "ended in an unknown way"
            }
        return CommandFailure(
            .checkFailed,
            "the engine \(how); what it said is in \(directory.log)"
        )
    }

    // MARK: - The kill

    /// Whether the moment has come: the stop-loss of the crash is under way, or, where that was
    /// missed, anything later.
    private func isTimeToKill(_ view: JournalFollower.View) -> Bool {
        guard needsKill, let core = view.fold.core, !core.open.isEmpty else { return false }
        return core.orders.working.contains { order in
            isCrashing(order.order) || isLate(core)
        }
    }

    /// Whether the journal is to be read often, so that the moment is not missed.
    private func isClose(_ view: JournalFollower.View) -> Bool {
        guard needsKill, let core = view.fold.core else { return false }
        return isLate(core) || core.open.contains { names.name($0) == DemoMarket.crasher }
    }

    private var needsKill: Bool {
        kills.count < Self.killLimit && !kills.contains(where: \.before.isInMidTrade)
    }

    private func isCrashing(_ order: Order) -> Bool {
        names.name(order.instrument) == DemoMarket.crasher && !order.purpose.isEntry
    }

    private func isLate(_ core: EngineCore) -> Bool {
        core.clock.milliseconds >= DemoMarket.startMs + Int64(DemoMarket.minutes) * 30_000
    }

    /// Kills the engine, shows its books, starts it again and shows them again.
    private mutating func kill(_ engine: EngineProcess) throws(CommandFailure) -> EngineProcess {
        engine.kill()
        let view = try look()
        guard let core = view.fold.core else {
            throw CommandFailure(.checkFailed, "no books in \(directory.books) after the kill")
        }
        var kill = Kill(pid: engine.pid, before: Books(core), records: view.report.records)
        screen.head("kill -9 \(engine.pid): the engine is dead", .bad)
        screen.paragraph(
            kill.before.isInMidTrade
                ? "In mid-trade, without a chance to say goodbye. Its journal on disk says:"
                : "Its order had just ended; it will be killed again. Its journal says:"
        )
        show(kill.before)
        let before = SystemClock().nanoseconds()
        epoch = core.epoch + 1
        let next = try EngineProcess(arguments: command, log: directory.log)
        screen.paragraph("Starting it again, as process \(next.pid) …")
        kill.after = try awaitRecovery(next)
        let tookMs = Int((SystemClock().nanoseconds() - before) / 1_000_000)
        kills.append(kill)
        showRecovery(kill, tookMs: tookMs)
        return next
    }

    /// Waits until the journal shows that the start is settled; nil when the engine ends before.
    private mutating func awaitRecovery(
        _ engine: EngineProcess
    ) throws(CommandFailure) -> Books? {
        while true {
            try heedStop(engine)
            let isOver = engine.poll() != nil
            // Read by a follower of its own, so that the story goes on after the recovery is told.
            var reader = JournalFollower(directory.books)
            if let books = try reader.look(epoch: epoch).recovered { return books }
            if isOver { return nil }
            SystemClock.pause(milliseconds: Self.pollMs.close)
        }
    }

    // MARK: - Checking

    private mutating func report() throws(CommandFailure) -> DemoReport {
        let view = try look()
        screen.clear()
        guard let core = view.fold.core, let hash = view.fold.stateHash else {
            throw CommandFailure(.checkFailed, "no books in \(directory.books)")
        }
        let undisturbed = try UndisturbedRun(specification, inputs.series, inputs.verdicts ?? [])
        let chronicle = view.fold.chronicle
        let report = DemoReport(
            options: options,
            books: directory.books,
            kills: kills,
            end: Books(core),
            journal: view.report,
            orders: .orders(of: chronicle, with: undisturbed.chronicle),
            fills: .fills(of: chronicle, with: undisturbed.chronicle),
            stateHash: hash,
            undisturbedHash: undisturbed.stateHash,
            scenes: Scene.played(chronicle, specification.inputs, vetoed: storyteller.vetoed),
            names: names,
            elapsedMs: Int((SystemClock().nanoseconds() - startedAt) / 1_000_000)
        )
        screen.head("The morning is over. Was anything lost?")
        return report
    }
}
