import Host
import MarketData
import Replay
import Strategies
import SystemIO

/// The engine thread's work: opens the data directory, runs, and reports.
struct ReplayWork: StrategyVisitor {
    let directory: String
    let specification: RunSpecification
    let series: [CandleSeries]
    let factor: Double?
    let lockTimeoutMs: Int
    let inbox: Inbox
    let board: RunBoard
    let log: RunLog

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
            control = try ControlServer.start(directory: directory, inbox: inbox)
        } catch {
            throw .control(error)
        }
        defer { control.stop() }
        return try body()
    }

    mutating func visit<S: Strategy>(_ strategy: S) throws -> RunOutcome {
        var runner = try ReplayRunner.open(
            directory: directory,
            disk: FileDisk(),
            specification: specification,
            strategy: strategy,
            series: series,
            lockTimeoutMs: lockTimeoutMs
        )
        let board = board
        board.begin(runner.recovery, total: runner.remaining)
        let log = log
        let end = try listening { () throws(HostError) in
            try runner.run(pace: factor, inbox: inbox) { notice in
                board.note(notice)
                log.note(notice)
            }
        }
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
