import ByteCodec

/// Hexadecimal text to bytes and back: the same text in lower case.
enum HexTarget: FuzzTarget {
    static func attempt(_ bytes: UnsafeRawBufferPointer) {
        let text = String(decoding: bytes, as: UTF8.self)
        let decoded: [UInt8]
        do throws(ByteError) {
            decoded = try Hex.decode(text)
        } catch {
            _ = error.description
            return
        }
        demand(Hex.encode(decoded) == text.lowercased(), "\(text) came back otherwise")
    }

    static let seeds: [[UInt8]] = [Array("00ff7Fa0".utf8), Array("0x1".utf8), Array("é0".utf8)]
}
