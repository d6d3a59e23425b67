import Testing

/// Finds the commands of a guide, line by line.
struct GuideReader {
    private(set) var steps: [Guide.Step] = []
    private var pattern: Guide.Step?
    private var isFenced = false
    /// Whether the command goes on in the next line.
    private var isOpen = false

    /// The languages of blocks that hold no command.
    private static let others: Set<String> = ["json5", "text"]

    mutating func read(_ line: String, number: Int) throws {
        if line.hasPrefix("```") {
            try fence(String(line.dropFirst(3)), number: number)
        } else if isFenced {
            try inside(line, number: number)
        }
    }

    private mutating func fence(_ words: String, number: Int) throws {
        isFenced.toggle()
        isOpen = false
        pattern = nil
        guard isFenced else { return }
        let parts = words.split(separator: " ").map(String.init)
        guard parts.first == "console" else {
            try #require(
                parts.count == 1 && Self.others.contains(parts[0]),
                "line \(number): a block is console, json5 or text"
            )
            return
        }
        var step = Guide.Step(command: "", line: number)
        for word in parts.dropFirst() {
            if word.hasPrefix("exit=") {
                step.exitCode = try #require(Int(word.dropFirst(5)), "line \(number): a code")
            } else if word == "eventually" {
                step.isRepeated = true
            } else {
                try #require(word == "untested", "line \(number): nobody knows \(word)")
                step.isTested = false
            }
        }
        pattern = step
    }

    private mutating func inside(_ line: String, number: Int) throws {
        guard var step = pattern else {
            try #require(
                !line.hasPrefix("$ ") && !line.hasPrefix("plimsoll "),
                "line \(number): a command in a block that is not run"
            )
            return
        }
        if isOpen {
            steps[steps.count - 1].command += "\n" + line
            isOpen = !steps[steps.count - 1].isWhole
        } else if line.hasPrefix("$ ") {
            step.command = String(line.dropFirst(2))
            step.line = number
            steps.append(step)
            isOpen = !step.isWhole
        } else {
            try #require(steps.last.map { $0.line > step.line } ?? false, "line \(number)")
            steps[steps.count - 1].fragments.append(line)
        }
    }
}

extension Guide.Step {
    /// Whether no quotation is open and no line is continued: the shell would begin.
    fileprivate var isWhole: Bool {
        command.count(where: { $0 == "'" }).isMultiple(of: 2) && !command.hasSuffix("\\")
    }
}
