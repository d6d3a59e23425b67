/// A socket call that the system refused.
public struct SocketError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The call.
    public enum Operation: String, Hashable, Sendable {
        case create = "make a socket for"
        case replace = "replace"
        case listen = "listen on"
        case connect = "connect to"
    }

    /// The call that failed.
    public let operation: Operation
    /// The socket's file.
    public let path: String
    /// The system's error number.
    public let code: Int32

    init(_ operation: Operation, _ path: String, code: Int32) {
        self.operation = operation
        self.path = path
        self.code = code
    }

    /// Whether nobody listens there.
    public var isNobody: Bool { code == Self.refused || code == Self.notFound }

    /// Whether too many wait to be let in already.
    public var isCrowd: Bool { code == Self.again }

    /// A sentence for people.
    public var description: String {
        if operation == .replace, code == Self.exists {
            return "\(path) is there and is no socket; move it away"
        }
        return "cannot \(operation.rawValue) \(path): system error \(code)"
    }

    /// ENOENT.
    static let notFound: Int32 = 2
    /// EAGAIN.
    static let again: Int32 = 11
    /// EEXIST.
    static let exists: Int32 = 17
    /// ECONNREFUSED.
    static let refused: Int32 = 111
}
