extension JSON5Parser {
    /// A text in single or double quotes.
    mutating func text() throws(JSON5Error) -> String {
        let start = cursor.position
        guard let quote = cursor.current else { throw error(.unexpectedEnd) }
        cursor.advance()
        var text = String.UnicodeScalarView()
        while let scalar = cursor.current {
            switch scalar {
            case quote:
                cursor.advance()
                return String(text)
            case "\\": if let escaped = try escape() { text.append(escaped) }
            case "\n", "\r": throw JSON5Error(.unclosedText, at: start)
            default:
                text.append(scalar)
                cursor.advance()
            }
        }
        throw JSON5Error(.unclosedText, at: start)
    }

    /// An escape; nil for a line's end, which an escape takes out of the text.
    private mutating func escape() throws(JSON5Error) -> Unicode.Scalar? {
        let start = cursor.position
        cursor.advance()
        guard let scalar = cursor.current else { throw error(.unexpectedEnd) }
        cursor.advance()
        switch scalar {
        case "b": return "\u{08}"
        case "f": return "\u{0C}"
        case "n": return "\n"
        case "r": return "\r"
        case "t": return "\t"
        case "v": return "\u{0B}"
        case "0" where cursor.current?.isDigit != true: return "\0"
        case "x": return Unicode.Scalar(try hexadecimal(2))
        case "u": return try unicodeScalar(start)
        case "\r":
            _ = cursor.take("\n")
            return nil
        case "\n", "\u{2028}", "\u{2029}": return nil
        case "0"..."9": throw JSON5Error(.invalidEscape, at: start)
        default: return scalar
        }
    }

    private mutating func unicodeScalar(
        _ start: SourcePosition
    ) throws(JSON5Error) -> Unicode.Scalar {
        var value = try hexadecimal(4)
        if 0xD800..<0xDC00 ~= value {
            guard cursor.take("\\"), cursor.take("u") else {
                throw JSON5Error(.invalidEscape, at: start)
            }
            let second = try hexadecimal(4)
            guard 0xDC00..<0xE000 ~= second else { throw JSON5Error(.invalidEscape, at: start) }
            value = 0x10000 + (value - 0xD800) << 10 + (second - 0xDC00)
        }
        guard let scalar = Unicode.Scalar(value) else {
            throw JSON5Error(.invalidEscape, at: start)
        }
        return scalar
    }

    /// So many hexadecimal digits.
    mutating func hexadecimal(_ count: Int) throws(JSON5Error) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<count {
            guard let scalar = cursor.current, scalar.properties.isASCIIHexDigit,
                let digit = Character(scalar).hexDigitValue
            else { throw error(.invalidEscape) }
            value = value << 4 | UInt32(digit)
            cursor.advance()
        }
        return value
    }
}
