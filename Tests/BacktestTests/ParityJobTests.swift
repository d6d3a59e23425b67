import Backtest
import Foundation
import MarketData
import Replay
import Testing

/// The job on which other engines have been measured: a million bars from a fixed seed.
enum ParityJob {
    /// The folder of the generator: `PLIMSOLL_PEERS`, or `../shared/peers` beside the package.
    static let generator: URL = {
        let package = URL(filePath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let beside = package.deletingLastPathComponent().appending(path: "shared/peers")
        let named = ProcessInfo.processInfo.environment["PLIMSOLL_PEERS"] ?? ""
        let folder = named.isEmpty ? beside : URL(filePath: named)
        return folder.appending(path: "backtest_speed/gen.py")
    }()

    /// Whether the generator and the numpy that it needs are here.
    static let isPresent: Bool = {
        guard FileManager.default.fileExists(atPath: generator.path) else { return false }
        do {
            return try python("import numpy", in: FileManager.default.temporaryDirectory) == 0
        } catch {
            return false
        }
    }()

    /// Runs the part of the generator that makes the bars.
    static func generate(in folder: URL) throws -> Int32 {
        try python(
            "exec(open('\(generator.path)').read().split('# ticks')[0])",
            in: folder
        )
    }

    private static func python(_ program: String, in folder: URL) throws -> Int32 {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["python3", "-c", program]
        process.environment = ProcessInfo.processInfo.environment
            .merging(["PEERS_DIR": folder.path]) { $1 }
        process.standardError = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        return process.terminationStatus
    }
}

@Suite struct `The parity job` {
    @Test(.enabled(if: ParityJob.isPresent, "gen.py or python3 with numpy is missing"))
    func `gives the trades and the equity on which the other engines agree`() throws {
        let folder = FileManager.default.temporaryDirectory
            .appending(path: "plimsoll-parity-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { remove(folder) }
        try #require(try ParityJob.generate(in: folder) == 0)
        let bytes = [UInt8](try Data(contentsOf: folder.appending(path: "bars.csv")))
        var inputs = RunInputs()
        try inputs.add(bytes, path: "bars.csv")
        let specification = try GeneratedMarket.specification(
            inputs.series,
            strategy: "ema-cross"
        )
        var backtest = Backtest(specification, inputs.series)
        let result = try backtest.run()
        #expect(result.report.candles == 1_000_000)
        #expect(result.report.trades == 7_083)
        // The peers count in Double and round no fee up: 999,346.9544.
        #expect(result.report.equity == 99_934_695_430_072)
        var job = ReferenceCross.Job()
        job.cash = 1_000_000 * 100_000_000
        #expect(ReferenceCross(job, inputs.series[0]).equity == 99_934_695_430_072)
    }

    private func remove(_ folder: URL) {
        do {
            try FileManager.default.removeItem(at: folder)
        } catch {
            Issue.record("cannot remove \(folder.path): \(error)")
        }
    }
}
