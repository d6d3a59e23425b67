import ByteCodec
import Console
import Simulation
import TradeModel

/// One run as JSON.
public enum SingleRunDocument {
    /// The document, one line.
    public static func text(_ run: SingleRun) -> String {
        let outcome = run.outcome
        let scenario = outcome.scenario
        let start = Instant(nanoseconds: scenario.startMs * 1_000_000)
        let findings = outcome.findings.map {
            FindingDocument.value(seed: scenario.seed, $0)
        }
        var members: [JSONValue.Member] = []
        members.add("seed", .count(scenario.seed))
        members.add("length", .string(scenario.length.name))
        members.add("venue", .string(scenario.venue.rawValue))
        members.add("is_dry_run", .bool(scenario.isDryRun))
        members.add("start", .string(TimeText.utc(start)))
        members.add("start_ms", .count(scenario.startMs))
        members.add("note", .text(run.choice.note))
        members.add("failures", .array(findings))
        members.add("simulated_seconds", FindingDocument.seconds(outcome.simulatedUntilEnd))
        members.add("wall_seconds", FindingDocument.seconds(run.wallNanoseconds))
        members.add("events", .count(outcome.steps))
        members.add("orders", .count(outcome.orders))
        members.add("fills", .count(outcome.fills))
        members.add("starts", .count(outcome.starts))
        members.add("crashes", .count(outcome.crashes))
        members.add(
            "occurrences",
            FindingDocument.occurrences(Occurrences(outcome.occurrences))
        )
        members.add("state_hash", FindingDocument.hash(outcome.stateHash))
        members.add("unseed", FindingDocument.hash(outcome.unseed))
        if run.tracks { members.add("story", .array(outcome.story.map { .string($0) })) }
        return JSONValue.object(members).line
    }
}
