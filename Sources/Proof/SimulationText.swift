public import Console
import Simulation
import TradeModel

/// A batch of runs for people.
public enum SimulationText {
    /// How many failures are told of; the rest is counted.
    private static let failureLimit = 20

    /// The report; `program` is how the user calls it.
    public static func text(
        _ report: SimulationReport,
        program: String,
        _ style: TextStyle
    ) -> String {
        let count = NumberText.count(report.seeds.count)
        var text = style.bold("Simulation of seeds \(report.seeds.first)..\(report.seeds.last)")
        text += "  \(count) runs, each \(report.length.words)\n\n"
        text += figures(report, style) + "\n"
        text += OccurrenceText.text(report.tally.occurrences, style) + "\n"
        return text + verdict(report, program, style)
    }

    private static func figures(_ report: SimulationReport, _ style: TextStyle) -> String {
        let tally = report.tally
        let wall = Double(report.wallNanoseconds) / 1_000_000_000
        let speed = tally.quietSpeed.map { NumberText.count(Int($0)) + " times real time" }
        let rows = [
            ("simulated", SpanText.long(tally.simulated)),
            (
                "took",
                "\(NumberText.decimals(wall, 1)) s on \(report.jobs) thread"
                    + (report.jobs == 1 ? "" : "s")
            ),
            ("quiet parts ran at", speed ?? "not measured"),
            ("events", NumberText.count(tally.events)),
            ("orders", NumberText.count(tally.orders)),
            ("fills", NumberText.count(tally.fills)),
            (
                "engine starts",
                "\(NumberText.count(tally.starts)), \(NumberText.count(tally.crashes)) of them "
                    + "after a crash"
            ),
            ("digest", String("\(tally.digest)".prefix(16)) + "…"),
        ]
        return rows.map { name, value in
            let padding = String(repeating: " ", count: max(1, 20 - name.count))
            return style.dim(name) + padding + value + "\n"
        }.joined()
    }

    private static func verdict(
        _ report: SimulationReport,
        _ program: String,
        _ style: TextStyle
    ) -> String {
        let count = NumberText.count(report.seeds.count)
        let failures = report.tally.failures
        guard !failures.isEmpty else {
            return style.good("Nothing was found broken.") + "\n"
                + "0 failures in \(count) seeds bounds the failure rate per seed below "
                + "3/\(count) with 95 % confidence\n"
        }
        let found = NumberText.count(failures.count)
        var text = style.bad("\(found) of \(count) seeds found something broken:") + "\n"
        for failure in failures.prefix(failureLimit) {
            text += "\n" + FindingText.text(seed: failure.seed, failure.finding, style)
            text += "  \(program) simulate replay \(failure.seed)\(report.length.option) --trace\n"
        }
        if failures.count > failureLimit {
            let rest = NumberText.count(failures.count - failureLimit)
            text += "\nand \(rest) more; --json has all\n"
        }
        return text
    }
}
