import Control
import Engine
import Host
import Replay
import TradeModel

extension HealthCheck {
    /// What the strategy does, and what keeps it from doing it.
    static func strategy(_ run: StoredRun, _ directory: String) -> HealthCheck {
        var check = HealthCheck("strategy")
        let entries = run.chronicle.orders.count(where: \.order.purpose.isEntry)
        let candles = run.core.markets.reduce(0) { $0 + $1.closes }
        check.count("candles", candles)
        check.count("entries", entries)
        check.count("exits", run.chronicle.orders.count - entries)
        check.count("round_trips", run.core.tally.roundTrips)
        let name = run.specification.strategy.name.rawValue
        guard candles > 0 else {
            check.find(.warn, "\(name) has seen no candle yet")
            return check
        }
        let last = run.chronicle.orders.last.map {
            ", the last \(TimeText.utc($0.order.intendedAt))"
        }
        check.find(
            .ok,
            "\(name): \(NumberText.count(entries)) entries, "
                + "\(NumberText.count(run.core.tally.roundTrips)) round trips\(last ?? "")"
        )
        let names = RunNames(run.specification)
        for gate in EntryGate.shut(in: run.core) {
            // A pause between two positions is the strategy's own.
            if case .coolingDown = gate { continue }
            check.find(.warn, gate.words(names, directory: directory))
        }
        return check
    }

    /// The engine and everything beside it; `mode` is nil where the books cannot be read.
    static func engine(_ view: EngineView, _ mode: Mode?) -> HealthCheck {
        var check = HealthCheck("engine")
        if let mode, !mode.allowsEntries { check.find(.warn, ModeText.words(mode)) }
        if view.hasHaltFile { check.find(.warn, "the file HALT is there") }
        switch (view.answer, view.pid) {
        case (.report(let report), let pid):
            check.find(.ok, pid.map { "running, pid \($0)" } ?? "running")
            check.take(report)
        case (.nobody, nil): check.find(.warn, "no engine runs")
        case (.nobody, .some(let pid)):
            check.find(.warn, "pid \(pid) does not listen: it is starting or ending")
        case (.silence, _): check.find(.bad, "the engine does not answer on its socket")
        case (.refused(let error), _): check.find(.bad, "the engine cannot be asked: \(error)")
        }
        return check
    }

    private mutating func take(_ report: EngineReport) {
        for task in report.tasks {
            let error = task.lastError.map { ": \($0)" } ?? ""
            switch task.state {
            case "running", "finished", "stopped":
                if task.restarts > 0 {
                    find(.ok, "\(task.name) was started again \(task.restarts) times\(error)")
                }
            default: find(task.isEssential ? .bad : .warn, "\(task.name) is \(task.state)\(error)")
            }
        }
        if let reason = report.projection.reason { find(.warn, "the projection waits: \(reason)") }
        if let failure = report.log.failure {
            find(.warn, "the log cannot be written: \(failure)")
        } else if report.log.lost > 0 {
            find(.warn, "\(report.log.lost) lines of the log were lost")
        }
        for sink in report.alerts {
            if let failure = sink.failure, sink.failuresInARow > 0 {
                find(.warn, "alerts do not reach the \(sink.name): \(failure)")
            } else if sink.lost > 0 {
                let many = sink.lost == 1 ? "1 alert" : "\(sink.lost) alerts"
                find(
                    .warn,
                    "\(many) for the \(sink.name) \(sink.lost == 1 ? "was" : "were") given up"
                )
            }
        }
        count("projection_lag", report.projectionLag)
        count("log_lines_lost", report.log.lost)
    }
}
