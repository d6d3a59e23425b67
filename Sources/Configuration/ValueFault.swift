/// Why a value is not one that a setting takes.
public struct ValueFault: Error, Hashable, Sendable, CustomStringConvertible {
    /// Where in the value, like `[1].gainBps`; empty for the value itself.
    public let path: String
    /// What it is, like `"-5"` or `a list`.
    public let found: String
    /// What it must be, from "must" on.
    public let remedy: String
    /// Where the faulty part stands, when that is known better than for the whole value.
    public let position: SourcePosition?

    init(_ found: String, _ remedy: String, path: String = "", at position: SourcePosition? = nil) {
        self.found = found
        self.remedy = remedy
        self.path = path
        self.position = position
    }

    /// The same fault of a part of a value.
    func inside(_ part: String, at position: SourcePosition? = nil) -> ValueFault {
        ValueFault(found, remedy, path: part + path, at: self.position ?? position)
    }

    /// The fault, to follow the setting's name.
    public var description: String { "\(path) is \(found): \(remedy)" }
}
