import Alerts
import Control
import Host
import Logs
import Projection
import Supervision
import SystemIO
import TradeModel

extension EngineReport {
    /// How a run is. What is said of it leaves the process, so no secret is in it.
    init(
        _ progress: RunBoard.Progress,
        _ fringe: FringeHealth,
        _ projection: ProjectionHealth,
        _ log: LogHealth,
        _ alerts: [AlertDesk.SinkHealth]
    ) {
        let mask = SecretRegistry.process.redactor
        let now = SystemClock().nanoseconds()
        self.init(
            sequence: progress.position.sequence,
            epoch: UInt64(progress.position.epoch),
            remaining: UInt64(clamping: progress.remaining),
            idleForMs: (now - min(now, progress.notedAt)) / 1_000_000,
            tasks: fringe.tasks.map { Part($0, mask) },
            projection: Projection(
                projection.word,
                sequence: projection.sequence,
                reason: projection.reason.map(mask.redact)
            ),
            log: Log(
                written: UInt64(clamping: log.written),
                lost: UInt64(clamping: log.dropped),
                lastFailure: log.failure.map(mask.redact)
            ),
            alerts: alerts.map { sink in
                Sink(
                    sink.name,
                    delivered: sink.delivered,
                    failuresInARow: sink.failuresInARow,
                    lost: sink.lost,
                    lastFailure: sink.failure.map(mask.redact)
                )
            }
        )
    }
}

extension EngineReport.Part {
    fileprivate init(_ task: TaskHealth, _ mask: Redactor) {
        self.init(
            task.name,
            state: task.state.name,
            isEssential: task.isEssential,
            inStateForMs: UInt64(clamping: task.inStateFor.nanoseconds / 1_000_000),
            silentForMs: UInt64(clamping: task.silentFor.nanoseconds / 1_000_000),
            restarts: UInt64(clamping: task.restarts),
            abandonedThreads: UInt64(clamping: task.abandonedThreads),
            lastError: task.lastFailure.map(mask.redact)
        )
    }
}
