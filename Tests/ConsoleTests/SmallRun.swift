import Host
import Logs
import Replay
import Settings
import TestSupport
import TradeModel

@testable import Console

/// A run of a few candles on a directory, as the command line makes it.
struct SmallRun: Sendable {
    let directory: String
    let settings: PlimsollSettings
    let names: RunNames
    private let inputs: RunInputs

    /// `variables` configure it.
    init(_ directory: String, variables: [(String, String)] = []) throws {
        self.directory = directory
        var inputs = RunInputs()
        let file = "time,open,high,low,close,volume\n0,1,1,1,1,1\n60000,1,1,1,1,1\n"
        try inputs.add(Array(file.utf8), path: "a.csv")
        self.inputs = inputs
        var sources = ConfigurationSources()
        sources.environment =
            [.init("WAL_DIR", directory)] + variables.map { .init($0.0, $0.1) }
        let settings = try PlimsollSettings(sources)
        self.settings = settings
        names = RunNames(try settings.specification(inputs))
    }

    /// What the board says once the engine's part alone has come to its end.
    func news(_ inbox: Inbox) throws -> RunBoard.News {
        let specification = try settings.specification(inputs)
        let board = RunBoard()
        let stage = RunStage()
        stage.open(.success(()))
        stage.close()
        var work = ReplayWork(
            settings: settings,
            specification: specification,
            series: inputs.series,
            verdicts: [],
            factor: nil,
            inbox: inbox,
            halts: HaltWatch(in: settings.dataDirectory),
            board: board,
            log: RunLog(
                LogWriter(limits: settings.logLimits),
                names: RunNames(specification)
            ),
            stage: stage
        )
        _ = try work.run().get()
        return board.take()
    }

    /// The whole of it, from the start to the end of everything beside.
    func whole(_ errors: StandardStream = .errors()) throws -> RunOutcome {
        var driver = try ReplayDriver(
            settings: settings,
            inputs: inputs,
            speed: try ReplaySpeed("max"),
            isQuiet: true,
            errors: errors
        )
        return try driver.run()
    }
}
