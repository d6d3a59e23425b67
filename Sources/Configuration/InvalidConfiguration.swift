/// A configuration with problems: at least one.
public struct InvalidConfiguration: Error, Hashable, Sendable, CustomStringConvertible {
    /// The problems in order.
    public let problems: [ConfigurationProblem]

    /// The most problems that are told in words.
    public static let shownLimit = 50

    /// The problems, or nil where there are none.
    public init?(_ problems: [ConfigurationProblem]) {
        if problems.isEmpty { return nil }
        self.problems = problems
    }

    /// Whether everything that is wrong was typed on the command line.
    public var isUsage: Bool {
        problems.allSatisfy { problem in
            if case .option = problem.origin { return true }
            return false
        }
    }

    /// The problems, one a line, with their number before them where there are several; of very many only
    /// the first, and how many more there are.
    public var description: String {
        guard problems.count > 1 else { return problems[0].description }
        let lines = problems.prefix(Self.shownLimit).map { "\n  \($0)" }.joined()
        let more = hiddenCount > 0 ? "\n  and \(hiddenCount) more" : ""
        return "\(problems.count) problems with the configuration:\(lines)\(more)"
    }

    /// How many problems are not told in words.
    public var hiddenCount: Int { max(0, problems.count - Self.shownLimit) }
}
