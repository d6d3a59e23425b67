/// Why bytes are not the state that they should be.
public enum StateError: Error, Hashable, Sendable {
    /// They end too early.
    case ended
    /// Something stands behind the end.
    case leftOver(bytes: Int)
    /// A part cannot have this value.
    case impossible(StateField)
}

/// The part of a state that a message names.
public struct StateField: Hashable, Sendable, ExpressibleByStringLiteral {
    /// Its name, for people.
    public let name: String

    /// The part with this name.
    public init(stringLiteral name: String) { self.name = name }
}

extension StateError: CustomStringConvertible {
    /// What is wrong with the bytes.
    public var description: String {
        switch self {
        case .ended: "the state ends too early"
        case .leftOver(let bytes): "\(bytes) bytes stand behind the state"
        case .impossible(let field): "the state's \(field.name) cannot be what it says"
        }
    }
}
