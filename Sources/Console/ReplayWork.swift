import Host
import MarketData
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
    let verdicts: [RecordedVerdict]
    let factor: Double?
    let inbox: Inbox
    let halts: HaltWatch
    let board: RunBoard
    let log: RunLog
    let stage: RunStage

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

    mutating func visit<S: Strategy>(_ strategy: S) throws -> RunOutcome {
        var runner = try ReplayRunner.open(
            directory: settings.dataDirectory,
            disk: FileDisk(),
            specification: specification,
            strategy: strategy,
            series: series,
            verdicts: verdicts,
            segmentSize: settings.segmentBytes,
            snapshots: SnapshotRule(
                intervalBytes: settings.snapshotIntervalBytes,
                keptSegments: settings.keptSegments
            ),
            lockTimeoutMs: settings.lockTimeoutMs
        )
        let board = board
        board.begin(runner.recovery, total: runner.remaining)
        let log = log
        let end: Result<RunEnd, HostError>
        do throws(HostError) {
            // The lock is held from here on: what runs beside may start.
            try stage.waitUntilOpen()
            end = .success(
                try runner.run(pace: factor, inbox: inbox, halts: halts) { notice in
                    board.note(notice)
                    log.note(notice)
                }
            )
        } catch {
            end = .failure(error)
        }
        stage.waitUntilClosed(RunStage.End(result: end, sequence: runner.lastSequence))
        return RunOutcome(
            end: try end.get(),
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
