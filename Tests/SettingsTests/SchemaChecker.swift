import ByteCodec
import Configuration

/// As much of JSON Schema, draft 2020-12, as the generated document uses. A keyword that is not known
/// here is an error, so that nothing goes unchecked.
enum SchemaChecker {
    /// What is wrong with `value` by `schema`, each with its path.
    static func faults(_ value: JSONValue, _ schema: JSONValue, at path: String = "$") -> [String] {
        (schema.members ?? []).flatMap { keyword in
            faults(value, keyword.key, keyword.value, schema, path)
        }
    }

    private static func faults(
        _ value: JSONValue,
        _ keyword: String,
        _ rule: JSONValue,
        _ schema: JSONValue,
        _ path: String
    ) -> [String] {
        switch keyword {
        case "$schema", "title", "description", "default", "$comment": return []
        case "type":
            let types = rule.array?.compactMap(\.string) ?? [rule.string ?? ""]
            return types.contains { has(value, type: $0) } ? [] : ["\(path) is not \(types)"]
        case "properties":
            return (value.members ?? []).flatMap { member in
                rule[member.key].map { faults(member.value, $0, at: "\(path).\(member.key)") } ?? []
            }
        case "additionalProperties":
            let known = schema["properties"]?.members?.map(\.key) ?? []
            let strangers = (value.members ?? []).map(\.key).filter { !known.contains($0) }
            return rule == .bool(false) ? strangers.map { "\(path).\($0) is not known" } : []
        case "required":
            let keys = rule.array?.compactMap(\.string) ?? []
            return keys.filter { value[$0] == nil }.map { "\(path).\($0) is missing" }
        case "enum": return rule.array?.contains(value) == true ? [] : ["\(path) is none of them"]
        case "minimum": return compare(value, rule) { $0 >= $1 } ? [] : ["\(path) is too small"]
        case "maximum": return compare(value, rule) { $0 <= $1 } ? [] : ["\(path) is too large"]
        case "minLength": return length(value, rule) { $0 >= $1 } ? [] : ["\(path) is too short"]
        case "maxLength": return length(value, rule) { $0 <= $1 } ? [] : ["\(path) is too long"]
        case "minItems", "maxItems":
            guard let count = value.array?.count, let limit = Int(rule.number ?? "") else {
                return []
            }
            let isRight = keyword == "minItems" ? count >= limit : count <= limit
            return isRight ? [] : ["\(path) has \(count) elements"]
        case "items":
            return (value.array ?? []).enumerated().flatMap { index, element in
                faults(element, rule, at: "\(path)[\(index)]")
            }
        case "anyOf":
            let fits = (rule.array ?? []).contains { faults(value, $0, at: path).isEmpty }
            return fits ? [] : ["\(path) fits nothing"]
        case "pattern": return pattern(value, rule) ? [] : ["\(path) does not fit its pattern"]
        default: return ["\(keyword) is a keyword that is not checked"]
        }
    }

    private static func has(_ value: JSONValue, type: String) -> Bool {
        switch (type, value) {
        case ("null", .null), ("boolean", .bool), ("number", .number), ("string", .string),
            ("array", .array), ("object", .object):
            true
        case ("integer", .number(let text)): !text.contains(".")
        default: false
        }
    }

    private static func compare(
        _ value: JSONValue,
        _ rule: JSONValue,
        _ holds: (Double, Double) -> Bool
    ) -> Bool {
        guard let text = value.number, let number = Double(text) else { return true }
        return Double(rule.number ?? "").map { holds(number, $0) } ?? false
    }

    private static func length(
        _ value: JSONValue,
        _ rule: JSONValue,
        _ holds: (Int, Int) -> Bool
    ) -> Bool {
        guard let text = value.string else { return true }
        return Int(rule.number ?? "").map { holds(text.unicodeScalars.count, $0) } ?? false
    }

    private static func pattern(_ value: JSONValue, _ rule: JSONValue) -> Bool {
        guard let text = value.string else { return true }
        do {
            return try Regex(rule.string ?? "").firstMatch(in: text) != nil
        } catch {
            return false
        }
    }
}

extension JSONValue {
    /// A JSON5 document as the JSON that it stands for.
    init(_ node: JSON5Node) {
        self =
            switch node.value {
            case .null: .null
            case .bool(let flag): .bool(flag)
            case .number(let number): .number(number.plain ?? number.text)
            case .nonFinite(let word): .string(word)
            case .text(let text): .string(text)
            case .array(let nodes): .array(nodes.map { JSONValue($0) })
            case .object(let members): .object(members.map { .init($0.key, JSONValue($0.node)) })
            }
    }
}
