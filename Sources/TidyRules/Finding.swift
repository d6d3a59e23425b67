/// One place where a rule is broken.
public struct Finding: Hashable, Sendable, CustomStringConvertible {
    /// The rule.
    public let rule: Rule
    /// The file.
    public let path: String
    /// The line, from 1.
    public let line: Int
    /// What was found there.
    public let what: String

    init(_ rule: Rule, _ path: String, _ line: Int, _ what: String) {
        self.rule = rule
        self.path = path
        self.line = line
        self.what = what
    }

    /// The finding as an editor understands it.
    public var description: String {
        "\(path):\(line): \(rule.rawValue): \(what): \(rule.why); instead: \(rule.instead)"
    }
}
