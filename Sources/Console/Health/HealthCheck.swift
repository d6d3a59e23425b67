import ByteCodec

/// One of the things that `health` looks at, and how it is.
public struct HealthCheck: Sendable {
    /// The word that scripts read.
    public let name: String
    /// How it is.
    public private(set) var verdict = HealthVerdict.ok
    /// What was found, for a person; what is worst first.
    public var words: [String] { findings.sorted { $0.verdict > $1.verdict }.map(\.words) }
    /// The numbers behind it.
    private(set) var numbers: [JSONValue.Member] = []
    private var findings: [(verdict: HealthVerdict, words: String)] = []

    init(_ name: String) { self.name = name }

    /// Takes a finding in; the check is as bad as its worst.
    mutating func find(_ verdict: HealthVerdict, _ words: String) {
        findings.append((verdict, words))
        self.verdict = max(self.verdict, verdict)
    }

    /// Takes a number in.
    mutating func count(_ key: String, _ value: some BinaryInteger) {
        numbers.add(key, .count(value))
    }

    var document: JSONValue {
        var members: [JSONValue.Member] = []
        members.add("check", .string(name))
        members.add("verdict", .string(verdict.rawValue))
        members.add("findings", .array(words.map { .string($0) }))
        return .object(members + numbers)
    }
}
