// The parser behind `JSONValue`: RFC 8259, one pass, a stack of its own instead of recursion, bounded
// depth and size. Duplicate keys are refused by their bytes, not by Unicode equivalence.

/// Parses one document.
struct JSONParser {
    private let source: UnsafeRawBufferPointer
    private let limits: JSONValue.Limits
    private var at = 0
    private var stack: [Frame] = []

    init(_ bytes: UnsafeRawBufferPointer, limits: JSONValue.Limits) {
        source = bytes
        self.limits = limits
    }

    /// A container that is not closed yet.
    private struct Frame {
        var isObject: Bool
        var elements: [JSONValue] = []
        var keys: [Key] = []
    }

    private struct Key {
        var name: String
        var offset: Int
    }

    /// What a value's first byte led to.
    private enum Opening {
        case value(JSONValue)
        case container
    }

    mutating func document() throws(JSONError) -> JSONValue {
        guard source.count <= limits.bytes else {
            throw JSONError(.tooLarge(limit: limits.bytes), at: limits.bytes)
        }
        var finished: JSONValue?
        while finished == nil {
            switch try open() {
            case .container: continue
            case .value(let value): finished = try place(value)
            }
        }
        skipSpace()
        guard at == source.count, let finished else { throw JSONError(.trailingBytes, at: at) }
        return finished
    }

    /// Puts a value where it belongs and closes every container that ends after it. The result is
    /// the document when nothing is open any more.
    private mutating func place(_ value: JSONValue) throws(JSONError) -> JSONValue? {
        var value = value
        while let last = stack.indices.last {
            stack[last].elements.append(value)
            skipSpace()
            switch try peek() {
            case UInt8(ascii: ","):
                at += 1
                if stack[last].isObject { try key() }
                return nil
            case UInt8(ascii: "}") where stack[last].isObject,
                UInt8(ascii: "]") where !stack[last].isObject:
                at += 1
                value = try close()
            case let byte:
                throw JSONError(.unexpectedByte(byte), at: at)
            }
        }
        return value
    }

    private mutating func open() throws(JSONError) -> Opening {
        skipSpace()
        let byte = try peek()
        switch byte {
        case UInt8(ascii: "{"), UInt8(ascii: "["):
            guard stack.count < limits.depth else {
                throw JSONError(.tooDeep(limit: limits.depth), at: at)
            }
            let isObject = byte == UInt8(ascii: "{")
            at += 1
            stack.append(Frame(isObject: isObject))
            skipSpace()
            if try peek() == (isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) {
                at += 1
                return .value(try close())
            }
            if isObject { try key() }
            return .container
        case UInt8(ascii: "\""): return .value(.string(try string()))
        case UInt8(ascii: "t"): return .value(try literal("true", .bool(true)))
        case UInt8(ascii: "f"): return .value(try literal("false", .bool(false)))
        case UInt8(ascii: "n"): return .value(try literal("null", .null))
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
            guard let length = JSONNumber.length(in: source, at: at) else {
                throw JSONError(.invalidNumber, at: at)
            }
            let digits = source[at..<(at + length)]
            at += length
            return .value(.number(String(decoding: digits, as: UTF8.self)))
        default: throw JSONError(.unexpectedByte(byte), at: at)
        }
    }

    private mutating func close() throws(JSONError) -> JSONValue {
        let frame = stack.removeLast()
        guard frame.isObject else { return .array(frame.elements) }
        try refuseDuplicates(frame.keys)
        var members: [JSONValue.Member] = []
        members.reserveCapacity(frame.elements.count)
        for (key, value) in zip(frame.keys, frame.elements) {
            members.append(JSONValue.Member(key.name, value))
        }
        return .object(members)
    }

    private func refuseDuplicates(_ keys: [Key]) throws(JSONError) {
        let sorted = keys.sorted { left, right in
            if left.name.utf8.elementsEqual(right.name.utf8) { return left.offset < right.offset }
            return left.name.utf8.lexicographicallyPrecedes(right.name.utf8)
        }
        for (left, right) in zip(sorted, sorted.dropFirst())
        where left.name.utf8.elementsEqual(right.name.utf8) {
            throw JSONError(.duplicateKey(right.name), at: right.offset)
        }
    }

    private mutating func key() throws(JSONError) {
        skipSpace()
        let start = at
        let byte = try peek()
        guard byte == UInt8(ascii: "\"") else { throw JSONError(.unexpectedByte(byte), at: at) }
        let name = try string()
        skipSpace()
        let colon = try peek()
        guard colon == UInt8(ascii: ":") else { throw JSONError(.unexpectedByte(colon), at: at) }
        at += 1
        stack[stack.count - 1].keys.append(Key(name: name, offset: start))
    }

    private mutating func literal(
        _ text: StaticString,
        _ value: JSONValue
    ) throws(JSONError) -> JSONValue {
        for index in 0..<text.utf8CodeUnitCount {
            let byte = try peek()
            guard byte == text.utf8Start[index] else {
                throw JSONError(.unexpectedByte(byte), at: at)
            }
            at += 1
        }
        return value
    }

    private mutating func string() throws(JSONError) -> String {
        let start = at
        at += 1
        var plain = at
        var decoded: [UInt8] = []
        while true {
            let byte = try peek()
            switch byte {
            case UInt8(ascii: "\""):
                decoded.append(contentsOf: source[plain..<at])
                at += 1
                guard let text = String(validating: decoded, as: UTF8.self) else {
                    throw JSONError(.invalidUTF8, at: start)
                }
                return text
            case UInt8(ascii: "\\"):
                decoded.append(contentsOf: source[plain..<at])
                try escape(into: &decoded)
                plain = at
            case 0..<0x20: throw JSONError(.controlCharacter, at: at)
            default: at += 1
            }
        }
    }

    private mutating func escape(into decoded: inout [UInt8]) throws(JSONError) {
        let start = at
        at += 1
        let byte = try peek()
        at += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): decoded.append(byte)
        case UInt8(ascii: "b"): decoded.append(0x08)
        case UInt8(ascii: "f"): decoded.append(0x0C)
        case UInt8(ascii: "n"): decoded.append(0x0A)
        case UInt8(ascii: "r"): decoded.append(0x0D)
        case UInt8(ascii: "t"): decoded.append(0x09)
        case UInt8(ascii: "u"):
            guard let scalar = try unicodeScalar() else {
                throw JSONError(.invalidEscape, at: start)
            }
            decoded.append(contentsOf: Array(Character(scalar).utf8))
        default: throw JSONError(.invalidEscape, at: start)
        }
    }

    private mutating func unicodeScalar() throws(JSONError) -> Unicode.Scalar? {
        let first = try fourDigits()
        guard 0xD800..<0xDC00 ~= first else { return Unicode.Scalar(first) }
        guard at + 1 < source.count, source[at] == UInt8(ascii: "\\"),
            source[at + 1] == UInt8(ascii: "u")
        else { return nil }
        at += 2
        let second = try fourDigits()
        guard 0xDC00..<0xE000 ~= second else { return nil }
        return Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
    }

    private mutating func fourDigits() throws(JSONError) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<4 {
            guard let digit = Hex.value(of: try peek()) else {
                throw JSONError(.invalidEscape, at: at)
            }
            value = value << 4 | UInt32(digit)
            at += 1
        }
        return value
    }

    private func peek() throws(JSONError) -> UInt8 {
        guard at < source.count else { throw JSONError(.unexpectedEnd, at: source.count) }
        return source[at]
    }

    private mutating func skipSpace() {
        while at < source.count {
            switch source[at] {
            case 0x20, 0x09, 0x0A, 0x0D: at += 1
            default: return
            }
        }
    }
}
