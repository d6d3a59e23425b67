import ByteCodec

/// An answer of another form than was agreed: what was a number is a text, and the other way round.
enum TwinDrift {
    static func drifted(_ body: [UInt8]) -> [UInt8] {
        do throws(JSONError) {
            var writer = JSONWriter()
            writer.value(drifted(try JSONValue(parsing: body)))
            return writer.bytes
        } catch {
            return Array("{}".utf8)
        }
    }

    private static func drifted(_ value: JSONValue) -> JSONValue {
        switch value {
        case .null, .bool: value
        case .number(let text): .string(text)
        case .string(let text): .number("\(text.utf8.count)")
        case .array(let elements): .array(elements.map(drifted))
        case .object(let members): .object(members.map { .init($0.key, drifted($0.value)) })
        }
    }
}
