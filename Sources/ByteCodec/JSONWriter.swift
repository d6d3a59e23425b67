// Writes JSON as a stream, without a tree. The output is canonical in layout: no white space (unless
// pretty), members in the order given, and only the escapes that RFC 8259 demands, in the short form
// where there is one. Misuse (a value without a key, an end without a beginning) is a programmer's
// error and stops the process.

/// A streaming JSON writer.
@frozen
public struct JSONWriter: ~Copyable, Sendable {
    @usableFromInline var output: ByteWriter
    @usableFromInline var open: [Container]
    @usableFromInline var afterKey: Bool
    @usableFromInline var finished: Bool
    @usableFromInline let pretty: Bool

    @usableFromInline
    struct Container: Sendable {
        @usableFromInline var isObject: Bool
        @usableFromInline var isEmpty: Bool

        @inlinable
        init(isObject: Bool, isEmpty: Bool) {
            self.isObject = isObject
            self.isEmpty = isEmpty
        }
    }

    /// An empty document; `pretty` puts each value on its own line, indented by two spaces.
    @inlinable
    public init(pretty: Bool = false, capacity: Int = 1024) {
        output = ByteWriter(capacity: capacity)
        open = []
        afterKey = false
        finished = false
        self.pretty = pretty
    }

    /// Whether one whole value has been written.
    public var isComplete: Bool { finished && open.isEmpty }

    /// The bytes of the document; it must be complete.
    public var bytes: [UInt8] {
        precondition(isComplete, "the JSON document is not complete")
        return output.bytes
    }

    /// The document as text; it must be complete.
    public var text: String { String(decoding: bytes, as: UTF8.self) }

    /// Starts over and keeps the memory.
    public mutating func removeAll() {
        output.removeAll()
        open.removeAll(keepingCapacity: true)
        afterKey = false
        finished = false
    }

    /// Opens an object.
    public mutating func beginObject() { begin(UInt8(ascii: "{"), isObject: true) }

    /// Closes the innermost container, which must be an object.
    public mutating func endObject() { end(UInt8(ascii: "}"), isObject: true) }

    /// Opens an array.
    public mutating func beginArray() { begin(UInt8(ascii: "["), isObject: false) }

    /// Closes the innermost container, which must be an array.
    public mutating func endArray() { end(UInt8(ascii: "]"), isObject: false) }

    /// Writes a member's name; its value comes next.
    public mutating func key(_ name: String) {
        guard let last = open.indices.last, open[last].isObject, !afterKey else {
            preconditionFailure("a key belongs in an object, before its value")
        }
        separate(last)
        quote(name)
        output.u8(UInt8(ascii: ":"))
        if pretty { output.u8(UInt8(ascii: " ")) }
        afterKey = true
    }

    /// Writes a string.
    public mutating func string(_ value: String) {
        beginValue()
        quote(value)
    }

    /// Writes an integer in full.
    public mutating func int(_ value: some BinaryInteger) {
        beginValue()
        output.utf8(String(value))
    }

    /// Writes a number's own text, which must be a JSON number.
    public mutating func number(_ text: String) {
        precondition(JSONNumber.isValid(text), "not a JSON number")
        beginValue()
        output.utf8(text)
    }

    /// Writes `true` or `false`.
    public mutating func bool(_ value: Bool) {
        beginValue()
        output.utf8(value ? "true" : "false")
    }

    /// Writes `null`.
    public mutating func null() {
        beginValue()
        output.utf8("null")
    }
}

extension JSONWriter {
    /// Writes a member whose value is a string.
    public mutating func member(_ name: String, string value: String) {
        key(name)
        string(value)
    }

    /// Writes a member whose value is an integer.
    public mutating func member(_ name: String, int value: some BinaryInteger) {
        key(name)
        int(value)
    }

    /// Writes a member whose value is a number in its own text.
    public mutating func member(_ name: String, number text: String) {
        key(name)
        number(text)
    }

    /// Writes a member whose value is `true` or `false`.
    public mutating func member(_ name: String, bool value: Bool) {
        key(name)
        bool(value)
    }

    /// Writes a parsed value, in the order it has.
    public mutating func value(_ value: JSONValue) {
        var pending: [Step] = [.value(value)]
        while let step = pending.popLast() {
            switch step {
            case .key(let name): key(name)
            case .endArray: endArray()
            case .endObject: endObject()
            case .value(.null): null()
            case .value(.bool(let flag)): bool(flag)
            case .value(.number(let text)): number(text)
            case .value(.string(let text)): string(text)
            case .value(.array(let elements)):
                beginArray()
                pending.append(.endArray)
                for element in elements.reversed() { pending.append(.value(element)) }
            case .value(.object(let members)):
                beginObject()
                pending.append(.endObject)
                for member in members.reversed() {
                    pending.append(.value(member.value))
                    pending.append(.key(member.key))
                }
            }
        }
    }

    private enum Step {
        case value(JSONValue)
        case key(String)
        case endArray
        case endObject
    }

    private mutating func begin(_ bracket: UInt8, isObject: Bool) {
        beginValue()
        finished = false
        output.u8(bracket)
        open.append(Container(isObject: isObject, isEmpty: true))
    }

    private mutating func end(_ bracket: UInt8, isObject: Bool) {
        guard let last = open.popLast(), last.isObject == isObject, !afterKey else {
            preconditionFailure("an end without its beginning")
        }
        if !last.isEmpty { newLine() }
        output.u8(bracket)
        finished = open.isEmpty
    }

    private mutating func beginValue() {
        if afterKey {
            afterKey = false
            return
        }
        guard let last = open.indices.last else {
            precondition(!finished, "a JSON document is one value")
            finished = true
            return
        }
        precondition(!open[last].isObject, "a value in an object needs a key")
        separate(last)
    }

    private mutating func separate(_ container: Int) {
        if !open[container].isEmpty { output.u8(UInt8(ascii: ",")) }
        open[container].isEmpty = false
        newLine()
    }

    private mutating func newLine() {
        guard pretty else { return }
        output.u8(UInt8(ascii: "\n"))
        for _ in 0..<open.count { output.u16(0x2020) }
    }

    private mutating func quote(_ text: String) {
        output.u8(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"):
                output.u8(UInt8(ascii: "\\"))
                output.u8(byte)
            case 0x20...: output.u8(byte)
            case 0x08: output.utf8("\\b")
            case 0x09: output.utf8("\\t")
            case 0x0A: output.utf8("\\n")
            case 0x0C: output.utf8("\\f")
            case 0x0D: output.utf8("\\r")
            default:
                output.utf8("\\u00")
                output.u8(Hex.digit(byte >> 4))
                output.u8(Hex.digit(byte & 15))
            }
        }
        output.u8(UInt8(ascii: "\""))
    }
}
