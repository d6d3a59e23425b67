import Host
import MarketData
import Projection
import Replay
import Settings
import Storage
import Strategies
import SystemIO

/// The engine thread's work: opens the data directory, runs, and reports.
struct ReplayWork: StrategyVisitor {
    let settings: PlimsollSettings
    let specification: RunSpecification
    let series: [CandleSeries]
    let factor: Double?
    let inbox: Inbox
    let board: RunBoard
    let log: RunLog

    /// How long the end of a run waits for the projection: what it lacks then, readers fold.
    private static let projectionLimitMs = 5_000

    /// Runs to the end, or to a failure.
    mutating func run() -> Result<RunOutcome, CommandFailure> {
        do {
            let outcome = try specification.strategy.visit(
                priceScales: specification.inputs.map(\.priceScale),
                &self
            )
            return .success(outcome)
        } catch {
            return .failure(CommandFailure(error))
        }
    }

    /// Runs `body` while operators are listened to; the directory's lock has to be held all the while.
    private func listening(_ body: () throws(HostError) -> RunEnd) throws(HostError) -> RunEnd {
        let control: ControlServer
        do throws(SocketError) {
            control = try ControlServer.start(directory: settings.dataDirectory, inbox: inbox)
        } catch {
            throw .control(error)
        }
        defer { control.stop() }
        return try body()
    }

    mutating func visit<S: Strategy>(_ strategy: S) throws -> RunOutcome {
        var runner = try ReplayRunner.open(
            directory: settings.dataDirectory,
            disk: FileDisk(),
            specification: specification,
            strategy: strategy,
            series: series,
            segmentSize: settings.segmentBytes,
            snapshots: SnapshotRule(
                intervalBytes: settings.snapshotIntervalBytes,
                keptSegments: settings.keptSegments
            ),
            lockTimeoutMs: settings.lockTimeoutMs
        )
        let board = board
        board.begin(runner.recovery, total: runner.remaining)
        // The lock is held from here on: nobody else writes the projection.
        let projection = ProjectionThread.start(settings.dataDirectory)
        let log = log
        let end: RunEnd
        do {
            end = try listening { () throws(HostError) in
                try runner.run(pace: factor, inbox: inbox) { notice in
                    board.note(notice)
                    log.note(notice)
                }
            }
        } catch {
            _ = projection.finish(upTo: 0, withinMs: Self.projectionLimitMs)
            throw error
        }
        board.note(projection.finish(upTo: runner.lastSequence, withinMs: Self.projectionLimitMs))
        return RunOutcome(
            end: end,
            specification: specification,
            inputs: series.map { RunOutcome.InputReport(name: $0.name, report: $0.report) },
            core: runner.core,
            stateHash: runner.stateHash,
            lastSequence: runner.lastSequence,
            recovery: runner.recovery,
            refusals: board.refusals
        )
    }
}
