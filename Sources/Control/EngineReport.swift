/// How a running engine is, and everything beside it: what it says of itself through its socket.
public struct EngineReport: Sendable, Hashable {
    /// A task beside the engine.
    public struct Part: Sendable, Hashable {
        /// Its name.
        public let name: String
        /// The word for where it is in its life.
        public let state: String
        /// Whether nothing may be opened without it.
        public let isEssential: Bool
        /// How long it has been there, in milliseconds.
        public let inStateForMs: UInt64
        /// How long it has shown no life, in milliseconds.
        public let silentForMs: UInt64
        /// Restarts since it was first started.
        public let restarts: UInt64
        /// Threads of it that did not end when they were told to.
        public let abandonedThreads: UInt64
        /// Why it failed last; nil when it never did.
        public let lastError: String?
    }

    /// The projection's writer.
    public struct Projection: Sendable, Hashable {
        /// The word for what it does.
        public let state: String
        /// The last record that is in the rows.
        public let sequence: UInt64
        /// What is in its way; nil when nothing is.
        public let reason: String?
    }

    /// The log.
    public struct Log: Sendable, Hashable {
        /// Lines that were written.
        public let written: UInt64
        /// Lines that were lost.
        public let lost: UInt64
        /// What the disk said last; nil when all is well.
        public let failure: String?
    }

    /// Where alerts are sent.
    public struct Sink: Sendable, Hashable {
        /// Its name.
        public let name: String
        /// Alerts that it took.
        public let delivered: UInt64
        /// Tries that failed since it last took one.
        public let failuresInARow: UInt64
        /// Alerts that it never took and that are given up.
        public let lost: UInt64
        /// Why it failed last; nil when the last try was taken.
        public let failure: String?
    }

    /// The last durable record's sequence.
    public let sequence: UInt64
    /// The start's number.
    public let epoch: UInt64
    /// Market events that are still to come.
    public let remaining: UInt64
    /// How long ago the engine made something durable, in milliseconds.
    public let idleForMs: UInt64
    /// The tasks, at most `taskLimit`.
    public let tasks: [Part]
    /// The projection.
    public let projection: Projection
    /// The log.
    public let log: Log
    /// Where alerts are sent, at most `sinkLimit`.
    public let alerts: [Sink]

    /// So many tasks are told of.
    public static let taskLimit = 16
    /// So many places for alerts are told of.
    public static let sinkLimit = 4
    /// The longest sentence, in bytes; a longer one is cut.
    public static let sentenceLimit = 160
    /// The longest name, in bytes; a longer one is cut.
    public static let nameLimit = 32

    /// A report; tasks beyond `taskLimit` are left out, and sinks beyond `sinkLimit`.
    public init(
        sequence: UInt64,
        epoch: UInt64,
        remaining: UInt64,
        idleForMs: UInt64,
        tasks: [Part],
        projection: Projection,
        log: Log,
        alerts: [Sink]
    ) {
        self.sequence = sequence
        self.epoch = epoch
        self.remaining = remaining
        self.idleForMs = idleForMs
        self.tasks = Array(tasks.prefix(Self.taskLimit))
        self.projection = projection
        self.log = log
        self.alerts = Array(alerts.prefix(Self.sinkLimit))
    }

    /// How many records the projection lacks.
    public var projectionLag: UInt64 { sequence - min(sequence, projection.sequence) }

    static func cut(_ text: String, to limit: Int) -> String {
        guard text.utf8.count > limit else { return text }
        var kept = String.UnicodeScalarView()
        var size = 0
        for scalar in text.unicodeScalars {
            size += UTF8.width(scalar)
            if size > limit { break }
            kept.append(scalar)
        }
        return String(kept)
    }
}

extension EngineReport.Part {
    /// A task; texts that are too long are cut.
    public init(
        _ name: String,
        state: String,
        isEssential: Bool,
        inStateForMs: UInt64,
        silentForMs: UInt64,
        restarts: UInt64,
        abandonedThreads: UInt64,
        lastError: String?
    ) {
        self.name = EngineReport.cut(name, to: EngineReport.nameLimit)
        self.state = EngineReport.cut(state, to: EngineReport.nameLimit)
        self.isEssential = isEssential
        self.inStateForMs = inStateForMs
        self.silentForMs = silentForMs
        self.restarts = restarts
        self.abandonedThreads = abandonedThreads
        self.lastError = lastError.map { EngineReport.cut($0, to: EngineReport.sentenceLimit) }
    }
}

extension EngineReport.Projection {
    /// A projection; texts that are too long are cut.
    public init(_ state: String, sequence: UInt64, reason: String?) {
        self.state = EngineReport.cut(state, to: EngineReport.nameLimit)
        self.sequence = sequence
        self.reason = reason.map { EngineReport.cut($0, to: EngineReport.sentenceLimit) }
    }
}

extension EngineReport.Log {
    /// A log; a failure that is too long is cut.
    public init(written: UInt64, lost: UInt64, lastFailure: String?) {
        self.written = written
        self.lost = lost
        failure = lastFailure.map { EngineReport.cut($0, to: EngineReport.sentenceLimit) }
    }
}

extension EngineReport.Sink {
    /// A place for alerts; texts that are too long are cut.
    public init(
        _ name: String,
        delivered: UInt64,
        failuresInARow: UInt64,
        lost: UInt64,
        lastFailure: String?
    ) {
        self.name = EngineReport.cut(name, to: EngineReport.nameLimit)
        self.delivered = delivered
        self.failuresInARow = failuresInARow
        self.lost = lost
        failure = lastFailure.map { EngineReport.cut($0, to: EngineReport.sentenceLimit) }
    }
}
