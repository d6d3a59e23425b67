// The report as it goes through the socket. `docs/formats/control.md` describes it.

public import ByteCodec

extension EngineReport {
    /// The report as JSON.
    public var document: JSONValue {
        .object([
            .init("sequence", .number("\(sequence)")), .init("epoch", .number("\(epoch)")),
            .init("remaining", .number("\(remaining)")),
            .init("idle_ms", .number("\(idleForMs)")),
            .init("tasks", .array(tasks.map(\.document))),
            .init("projection", projectionDocument),
            .init(
                "log",
                .object([
                    .init("written", .number("\(log.written)")),
                    .init("lost", .number("\(log.lost)")), .init("failure", .text(log.failure)),
                ])
            ),
            .init("alerts", .array(alerts.map(\.document))),
        ])
    }

    private var projectionDocument: JSONValue {
        .object([
            .init("state", .string(projection.state)),
            .init("sequence", .number("\(projection.sequence)")),
            .init("lag", .number("\(projectionLag)")),
            .init("reason", .text(projection.reason)),
        ])
    }

    /// Reads a report; nil when it is none. Members that are not known are passed over.
    init?(_ value: JSONValue) {
        guard let sequence = value["sequence"]?.count, let epoch = value["epoch"]?.count,
            let remaining = value["remaining"]?.count, let idle = value["idle_ms"]?.count,
            let entries = value["tasks"]?.array, entries.count <= Self.taskLimit,
            let projection = value["projection"].flatMap({ Projection($0) }),
            let log = value["log"].flatMap({ Log($0) }),
            let places = value["alerts"]?.array, places.count <= Self.sinkLimit
        else { return nil }
        let sinks = places.compactMap { Sink($0) }
        guard sinks.count == places.count else { return nil }
        let tasks = entries.compactMap { Part($0) }
        guard tasks.count == entries.count else { return nil }
        self.init(
            sequence: sequence,
            epoch: epoch,
            remaining: remaining,
            idleForMs: idle,
            tasks: tasks,
            projection: projection,
            log: log,
            alerts: sinks
        )
    }
}

extension EngineReport.Part {
    fileprivate var document: JSONValue {
        .object([
            .init("task", .string(name)), .init("state", .string(state)),
            .init("essential", .bool(isEssential)),
            .init("since_ms", .number("\(inStateForMs)")),
            .init("silent_ms", .number("\(silentForMs)")),
            .init("restarts", .number("\(restarts)")),
            .init("abandoned_threads", .number("\(abandonedThreads)")),
            .init("last_error", .text(lastError)),
        ])
    }

    fileprivate init?(_ value: JSONValue) {
        guard let name = value["task"]?.string, let state = value["state"]?.string,
            let isEssential = value["essential"]?.bool, let since = value["since_ms"]?.count,
            let silent = value["silent_ms"]?.count, let restarts = value["restarts"]?.count,
            let abandoned = value["abandoned_threads"]?.count
        else { return nil }
        self.init(
            name,
            state: state,
            isEssential: isEssential,
            inStateForMs: since,
            silentForMs: silent,
            restarts: restarts,
            abandonedThreads: abandoned,
            lastError: value["last_error"]?.string
        )
    }
}

extension EngineReport.Projection {
    fileprivate init?(_ value: JSONValue) {
        guard let state = value["state"]?.string, let sequence = value["sequence"]?.count else {
            return nil
        }
        self.init(state, sequence: sequence, reason: value["reason"]?.string)
    }
}

extension EngineReport.Log {
    fileprivate init?(_ value: JSONValue) {
        guard let written = value["written"]?.count, let lost = value["lost"]?.count else {
            return nil
        }
        self.init(written: written, lost: lost, lastFailure: value["failure"]?.string)
    }
}

extension EngineReport.Sink {
    fileprivate var document: JSONValue {
        .object([
            .init("sink", .string(name)), .init("delivered", .number("\(delivered)")),
            .init("failures", .number("\(failuresInARow)")), .init("lost", .number("\(lost)")),
            .init("failure", .text(failure)),
        ])
    }

    fileprivate init?(_ value: JSONValue) {
        guard let name = value["sink"]?.string, let delivered = value["delivered"]?.count,
            let failures = value["failures"]?.count, let lost = value["lost"]?.count
        else { return nil }
        self.init(
            name,
            delivered: delivered,
            failuresInARow: failures,
            lost: lost,
            lastFailure: value["failure"]?.string
        )
    }
}

extension JSONValue {
    fileprivate static func text(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }

    fileprivate var count: UInt64? { number.flatMap { UInt64($0) } }
}
