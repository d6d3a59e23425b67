/// Something wrong with the configuration: what, what to do, and where.
public struct ConfigurationProblem: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong and what to do.
    public let text: String
    /// Where.
    public let origin: Origin

    /// A problem.
    public init(_ text: String, _ origin: Origin) {
        self.text = text
        self.origin = origin
    }

    /// A file that is no JSON5 at all.
    public init(_ error: JSON5Error, file: String) {
        let place = "\(file):\(error.position.line):\(error.position.column)"
        self.init("\(error) (\(place))", .file(name: file, error.position))
        isPlaced = true
    }

    /// Whether the text says the place already.
    private var isPlaced = false

    /// The problem as people read it.
    public var description: String {
        isPlaced || origin == .defaults ? text : "\(text) (\(origin))"
    }
}
