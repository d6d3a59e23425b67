// A parsed JSON document. Members keep their order and numbers keep their text.

/// A JSON value.
public enum JSONValue: Hashable, Sendable {
    /// `null`.
    case null
    /// `true` or `false`.
    case bool(Bool)
    /// A number as it stood in the text.
    case number(String)
    /// A string, escapes resolved.
    case string(String)
    /// The elements in order.
    case array([JSONValue])
    /// The members in order; no name occurs twice.
    case object([Member])

    /// A member of an object.
    public struct Member: Hashable, Sendable {
        /// The name.
        public var key: String
        /// The value.
        public var value: JSONValue

        /// A member.
        public init(_ key: String, _ value: JSONValue) {
            self.key = key
            self.value = value
        }
    }

    /// Bounds on what is parsed.
    public struct Limits: Hashable, Sendable {
        /// How deep containers may be nested.
        public var depth: Int
        /// The longest text, in bytes.
        public var bytes: Int

        /// Bounds; the defaults are 64 levels and 16 MiB.
        public init(depth: Int = 64, bytes: Int = 16 << 20) {
            self.depth = depth
            self.bytes = bytes
        }
    }

    /// Parses a document.
    public init(
        parsing bytes: UnsafeRawBufferPointer,
        limits: Limits = Limits()
    ) throws(JSONError) {
        var parser = JSONParser(bytes, limits: limits)
        self = try parser.document()
    }

    /// Parses a document.
    public init(parsing bytes: [UInt8], limits: Limits = Limits()) throws(JSONError) {
        let result: Result<JSONValue, JSONError> = bytes.withUnsafeBytes { raw in
            var parser = JSONParser(raw, limits: limits)
            do throws(JSONError) {
                return .success(try parser.document())
            } catch {
                return .failure(error)
            }
        }
        self = try result.get()
    }

    /// Parses a document.
    public init(parsing text: String, limits: Limits = Limits()) throws(JSONError) {
        try self.init(parsing: Array(text.utf8), limits: limits)
    }

    /// The value of a member, or nil when this is no object or has no such member.
    public subscript(key: String) -> JSONValue? {
        guard case .object(let members) = self else { return nil }
        return members.first { member in member.key.utf8.elementsEqual(key.utf8) }?.value
    }

    /// The text of a string.
    public var string: String? {
        guard case .string(let text) = self else { return nil }
        return text
    }

    /// The text of a number.
    public var number: String? {
        guard case .number(let text) = self else { return nil }
        return text
    }

    /// A boolean.
    public var bool: Bool? {
        guard case .bool(let flag) = self else { return nil }
        return flag
    }

    /// The elements of an array.
    public var array: [JSONValue]? {
        guard case .array(let elements) = self else { return nil }
        return elements
    }

    /// The members of an object.
    public var members: [Member]? {
        guard case .object(let members) = self else { return nil }
        return members
    }
}
