import Control
import Host
import TradeModel

/// What runs beside an engine, for people.
enum EngineViewText {
    static func text(_ view: EngineView, _ style: TextStyle) -> String {
        switch view.answer {
        case .report(let report): return text(report, style)
        case .nobody:
            return view.pid == nil
                ? "\nNo engine runs, so nothing runs beside one.\n"
                : "\n" + style.warning("The engine does not listen: it is starting or ending.")
                    + "\n"
        case .silence:
            return "\n" + style.bad("The engine does not answer on its socket.") + "\n"
        case .refused(let error):
            return "\n" + style.bad("The engine cannot be asked: \(error).") + "\n"
        }
    }

    private static func text(_ report: EngineReport, _ style: TextStyle) -> String {
        var table = TextTable([
            ("beside", .left), ("state", .left), ("for", .right), ("restarts", .right),
            ("last error", .left),
        ])
        for task in report.tasks {
            table.add([
                task.name, task.state, span(task.inStateForMs), "\(task.restarts)",
                task.lastError ?? "",
            ])
        }
        return "\n" + table.text(style) + projection(report, style) + log(report.log, style)
            + report.alerts.map { sink($0, style) }.joined()
            + "The engine answers; it made something durable \(span(report.idleForMs)) ago.\n"
    }

    private static func projection(_ report: EngineReport, _ style: TextStyle) -> String {
        let projection = report.projection
        let text =
            "Projection: \(projection.state), at record \(projection.sequence), "
            + "\(NumberText.count(report.projectionLag)) behind"
        guard let reason = projection.reason else { return text + "\n" }
        return style.warning("\(text): \(reason)") + "\n"
    }

    private static func log(_ log: EngineReport.Log, _ style: TextStyle) -> String {
        let text =
            "Log: \(NumberText.count(log.written)) lines written, \(NumberText.count(log.lost)) lost"
        if let failure = log.failure { return style.warning("\(text): \(failure)") + "\n" }
        return (log.lost > 0 ? style.warning(text) : text) + "\n"
    }

    private static func sink(_ sink: EngineReport.Sink, _ style: TextStyle) -> String {
        let text =
            "Alerts to the \(sink.name): \(NumberText.count(sink.delivered)) taken, "
            + "\(NumberText.count(sink.lost)) given up"
        guard let failure = sink.failure, sink.failuresInARow > 0 else {
            return (sink.lost > 0 ? style.warning(text) : text) + "\n"
        }
        return style.bad("\(text); it fails: \(failure)") + "\n"
    }

    private static func span(_ milliseconds: UInt64) -> String {
        TimeText.span(.milliseconds(Int64(clamping: min(milliseconds, 1 << 40))))
    }
}
