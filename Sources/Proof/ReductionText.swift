public import Console
import Simulation

/// A reduced run for people.
public enum ReductionText {
    /// The report; `file` is where the plan was written, `program` how the user calls it.
    public static func text(
        _ reduction: Reduction,
        file: String?,
        program: String,
        _ style: TextStyle
    ) -> String {
        let outcome = reduction.outcome
        let scenario = outcome.scenario
        var text = SingleRunText.heading(scenario, style) + size(reduction) + "\n"
        text += style.bold("What goes wrong") + "\n"
        for fault in scenario.faults { text += FaultText.text(fault, in: scenario) }
        text += messages(outcome)
        text += "\n" + style.bold("What happens") + "\n"
        for line in StoryExcerpt(outcome).lines { text += StoryText.line(line) }
        text += "\n"
        for finding in outcome.findings {
            text += FindingText.text(seed: scenario.seed, finding, style)
        }
        guard let file else { return text }
        let ending = reduction.choice.isCanary ? " --canary" : ""
        return text + "\n  \(program) simulate replay --plan \(file)\(ending) --trace\n"
    }

    private static func size(_ reduction: Reduction) -> String {
        let seconds = NumberText.decimals(Double(reduction.wallNanoseconds) / 1_000_000_000, 1)
        let faults = (reduction.faultsBefore, reduction.outcome.scenario.faults.count)
        let messages = (
            NumberText.count(reduction.messagesBefore),
            NumberText.count(reduction.outcome.faultyMessages.count)
        )
        var text = "reduced in \(NumberText.count(reduction.runs)) runs (\(seconds) s) "
        text += "from \(faults.0) faults to \(faults.1), "
        text += "and from \(messages.0) faulty messages to \(messages.1)"
        if reduction.isExhausted { text += "; with more --attempts it might become smaller" }
        return Paragraph.text(text, indent: 0)
    }

    private static func messages(_ outcome: Simulation.RunOutcome) -> String {
        let numbers = outcome.faultyMessages
        if numbers.isEmpty {
            return outcome.scenario.faults.isEmpty
                ? "  nothing: it fails without any fault\n"
                : "  the network delivers every message\n"
        }
        let kinds = Occurrences(outcome.occurrences).ofNetwork
            .map { "\($0.count) \($0.name)" }.joined(separator: ", ")
        let names = numbers.prefix(20).map { "\($0)" }.joined(separator: ", ")
        let rest = numbers.count > 20 ? " …" : ""
        return Paragraph.text("of the messages: \(kinds) (numbers \(names)\(rest))", indent: 2)
    }
}
