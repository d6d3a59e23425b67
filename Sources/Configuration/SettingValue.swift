public import ByteCodec
import Money

/// A setting's value, read and within its bounds.
public enum SettingValue: Hashable, Sendable {
    /// Nothing, where a setting may be without a value.
    case none
    /// A number: `units * 10^-scale`.
    case number(units: Int128, scale: UInt8)
    /// `true` or `false`.
    case boolean(Bool)
    /// A text, a choice or a path.
    case text(String)
    /// A length of time in nanoseconds.
    case duration(nanoseconds: Int64)
    /// The elements of a list.
    case list([SettingValue])
    /// The values of an element's fields, in the order in which these are declared.
    case record([SettingValue])

    /// A whole number.
    public static func integer(_ value: some BinaryInteger) -> SettingValue {
        .number(units: Int128(value), scale: 0)
    }

    /// The whole number, or nil where it is something else.
    public var integer: Int64? {
        guard case .number(let units, 0) = self else { return nil }
        return Int64(exactly: units)
    }

    /// The value as people read it; what it is made of needs its kind.
    public func text(_ kind: SettingKind) -> String {
        switch (self, kind) {
        case (.text(let text), _): return text
        case (.duration(let nanoseconds), _): return DurationText.print(nanoseconds)
        case (.none, _): return "none"
        case (.number(let units, let scale), _): return DecimalText.print(units, scale: scale)
        case (.boolean, _), (.list, _), (.record, _): return literal(kind)
        }
    }

    /// The value as it is written in a JSON5 file.
    public func literal(_ kind: SettingKind) -> String {
        switch (self, kind) {
        case (.list(let elements), .list(let element, _)):
            return "[" + elements.map { $0.literal(element) }.joined(separator: ", ") + "]"
        case (.record(let values), .record(let fields)):
            let members = zip(fields, values).map { "\($0.name): \($1.literal($0.kind))" }
            return "{ " + members.joined(separator: ", ") + " }"
        case (.number(let units, let scale), _) where scale == 0: return "\(units)"
        case (.none, _), (.number, _), (.boolean, _), (.text, _), (.duration, _), (.list, _),
            (.record, _):
            var writer = JSONWriter()
            writer.value(json(kind))
            return writer.text
        }
    }

    /// The value in a JSON document: decimals are texts, so that nobody's reader rounds them.
    public func json(_ kind: SettingKind) -> JSONValue {
        switch (self, kind) {
        case (.none, _): return .null
        case (.number(let units, let scale), _):
            let text = DecimalText.print(units, scale: scale)
            return scale == 0 ? .number(text) : .string(text)
        case (.boolean(let flag), _): return .bool(flag)
        case (.text(let text), _): return .string(text)
        case (.duration(let nanoseconds), _): return .string(DurationText.print(nanoseconds))
        case (.list(let elements), .list(let element, _)):
            return .array(elements.map { $0.json(element) })
        case (.record(let values), .record(let fields)):
            return .object(zip(fields, values).map { .init($0.name, $1.json($0.kind)) })
        case (.list, _), (.record, _): preconditionFailure("a value of another kind")
        }
    }
}
