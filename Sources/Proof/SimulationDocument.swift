import ByteCodec
import Console
import Simulation

/// A batch of runs as JSON.
public enum SimulationDocument {
    /// The document, one line; each seed's hashes only where they are wanted.
    public static func text(_ report: SimulationReport, hashes: Bool = false) -> String {
        let tally = report.tally
        let occurrences = tally.occurrences
        let failures = tally.failures.map { FindingDocument.value(seed: $0.seed, $0.finding) }
        var members: [JSONValue.Member] = []
        members.add("seeds", seeds(report.seeds))
        members.add("length", .string(report.length.name))
        members.add("jobs", .count(report.jobs))
        members.add("failures", .array(failures))
        members.add("simulated_seconds", FindingDocument.seconds(tally.simulated))
        members.add("quiet_simulated_seconds", FindingDocument.seconds(tally.quiet))
        members.add("quiet_wall_seconds", FindingDocument.seconds(tally.quietWall))
        members.add("quiet_times_real_time", .ratio(tally.quietSpeed))
        members.add("wall_seconds", FindingDocument.seconds(report.wallNanoseconds))
        members.add("events", .count(tally.events))
        members.add("orders", .count(tally.orders))
        members.add("fills", .count(tally.fills))
        members.add("starts", .count(tally.starts))
        members.add("crashes", .count(tally.crashes))
        members.add("occurrences", FindingDocument.occurrences(occurrences))
        members.add("kinds_missing", .array(occurrences.missing.map { .string($0.rawValue) }))
        if hashes { members.add("hashes", .array(tally.records.map(value))) }
        members.add("digest", .string("\(tally.digest)"))
        return JSONValue.object(members).line
    }

    private static func seeds(_ seeds: SeedRange) -> JSONValue {
        .object([
            .init("first", .count(seeds.first)), .init("last", .count(seeds.last)),
            .init("count", .count(seeds.count)),
        ])
    }

    private static func value(_ record: SeedRecord) -> JSONValue {
        .object([
            .init("seed", .count(record.seed)),
            .init("state_hash", FindingDocument.hash(record.stateHash)),
            .init("unseed", FindingDocument.hash(record.unseed)),
        ])
    }
}
