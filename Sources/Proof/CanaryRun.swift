// A simulator that has gone blind finds nothing, and that looks like success. So a fault is planted that
// must be found.

import ByteCodec
public import Console
import Simulation

/// A run with a planted fault.
public struct CanaryRun: Sendable {
    private let run: SingleRun

    /// Runs it; which seed is of no matter but must trade.
    public init(seed: UInt64) throws(CommandFailure) {
        let choice = try PlanChoice(seed: seed, length: nil, file: nil, isCanary: true)
        run = SingleRun(choice, tracks: false)
    }

    /// Whether the planted fault was found.
    public var isFound: Bool { !run.holds }

    /// The result as JSON, one line.
    public var document: String {
        let seed = run.outcome.scenario.seed
        var members: [JSONValue.Member] = []
        members.add("seed", .count(seed))
        members.add("is_found", .bool(isFound))
        members.add(
            "invariant",
            .text(run.outcome.findings.first?.invariant.rawValue)
        )
        members.add(
            "failures",
            .array(run.outcome.findings.map { FindingDocument.value(seed: seed, $0) })
        )
        return JSONValue.object(members).line
    }

    /// The result for people.
    public func text(_ style: TextStyle) -> String {
        let seed = run.outcome.scenario.seed
        guard let finding = run.outcome.findings.first else {
            return style.bad("The planted fault was not found")
                + " in seed \(seed): what the simulator finds nothing in proves nothing.\n"
        }
        return style.good("The planted fault was found") + " by \(finding.invariant.rawValue):\n"
            + FindingText.text(seed: seed, finding, style)
    }
}
