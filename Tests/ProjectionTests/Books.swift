import Console
import Glibc
import Host
import MarketData
import PaperVenue
import Policies
import Projection
import Replay
import SQLite
import Storage
import Strategies
import SystemIO
import TestSupport
import TradeModel

/// A data directory with a run of a small market in which everything happens: parts, refusals, exits.
struct Books {
    let directory: String
    private let series: [CandleSeries]
    private let specification: RunSpecification

    init(_ directory: String, candles: Int = 150, seed: UInt64 = 11) throws {
        self.directory = directory
        series = [
            SampleMarket.walk("A", seed: seed, count: candles, stepBps: 300),
            SampleMarket.walk(
                "B",
                seed: seed + 1,
                count: candles / 5,
                intervalMs: 300_000,
                stepBps: 300
            ),
        ]
        var venue = PaperVenueModel()
        venue.feeBps = 10
        venue.latency = .milliseconds(700)
        venue.partialFillBps = 4_000
        venue.rejectionBps = 1_500
        var profile = PolicyProfile.standard
        profile.risk?.cooldown = .minutes(5)
        profile.exits?.timeDecayAfter = .minutes(20)
        specification = RunSpecification(
            inputs: series.map { .init($0, sha256: "00") },
            cash: 1_000_000_000_000,
            strategy: try StrategyChoice(name: "momentum", settings: ["lookback=8"]),
            profile: profile,
            venue: venue
        )
    }

    /// Runs until so many commits were made, or to the end; small segments, so that there are several.
    func run(
        commits limit: Int = .max,
        segmentSize: Int = 1 << 14,
        snapshots: SnapshotRule = SnapshotRule()
    ) throws {
        let strategy = Momentum(
            .init(lookback: 8, enterBps: 30, leaveBps: 0, fractionMillionths: 200_000),
            instruments: 2
        )
        var runner = try ReplayRunner.open(
            directory: directory,
            disk: FileDisk(),
            specification: specification,
            strategy: strategy,
            series: series,
            segmentSize: segmentSize,
            snapshots: snapshots,
            lockTimeoutMs: 200
        )
        let inbox = Inbox()
        var commits = 0
        _ = try runner.run(pace: nil, inbox: inbox) { _ in
            commits += 1
            if commits == limit { _ = inbox.post(.stop) }
        }
    }

    /// The projection's file.
    var file: String { Projector.path(in: directory) }

    /// Turns a projector until it has nothing to do, and says how it is.
    @discardableResult
    func project(batchLimit: Int = 8_192) -> (health: ProjectionHealth, rebuilds: Int) {
        var projector = Projector(directory, batchLimit: batchLimit)
        while projector.turn() == .worked {}
        return (projector.health, projector.rebuilds)
    }

    /// Every answer that is made from a reading of the books.
    static func answers(_ run: StoredRun) -> [String] {
        [
            StatusDocument.text(
                run,
                directory: "D",
                EngineView(pid: nil, hasHaltFile: false, answer: .nobody)
            ),
            PositionsDocument.text(run),
            OrdersDocument.text(run, .all), OrdersDocument.text(run, .open),
            TradesDocument.text(run), EquityDocument.text(run, since: nil),
        ]
    }

    /// What the journal alone says.
    func folded() throws(HostError) -> StoredRun { try StoredRun(reading: directory) }

    /// What is read with the projection's help.
    func read(_ parts: ChronicleParts = .all) throws(HostError) -> StoredRun {
        try StoredRun.read(directory, parts)
    }

    /// The value of a query of one number on the projection.
    func number(_ sql: String) throws(SQLiteError) -> Int64 {
        let database = try SQLiteDatabase(file, .readOnly, busyMs: 1_000)
        var number: Int64 = 0
        try database.query(sql) { (row) throws(SQLiteError) in number = try row.integer(0) }
        return number
    }

    /// Changes the projection as a stranger would.
    func meddle(_ statements: String...) throws(SQLiteError) {
        let database = try SQLiteDatabase(file, .readWrite, busyMs: 1_000)
        try database.transaction { (transaction) throws(SQLiteError) in
            for statement in statements { try transaction.run(statement) }
        }
    }

    /// The last record that is in the rows.
    func reached() throws(SQLiteError) -> Int64 {
        try number("SELECT next_sequence - 1 FROM reach")
    }
}
