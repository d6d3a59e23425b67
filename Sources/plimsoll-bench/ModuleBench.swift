/// What it costs that the engine is many modules: the same job compiled as one.
enum ModuleBench {
    private static let rounds = 5
    /// This very program.
    private static let package = "/proc/self/exe"

    static func run(_ report: inout BenchReport, oneModule: String) throws {
        var (many, one) = (Samples(), Samples())
        var trades: Set<String> = []
        for _ in 0..<rounds {
            many.add(try perBar(package, ["--worker"], &trades))
            one.add(try perBar(oneModule, [], &trades))
        }
        guard trades.count == 1 else {
            throw BenchError("one module trades otherwise: \(trades.sorted())")
        }
        report.add(Measure("module.one", "bar, compiled as one module", one.median, "ns"))
        report.add(
            Measure(
                "module.package",
                "bar, package against one module",
                many.median,
                "ns",
                ratio: many.median / one.median
            )
        )
    }

    private static func perBar(
        _ program: String,
        _ arguments: [String],
        _ trades: inout Set<String>
    ) throws -> Double {
        let output = try ChildProcess(program, arguments).output
        let words = output.split { $0 == " " || $0 == "\n" }
        guard words.count == 2, let time = Double(words[0]) else {
            throw BenchError("\(program) printed \(output)")
        }
        trades.insert(String(words[1]))
        return time
    }
}
