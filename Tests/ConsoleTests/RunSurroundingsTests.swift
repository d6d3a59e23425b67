import ByteCodec
import Host
import Logs
import Replay
import Settings
import Supervision
import SystemIO
import TestSupport
import Testing
import TradeModel

@testable import Console

@Suite struct `What surrounds a run` {
    /// What the board says once a small run on the directory has come to its end.
    private func news(_ directory: String, _ inbox: Inbox) throws -> RunBoard.News {
        var inputs = RunInputs()
        let file = "time,open,high,low,close,volume\n0,1,1,1,1,1\n60000,1,1,1,1,1\n"
        try inputs.add(Array(file.utf8), path: "a.csv")
        var sources = ConfigurationSources()
        sources.environment = [.init("WAL_DIR", directory)]
        let settings = try PlimsollSettings(sources)
        let specification = try settings.specification(inputs)
        let board = RunBoard()
        var work = ReplayWork(
            settings: settings,
            specification: specification,
            series: inputs.series,
            factor: nil,
            inbox: inbox,
            board: board,
            log: RunLog(LogWriter(), names: RunNames(specification))
        )
        _ = try work.run().get()
        return board.take()
    }

    @Test func `tells the engine, a person and the log that an essential task is lost`() throws {
        let folder = try TemporaryDirectory()
        let inbox = Inbox()
        let news = try news(folder.path, inbox)
        var policy = RestartPolicy()
        policy.budget = 0
        let task = FringeTask("control", policy: policy, isEssential: true) { _ in
            .failed("the socket's path is a directory")
        }
        let surroundings = RunSurroundings(directory: folder.path, inbox: inbox, tasks: [task])
        #expect(surroundings.tick(news.position) == [], "nothing runs before the directory is ours")
        surroundings.begin(news)
        var told: [String] = []
        for _ in 0..<5_000 where told.isEmpty {
            told = surroundings.tick(news.position)
            SystemClock.pause(milliseconds: 1)
        }
        #expect(told.first?.hasPrefix("control is given up: it failed once") == true)
        #expect(inbox.take() == [.event(.noticed(.essentialTaskLost))])
        surroundings.end(.failure(CommandFailure(.system, "no room")), news.position)

        let log = try FileDisk().read("\(folder.path)/logs/plimsoll.log", limit: 1 << 20)
        let errors = try log.split(separator: UInt8(ascii: "\n"))
            .map { try JSONValue(parsing: Array($0)) }
            .filter { $0["level"] == .string("error") || $0["level"] == .string("critical") }
        #expect(errors.count == 2)
        for line in errors {
            for key in ErrorContext.requiredKeys { #expect(line[key] != nil, "\(key)") }
            #expect(line["epoch"] == .number("1"))
        }
    }
}
