import Configuration

extension PlimsollSettings {
    /// Whether nothing real may be traded.
    public var isDry: Bool { effective.flag("dryRun") }

    /// The data directory.
    public var dataDirectory: String { effective.text("dataDir") }

    /// How long a start waits for the data directory's lock, in milliseconds.
    public var lockTimeoutMs: Int { Int(effective.nanoseconds("lockTimeout") / 1_000_000) }

    /// The size of a new journal's segments in bytes.
    public var segmentBytes: Int { Int(effective.integer("journal.segmentBytes")) }

    /// So many bytes of journal after a snapshot the next one is due.
    public var snapshotIntervalBytes: Int {
        Int(effective.integer("journal.snapshotIntervalBytes"))
    }

    /// How many segments are kept before the older snapshot; nil keeps all.
    public var keptSegments: Int? {
        let kept = Int(effective.integer("journal.keptSegments"))
        return kept == 0 ? nil : kept
    }

    /// The least important log lines that are written: `error`, `warning`, `info` or `debug`.
    public var logLevel: String { effective.text("logs.level") }

    /// The folders of a data directory that hold the journal and what is made or put aside from it.
    public static let keptFolders = ["journal", "snapshots", "archive", "cut"]

    /// Where log files lie.
    public var logDirectory: String {
        effective.optionalText("logs.directory") ?? dataDirectory + "/logs"
    }

    /// The size in bytes at which a new log file is begun.
    public var logMaxBytes: Int { Int(effective.integer("logs.maxBytes")) }

    /// How many log files are kept.
    public var logKeepFiles: Int { Int(effective.integer("logs.keepFiles")) }

    /// The highest gas price on an EVM chain, in wei; no venue reads it yet.
    public var maxGasPriceWei: Int128 { effective.units("evm.maxGasPriceGwei") }

    /// Why `run` must not start, or nil: what real trading would need and this version does not have.
    public var liveRefusal: String? {
        guard !isDry else { return nil }
        let origin = effective["dryRun"].origin
        return
            "dryRun is false (\(origin)), and this version cannot trade with real money: it has no "
            + "connection to a venue, no keys and no approval to ask for; set dryRun to true, or "
            + "DRY_RUN=true, to go on with paper money"
    }
}
