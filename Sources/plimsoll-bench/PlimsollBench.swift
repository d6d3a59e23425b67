// The benchmarks. Every ratio compares two things that were measured in turn within this one run:
// on a machine that is shared, figures of different runs say nothing about each other.

@preconcurrency import Glibc

@main
enum PlimsollBench {
    static func main() {
        do {
            let options = try BenchOptions(Array(CommandLine.arguments.dropFirst()))
            if options.isWorker { return BarsWorker.run() }
            let report = try measure(options)
            print(options.json ? report.json : report.table, terminator: "")
        } catch {
            fputs("bench: \(error)\n", stderr)
            exit(1)
        }
    }

    private static func measure(_ options: BenchOptions) throws -> BenchReport {
        var report = BenchReport()
        try StepBench.run(&report)
        try LedgerBench.run(&report)
        try CommitBench.run(&report, directory: options.scratch)
        try RecoveryBench.run(&report, directory: options.scratch)
        try BacktestBench.run(&report)
        try ModuleBench.run(&report, oneModule: options.oneModule)
        try StartBench.run(&report, plimsoll: options.plimsoll, directory: options.scratch)
        report.note(
            "What only computes is timed by the processor time of its thread, commits and starts by "
                + "the clock."
        )
        return report
    }
}
