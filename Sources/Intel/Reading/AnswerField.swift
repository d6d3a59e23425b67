// A place in an answer and what stands there. Reading it gives what was expected or says, with its
// path, why not; nothing that stands there can make it trap.

import ByteCodec

/// A value in an answer, with the way to it.
struct AnswerField {
    /// No answer that is read here is longer than this, in bytes.
    static let limits = JSONValue.Limits(depth: 32, bytes: 4 << 20)

    /// From the answer's root, as `data.items[3].value`; empty for the root.
    let path: String
    /// What stands there; nil when there is no such member, or null.
    private let value: JSONValue?

    private init(_ path: String, _ value: JSONValue?) {
        self.path = path
        self.value = value == .null ? nil : value
    }

    /// The root of an answer.
    static func root(of reply: ProviderReply) throws(IntelError) -> AnswerField {
        do throws(JSONError) {
            return AnswerField("", try JSONValue(parsing: reply.body, limits: limits))
        } catch {
            throw .malformed(error)
        }
    }

    /// Whether it is missing or null.
    var isAbsent: Bool { value == nil }

    /// Whether there is nothing in it: missing, null or an object without members.
    var isEmpty: Bool { value == nil || value == .object([]) }

    /// What stands there, cut to 80 characters.
    var shown: String {
        guard let value else { return "null" }
        switch value {
        case .null: return "null"
        case .bool(let flag): return flag ? "true" : "false"
        case .number(let text), .string(let text): return String(text.prefix(80))
        case .array: return "an array"
        case .object: return "an object"
        }
    }

    /// Whether it is an object.
    var isObject: Bool { value?.members != nil }

    /// The text of a text or of a number.
    var scalar: String? { value?.string ?? value?.number }

    /// It is not of the form that it must be.
    func mistyped(_ expected: String) -> IntelError { .mistyped(field: path, expected: expected) }

    /// It cannot be.
    var absurd: IntelError { .absurd(field: path, value: shown) }

    /// What `read` makes of it; nil when it is missing or null.
    func ifThere<Value>(
        _ read: (AnswerField) throws(IntelError) -> Value
    ) throws(IntelError) -> Value? {
        isAbsent ? nil : try read(self)
    }

    private func present() throws(IntelError) -> JSONValue {
        guard let value else { throw .missing(field: path) }
        return value
    }

    // MARK: - Containers

    /// The member of that name, which may be missing.
    func member(_ name: String) throws(IntelError) -> AnswerField {
        let value = try present()
        guard value.members != nil else { throw mistyped("an object") }
        return AnswerField(path.isEmpty ? name : "\(path).\(name)", value[name])
    }

    /// Every member with its name.
    func members() throws(IntelError) -> [(name: String, field: AnswerField)] {
        guard let members = try present().members else { throw mistyped("an object") }
        return members.map { ($0.key, AnswerField("\(path).\($0.key)", $0.value)) }
    }

    /// Every element.
    func elements() throws(IntelError) -> [AnswerField] {
        guard let elements = try present().array else { throw mistyped("an array") }
        return elements.enumerated().map { AnswerField("\(path)[\($0.offset)]", $0.element) }
    }

    /// What `read` makes of every element.
    func list<Value>(
        _ read: (AnswerField) throws(IntelError) -> Value
    ) throws(IntelError) -> [Value] {
        var values: [Value] = []
        for element in try elements() { values.append(try read(element)) }
        return values
    }

    // MARK: - Plain values

    /// Text.
    func text() throws(IntelError) -> String {
        guard let text = try present().string else { throw mistyped("text") }
        return text
    }

    /// The beginning of a text, of `limit` characters at most.
    func text(limit: Int) throws(IntelError) -> String { String(try text().prefix(limit)) }

    /// True or false.
    func flag() throws(IntelError) -> Bool {
        guard let flag = try present().bool else { throw mistyped("true or false") }
        return flag
    }

    /// A number, or a text that is one.
    func decimal() throws(IntelError) -> ExactDecimal {
        switch try present() {
        case .number(let text):
            guard let decimal = ExactDecimal(text) else { throw mistyped("a number") }
            return decimal
        case .string(let text):
            if let decimal = ExactDecimal(text) { return decimal }
            let words = ["nan", "inf", "-inf", "infinity", "-infinity"]
            throw words.contains(text.lowercased()) ? absurd : mistyped("a number")
        case .null, .bool, .array, .object: throw mistyped("a number")
        }
    }

    /// A whole number from 0 on, written as a number or as text. Its digits are all there, so that
    /// no number with a fraction or an exponent is taken for one.
    func count() throws(IntelError) -> UInt64 {
        let value = try present()
        guard let text = value.number ?? value.string else { throw mistyped("a whole number") }
        let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
        let isWhole =
            !digits.isEmpty
            && digits.utf8.allSatisfy {
                UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0
            }
        guard isWhole else { throw ExactDecimal(text) == nil ? mistyped("a whole number") : absurd }
        guard let count = UInt64(text) else { throw absurd }
        return count
    }

    /// A whole number from 0 to `limit`.
    func count(to limit: Int64) throws(IntelError) -> Int64 {
        guard let count = Int64(exactly: try count()), count <= limit else { throw absurd }
        return count
    }
}
