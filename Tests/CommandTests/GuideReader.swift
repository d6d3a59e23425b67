/// Finds the commands of a guide, line by line.
struct GuideReader {
    private(set) var steps: [Guide.Step] = []
    private var pattern: Guide.Step?
    private var isFenced = false
    /// Whether the command goes on in the next line.
    private var isOpen = false

    /// The languages of blocks that hold no command.
    private static let others = ["json5", "text"]

    mutating func read(_ line: String, number: Int) throws(GuideFault) {
        if line.hasPrefix("```") {
            try fence(String(line.dropFirst(3)), number: number)
        } else if isFenced {
            try inside(line, number: number)
        } else if line.hasPrefix("    $ ") || line.hasPrefix("    plimsoll ") {
            throw GuideFault(line: number, words: "a command outside of a block is not run")
        }
    }

    /// The end of the guide.
    func finish(number: Int) throws(GuideFault) {
        if isFenced { throw GuideFault(line: number, words: "a block does not end") }
    }

    private mutating func fence(_ words: String, number: Int) throws(GuideFault) {
        isFenced.toggle()
        isOpen = false
        pattern = nil
        guard isFenced else { return }
        let parts = words.split(separator: " ").map(String.init)
        if parts.count == 1, Self.others.contains(parts[0]) { return }
        guard parts.first == "console" else {
            throw GuideFault(line: number, words: "a block is console, json5 or text")
        }
        var step = Guide.Step(command: "", line: number)
        for word in parts.dropFirst() { try step.take(word) }
        pattern = step
    }

    private mutating func inside(_ line: String, number: Int) throws(GuideFault) {
        let isCommand = line.hasPrefix("$ ")
        guard var step = pattern else {
            if isCommand || line.hasPrefix("plimsoll ") {
                throw GuideFault(line: number, words: "a command in a block that is not run")
            }
            return
        }
        if isOpen {
            steps[steps.count - 1].command += "\n" + line
            isOpen = !steps[steps.count - 1].isWhole
        } else if isCommand {
            step.command = String(line.dropFirst(2))
            step.line = number
            steps.append(step)
            isOpen = !step.isWhole
        } else {
            guard let last = steps.indices.last, steps[last].line > step.line else {
                throw GuideFault(line: number, words: "this stands below no command")
            }
            steps[last].fragments.append(line)
        }
    }
}

extension Guide.Step {
    /// Takes a word that stands behind `console`.
    fileprivate mutating func take(_ word: String) throws(GuideFault) {
        switch word {
        case "eventually": isRepeated = true
        case "untested": isTested = false
        default:
            guard word.hasPrefix("exit="), let code = Int(word.dropFirst(5)) else {
                throw GuideFault(line: line, words: "nobody knows \(word)")
            }
            exitCode = code
        }
    }

    /// Whether no quotation is open and no line is continued: the shell would begin.
    fileprivate var isWhole: Bool {
        command.count(where: { $0 == "'" }).isMultiple(of: 2) && !command.hasSuffix("\\")
    }
}
