/// The bytes of one request as they come in, in whatever pieces.
public struct RequestLine: Sendable, Hashable {
    private var bytes: [UInt8] = []

    /// Nothing came yet.
    public init() {}

    /// Whether nothing came yet.
    public var isEmpty: Bool { bytes.isEmpty }

    /// How many more bytes may be asked for: one line, and one byte that shows that it is too long.
    public var room: Int { max(0, ControlRequest.byteLimit + 2 - bytes.count) }

    /// Takes bytes in; the request once its line is whole, nil before that. Something after the newline
    /// is refused: there is one request a connection.
    public mutating func take(_ more: some Sequence<UInt8>) throws(ControlRefusal)
        -> ControlRequest?
    {
        bytes += more
        guard let end = bytes.firstIndex(of: UInt8(ascii: "\n")) else {
            guard bytes.count <= ControlRequest.byteLimit else { throw .tooLarge() }
            return nil
        }
        guard end == bytes.count - 1 else {
            throw .malformed("something follows the request's line")
        }
        return try ControlRequest(decoding: Array(bytes[..<end]))
    }

    /// No more bytes will come: why what came is no request.
    public var atEnd: ControlRefusal { .malformed("the request ends without a newline") }
}
