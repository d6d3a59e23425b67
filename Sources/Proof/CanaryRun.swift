// A simulator that has gone blind finds nothing, and that looks like success. So a fault is planted that
// must be found.

import ByteCodec
public import Console
import Simulation

/// A run with a planted fault.
public struct CanaryRun: Sendable {
    private let run: SingleRun
    private let isPlanted: Bool

    /// So many seeds are looked at for one in whose run the fault can be planted.
    private static let seedLimit: UInt64 = 100

    /// Runs the first seed from `seed` on in which the fault can be planted: something must be under way.
    public init(seed: UInt64) throws(CommandFailure) {
        var run = try CanaryRun.run(seed)
        var next = seed
        while !CanaryRun.isPlanted(in: run), next < .max, next - seed < CanaryRun.seedLimit {
            next += 1
            run = try CanaryRun.run(next)
        }
        isPlanted = CanaryRun.isPlanted(in: run)
        self.run = run
    }

    private static func run(_ seed: UInt64) throws(CommandFailure) -> SingleRun {
        let choice = try PlanChoice(seed: seed, length: nil, file: nil, isCanary: true)
        return SingleRun(choice, tracks: true)
    }

    /// The story says so where it happens.
    private static func isPlanted(in run: SingleRun) -> Bool {
        run.outcome.story.contains { line in
            line.split(separator: " ", maxSplits: 2).dropFirst().first == "canary"
        }
    }

    /// Whether the planted fault was found.
    public var isFound: Bool { isPlanted && !run.holds }

    /// The result as JSON, one line.
    public var document: String {
        let seed = run.outcome.scenario.seed
        var members: [JSONValue.Member] = []
        members.add("seed", .count(seed))
        members.add("is_planted", .bool(isPlanted))
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
        guard isPlanted else {
            return style.bad("Nothing could be planted")
                + " in \(CanaryRun.seedLimit + 1) seeds up to \(seed).\n"
        }
        guard let finding = run.outcome.findings.first else {
            return style.bad("The planted fault was not found")
                + " in seed \(seed): what the simulator finds nothing in proves nothing.\n"
        }
        return style.good("The planted fault was found") + " by \(finding.invariant.rawValue):\n"
            + FindingText.text(seed: seed, finding, style)
    }
}
