/// What a step costs, and whether instruments that are silent cost anything.
enum StepBench {
    private static let sizes = [1, 100, 10_000]
    private static let rounds = 40
    private static let steps = 20_000

    static func run(_ report: inout BenchReport) throws {
        var rigs = sizes.map { StepRig(instruments: $0) }
        for index in rigs.indices {
            try rigs[index].buy()
            _ = rigs[index].time(steps)
        }
        var samples = Array(repeating: Samples(), count: sizes.count)
        for _ in 0..<rounds {
            for index in rigs.indices { samples[index].add(rigs[index].time(steps)) }
        }
        let alone = samples[0].median
        report.add(Measure("step.1", "step, 1 instrument", alone, "ns"))
        for index in 1..<sizes.count {
            let size = sizes[index]
            report.add(
                Measure(
                    "step.\(size)",
                    "step, 1 of \(size) instruments",
                    samples[index].median,
                    "ns",
                    ratio: samples[index].median / alone,
                    aim: .atMost(1.2)
                )
            )
        }
    }
}
