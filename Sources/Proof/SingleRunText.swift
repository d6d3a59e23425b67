public import Console
import Simulation
import TradeModel

/// One run for people.
public enum SingleRunText {
    /// The report; `program` is how the user calls it.
    public static func text(_ run: SingleRun, program: String, _ style: TextStyle) -> String {
        let outcome = run.outcome
        let scenario = outcome.scenario
        var text = heading(scenario, style)
        if let note = run.choice.note, !note.isEmpty { text += Paragraph.text(note, indent: 0) }
        text += "\n"
        if run.tracks {
            text += outcome.story.map(StoryText.line).joined() + "\n"
        }
        let wall = NumberText.decimals(Double(run.wallNanoseconds) / 1_000_000, 1)
        let summary =
            "\(SpanText.long(outcome.simulatedUntilEnd)) in \(wall) ms: "
            + "\(NumberText.count(outcome.steps)) events, \(outcome.orders) orders, "
            + "\(outcome.fills) fills, \(outcome.starts) starts of the engine, "
            + "\(outcome.crashes) of them after a crash"
        text += Paragraph.text(summary, indent: 0)
        if !run.tracks {
            text += "\n" + OccurrenceText.text(Occurrences(outcome.occurrences), style, all: false)
        }
        text += "\n"
        guard !run.holds else { return text + style.good("Nothing was found broken.") + "\n" }
        for finding in outcome.findings {
            text += FindingText.text(seed: scenario.seed, finding, style)
        }
        let next = run.tracks ? "shrink" : "replay"
        let ending = run.tracks ? "" : " --trace"
        return text + "\n  \(program) simulate \(next) \(run.choice.arguments)\(ending)\n"
    }

    /// What kind of run it is.
    static func heading(_ scenario: Scenario, _ style: TextStyle) -> String {
        let start = TimeText.utc(Instant(nanoseconds: scenario.startMs * 1_000_000))
        let venue =
            switch scenario.venue {
            case .chain: "on a chain"
            case .exchange: "at an exchange"
            }
        return style.bold("Seed \(scenario.seed)")
            + "  \(venue), \(scenario.isDryRun ? "a dry run, " : "")\(scenario.length.words), "
            + "from \(start)\n"
    }
}
