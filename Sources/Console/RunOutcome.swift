public import Cryptography
public import Engine
public import Host
public import MarketData
public import Replay
public import Storage

/// What a replay run ended with.
public struct RunOutcome: Sendable {
    /// A file's oddities.
    public struct InputReport: Sendable {
        /// The instrument's name.
        public let name: String
        /// What the import met.
        public let report: ImportReport
    }

    /// How it came to its end.
    public let end: RunEnd
    /// What the run is made of.
    public let specification: RunSpecification
    /// The files' oddities.
    public let inputs: [InputReport]
    /// The state.
    public let core: EngineCore
    /// The hash of the state.
    public let stateHash: Digest
    /// The last durable record.
    public let lastSequence: UInt64
    /// What opening the journal found.
    public let recovery: JournalRecovery
    /// Entries that were refused in this process.
    public let refusals: [RefusalCount]
}
