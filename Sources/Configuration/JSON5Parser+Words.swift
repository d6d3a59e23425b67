extension JSON5Parser {
    /// A key: a text in quotes, or a name.
    mutating func key() throws(JSON5Error) -> String {
        if cursor.current == "\"" || cursor.current == "'" { return try text() }
        return try name()
    }

    /// A literal that is a word.
    mutating func word() throws(JSON5Error) -> JSON5Node.Value {
        let start = cursor.position
        let word = try name()
        switch word {
        case "null": return .null
        case "true": return .bool(true)
        case "false": return .bool(false)
        case "NaN", "Infinity": return .nonFinite(word)
        default:
            throw JSON5Error(
                .unexpected("a word without quotes", wanted: "a value"),
                at: start
            )
        }
    }

    private mutating func name() throws(JSON5Error) -> String {
        var name = String.UnicodeScalarView()
        while let scalar = cursor.current {
            if scalar == "\\" {
                name.append(try escapedNamePart(isFirst: name.isEmpty))
            } else if name.isEmpty ? scalar.startsName : scalar.continuesName {
                name.append(scalar)
                cursor.advance()
            } else {
                break
            }
        }
        guard !name.isEmpty else { throw error(.unexpected(cursor.found, wanted: "a key")) }
        return String(name)
    }

    private mutating func escapedNamePart(isFirst: Bool) throws(JSON5Error) -> Unicode.Scalar {
        let start = cursor.position
        cursor.advance()
        guard cursor.take("u"), let scalar = Unicode.Scalar(try hexadecimal(4)),
            isFirst ? scalar.startsName : scalar.continuesName
        else { throw JSON5Error(.invalidEscape, at: start) }
        return scalar
    }

    /// A number; its text is kept as it is written.
    mutating func number() throws(JSON5Error) -> JSON5Node.Value {
        let position = cursor.position
        let start = cursor.offset
        if cursor.current == "+" || cursor.current == "-" { cursor.advance() }
        if cursor.current == "I" || cursor.current == "N" {
            _ = try word(after: start, position)
            return .nonFinite(cursor.text(from: start))
        }
        var isValid: Bool
        if cursor.current == "0", cursor.next == "x" || cursor.next == "X" {
            cursor.advance()
            cursor.advance()
            isValid = skipDigits { $0.properties.isASCIIHexDigit }
        } else {
            isValid = skipDecimal()
        }
        // What sticks to a number belongs to it: "5m" is no 5.
        while let scalar = cursor.current, scalar.continuesName || scalar == "." {
            isValid = false
            cursor.advance()
        }
        let text = cursor.text(from: start)
        guard isValid else { throw JSON5Error(.invalidNumber(text), at: position) }
        return .number(JSON5Number(text))
    }

    private mutating func word(
        after start: Int,
        _ position: SourcePosition
    ) throws(JSON5Error) -> JSON5Node.Value {
        if case .nonFinite(let word) = try word() { return .nonFinite(word) }
        throw JSON5Error(.invalidNumber(cursor.text(from: start)), at: position)
    }

    private mutating func skipDecimal() -> Bool {
        let hasLeadingZero = cursor.current == "0" && cursor.next?.isDigit == true
        let hasWhole = skipDigits(\.isDigit)
        let hasFraction = cursor.take(".") && skipDigits(\.isDigit)
        guard hasWhole || hasFraction, !hasLeadingZero else { return false }
        guard cursor.current == "e" || cursor.current == "E" else { return true }
        cursor.advance()
        if cursor.current == "+" || cursor.current == "-" { cursor.advance() }
        return skipDigits(\.isDigit)
    }

    private mutating func skipDigits(_ isDigit: (Unicode.Scalar) -> Bool) -> Bool {
        let start = cursor.offset
        while let scalar = cursor.current, isDigit(scalar) { cursor.advance() }
        return cursor.offset > start
    }
}
