// Why a text is not the JSON that this project reads.

/// Why JSON was refused, with the byte at which it was.
public struct JSONError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong.
    public enum Reason: Hashable, Sendable {
        /// The text ends inside a value.
        case unexpectedEnd
        /// This byte may not stand here.
        case unexpectedByte(UInt8)
        /// Something follows the value.
        case trailingBytes
        /// A number breaks the grammar.
        case invalidNumber
        /// A string holds an escape that does not exist or half a surrogate pair.
        case invalidEscape
        /// A string holds a control character that must be escaped.
        case controlCharacter
        /// A string is not valid UTF-8.
        case invalidUTF8
        /// An object has two members of this name.
        case duplicateKey(String)
        /// Containers are nested deeper than the limit.
        case tooDeep(limit: Int)
        /// The text is longer than the limit, in bytes.
        case tooLarge(limit: Int)
    }

    /// What is wrong.
    public let reason: Reason
    /// The byte, counted from 0, at which it is wrong.
    public let offset: Int

    /// An error at a byte.
    public init(_ reason: Reason, at offset: Int) {
        self.reason = reason
        self.offset = offset
    }

    /// A sentence for people.
    public var description: String { "JSON, byte \(offset): \(sentence)" }

    private var sentence: String {
        switch reason {
        case .unexpectedEnd: "the text ends inside a value"
        case .unexpectedByte(let byte): "unexpected byte 0x" + Hex.encode([byte])
        case .trailingBytes: "something follows the value"
        case .invalidNumber: "not a number"
        case .invalidEscape: "an escape that does not exist, or half a surrogate pair"
        case .controlCharacter: "a control character that is not escaped"
        case .invalidUTF8: "not valid UTF-8"
        case .duplicateKey(let key): "the key \"\(key)\" stands twice in one object"
        case .tooDeep(let limit): "nested deeper than \(limit)"
        case .tooLarge(let limit): "longer than \(limit) bytes"
        }
    }
}
