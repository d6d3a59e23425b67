import MarketData
import Ports
import SystemIO

/// From the start of the process to its answer.
enum StartBench {
    private static let rounds = 20
    private static let bars = 2_000

    static func run(_ report: inout BenchReport, plimsoll: String, directory: String) throws {
        let (file, data) = (directory + "/START.csv", directory + "/start")
        try write(CandleFile.render(GeneratedMarket.series(bars)), to: file)
        _ = try ChildProcess(
            plimsoll,
            ["run", "--replay", file, "--data-dir", data, "--strategy", "ema-cross", "--quiet"]
        )
        let version = ["--version"]
        let status = ["status", "--data-dir", data]
        var samples = (version: Samples(), status: Samples())
        for _ in 0..<rounds {
            samples.version.add(try ChildProcess(plimsoll, version).nanoseconds / 1e6)
            samples.status.add(try ChildProcess(plimsoll, status).nanoseconds / 1e6)
        }
        report.add(Measure("start.version", "plimsoll --version", samples.version.median, "ms"))
        report.add(
            Measure(
                "start.status",
                "plimsoll status, \(bars) candles",
                samples.status.median,
                "ms"
            )
        )
    }

    private static func write(_ bytes: [UInt8], to path: String) throws {
        let disk = FileDisk()
        let file = try disk.open(path, .truncated)
        defer { disk.close(file) }
        try bytes.withUnsafeBytes { raw in try disk.write(raw, to: file, at: 0) }
    }
}
