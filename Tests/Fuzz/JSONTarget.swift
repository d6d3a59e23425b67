import ByteCodec

/// JSON to a tree, to text, to a tree: the same tree, and the same text from then on.
enum JSONTarget: FuzzTarget {
    static func attempt(_ bytes: UnsafeRawBufferPointer) {
        guard let value = parsed(Array(bytes)) else { return }
        for pretty in [false, true] {
            let text = written(value, pretty: pretty)
            guard let again = parsed(text) else {
                let text = String(decoding: text, as: UTF8.self)
                demand(false, "what was written cannot be read: \(text)")
                return
            }
            demand(again == value, "the tree changed on its way")
            demand(written(again, pretty: pretty) == text, "the text changed on its way")
        }
    }

    private static func parsed(_ bytes: [UInt8]) -> JSONValue? {
        do throws(JSONError) {
            return try JSONValue(parsing: bytes)
        } catch {
            demand(error.offset >= 0 && error.offset <= bytes.count, "an error beyond the text")
            _ = error.description
            return nil
        }
    }

    private static func written(_ value: JSONValue, pretty: Bool) -> [UInt8] {
        var writer = JSONWriter(pretty: pretty, capacity: 1)
        writer.value(value)
        return writer.bytes
    }

    static let seeds: [[UInt8]] = [
        Array(#"{"a":[1,-2.5e+10,true,false,null],"é":"\u00e9\ud83d\ude00\n\"\\"}"#.utf8),
        Array(#"[[],{},[{"":""}],0,-0,1E5]"#.utf8),
        Array(" \t\r\n\"plain\" ".utf8),
    ]
}
