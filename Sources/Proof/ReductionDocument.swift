import ByteCodec
import Console
import Simulation

/// A reduced run as JSON.
public enum ReductionDocument {
    /// The document, one line; `file` is where the plan was written.
    public static func text(_ reduction: Reduction, file: String?) -> String {
        let outcome = reduction.outcome
        let seed = outcome.scenario.seed
        var members: [JSONValue.Member] = []
        members.add("seed", .count(seed))
        members.add("invariant", .string(reduction.invariant.rawValue))
        members.add(
            "failures",
            .array(outcome.findings.map { FindingDocument.value(seed: seed, $0) })
        )
        members.add("runs", .count(reduction.runs))
        members.add("is_exhausted", .bool(reduction.isExhausted))
        members.add("wall_seconds", FindingDocument.seconds(reduction.wallNanoseconds))
        members.add("faults_before", .count(reduction.faultsBefore))
        members.add("faults", .count(outcome.scenario.faults.count))
        members.add("faulty_messages_before", .count(reduction.messagesBefore))
        members.add("faulty_messages", .count(outcome.faultyMessages.count))
        members.add("plan", reduction.plan)
        members.add("file", .text(file))
        members.add("story", .array(StoryExcerpt(outcome).lines.map { .string($0) }))
        return JSONValue.object(members).line
    }
}
