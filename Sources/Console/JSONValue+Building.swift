// Documents as they are promised to scripts: money is a decimal string, a count is a number, a time is
// an RFC 3339 string with its milliseconds beside it, and what is not defined is null.

public import ByteCodec
import Replay
public import TradeModel

extension JSONValue {
    /// The value as one line.
    public var line: String {
        var writer = JSONWriter()
        writer.value(self)
        return writer.text
    }

    /// The value on many lines, indented, with a line's end after the last.
    public var lines: String {
        var writer = JSONWriter(pretty: true)
        writer.value(self)
        return writer.text + "\n"
    }

    /// A count as a number.
    public static func count(_ value: some BinaryInteger) -> JSONValue { .number("\(value)") }

    static func quote(_ units: Int128) -> JSONValue { .string(RunNames.quote(units)) }

    static func quote(_ units: Int128?) -> JSONValue { units.map { .quote($0) } ?? .null }

    static func base(_ units: Int128) -> JSONValue { .string(RunNames.base(units)) }

    /// A number that may be undefined: null where it is, or is not finite.
    public static func ratio(_ value: Double?) -> JSONValue {
        guard let value, value.isFinite else { return .null }
        return .number("\(value)")
    }

    /// A text, or null.
    public static func text(_ value: String?) -> JSONValue { value.map { .string($0) } ?? .null }
}

extension [JSONValue.Member] {
    /// Adds a member.
    public mutating func add(_ key: String, _ value: JSONValue) { append(.init(key, value)) }

    /// Adds `key` and `key_ms`; both null where there is no such time.
    public mutating func add(_ key: String, time: Instant?) {
        let time = time == .distantPast ? nil : time
        add(key, .text(time.map { TimeText.utc($0) }))
        add(key + "_ms", time.map { .count($0.milliseconds) } ?? .null)
    }
}
