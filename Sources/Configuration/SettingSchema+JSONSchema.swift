// The schema as a JSON Schema document, draft 2020-12: editors complete and check by it.

public import ByteCodec
import Money

extension SettingSchema {
    /// The JSON Schema of a configuration file.
    public func jsonSchema(title: String) -> JSONValue {
        .object([
            .init("$schema", .string("https://json-schema.org/draft/2020-12/schema")),
            .init("title", .string(title)),
            .init("type", .string("object")),
            .init("additionalProperties", .bool(false)),
            .init("properties", properties(in: "")),
        ])
    }

    /// The properties of a group; how deep it goes, the declarations bound.
    private func properties(in group: String) -> JSONValue {
        var members: [JSONValue.Member] = []
        for setting in settings where setting.group == group {
            members.append(.init(setting.name, setting.jsonSchema))
        }
        for inner in groups where !inner.key.isEmpty && parent(of: inner.key) == group {
            members.append(
                .init(
                    last(of: inner.key),
                    .object([
                        .init("type", .string("object")),
                        .init("description", .string(inner.summary)),
                        .init("additionalProperties", .bool(false)),
                        .init("properties", properties(in: inner.key)),
                    ])
                )
            )
        }
        return .object(members)
    }
}

extension Setting {
    fileprivate var jsonSchema: JSONValue {
        var members: [JSONValue.Member] = []
        let words = summary + (unit.map { " In \($0)." } ?? "")
        members.append(.init("description", .string(words)))
        if isOptional {
            members.append(
                .init(
                    "anyOf",
                    .array([kind.jsonSchema, .object([.init("type", .string("null"))])])
                )
            )
        } else {
            members += kind.jsonSchema.members ?? []
        }
        if !isSecret { members.append(.init("default", defaultValue.json(kind))) }
        return .object(members)
    }
}

extension SettingKind {
    var jsonSchema: JSONValue { .object(jsonSchemaMembers) }

    private var jsonSchemaMembers: [JSONValue.Member] {
        switch self {
        case .number(let scale, let bounds):
            let type: JSONValue =
                scale == 0 ? .string("integer") : .array([.string("number"), .string("string")])
            var members: [JSONValue.Member] = [
                .init("type", type),
                .init("minimum", .number(DecimalText.print(bounds.lowerBound, scale: scale))),
                .init("maximum", .number(DecimalText.print(bounds.upperBound, scale: scale))),
            ]
            if scale > 0 { members.append(.init("pattern", .string("^[+-]?[0-9]*\\.?[0-9]*$"))) }
            return members
        case .boolean: return [.init("type", .string("boolean"))]
        case .choice(let words): return [.init("enum", .array(words.map { .string($0) }))]
        case .text(let lengths):
            return [
                .init("type", .string("string")),
                .init("minLength", .number(lengths.lowerBound == 0 ? "0" : "1")),
                .init("maxLength", .number("\(lengths.upperBound)")),
            ]
        case .path:
            return [
                .init("type", .string("string")), .init("minLength", .number("1")),
                .init("maxLength", .number("\(SettingKind.pathLimit)")),
            ]
        case .duration:
            return [
                .init("type", .string("string")),
                .init("pattern", .string("^[0-9]+(ms|s|m|h|d)$")),
                .init("$comment", .string("must be \(bounds)")),
            ]
        case .list(let element, let counts):
            return [
                .init("type", .string("array")), .init("items", element.jsonSchema),
                .init("minItems", .number("\(counts.lowerBound)")),
                .init("maxItems", .number("\(counts.upperBound)")),
            ]
        case .record(let fields):
            return [
                .init("type", .string("object")),
                .init("properties", .object(fields.map { .init($0.name, $0.kind.jsonSchema) })),
                .init("required", .array(fields.map { .string($0.name) })),
                .init("additionalProperties", .bool(false)),
            ]
        }
    }
}
