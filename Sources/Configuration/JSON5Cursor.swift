/// Goes through a text scalar by scalar and knows where it is.
struct JSON5Cursor {
    private let scalars: [Unicode.Scalar]
    private(set) var offset = 0
    private var line = 1
    private var column = 1

    init(_ text: String) {
        scalars = Array(text.unicodeScalars)
        // A byte-order mark is no part of the text.
        if scalars.first == "\u{FEFF}" { offset = 1 }
    }

    var position: SourcePosition { SourcePosition(line: line, column: column) }

    /// The scalar here, or nil at the end.
    var current: Unicode.Scalar? { offset < scalars.count ? scalars[offset] : nil }

    /// The scalar after this one, or nil.
    var next: Unicode.Scalar? { offset + 1 < scalars.count ? scalars[offset + 1] : nil }

    /// Goes one on. CRLF is one line's end, and so is CR alone.
    mutating func advance() {
        guard let scalar = current else { return }
        let endsLine = scalar == "\n" || (scalar == "\r" && next != "\n")
        line += endsLine ? 1 : 0
        column = endsLine ? 1 : column + 1
        offset += 1
    }

    /// Goes one on when `scalar` stands here.
    mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        guard current == scalar else { return false }
        advance()
        return true
    }

    /// What stands between `start` and here.
    func text(from start: Int) -> String {
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars[start..<offset])
        return String(text)
    }

    /// What stands here, for an error.
    var found: String {
        guard let scalar = current else { return "the end" }
        switch scalar {
        case "\n", "\r", "\u{2028}", "\u{2029}": return "the end of the line"
        case "\"": return "'\"'"
        default:
            let isPlain = scalar.value > 0x20 && scalar.value != 0x7F
            return isPlain ? "\"\(scalar)\"" : "character \(scalar.value)"
        }
    }
}

extension Unicode.Scalar {
    /// Whether a line ends here, as JSON5 sees it.
    var isLineEnd: Bool {
        self == "\n" || self == "\r" || self == "\u{2028}" || self == "\u{2029}"
    }

    /// Whether this is white space, as JSON5 sees it.
    var isJSON5Space: Bool {
        switch self {
        case "\t", "\u{0B}", "\u{0C}", " ", "\u{A0}", "\u{FEFF}": true
        default: isLineEnd || properties.generalCategory == .spaceSeparator
        }
    }

    /// Whether a key without quotes may begin with this.
    var startsName: Bool {
        if self == "$" || self == "_" { return true }
        return switch properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
            .letterNumber:
            true
        default: false
        }
    }

    /// Whether a key without quotes may go on with this.
    var continuesName: Bool {
        if startsName || self == "\u{200C}" || self == "\u{200D}" { return true }
        return switch properties.generalCategory {
        case .nonspacingMark, .spacingMark, .decimalNumber, .connectorPunctuation: true
        default: false
        }
    }

    /// Whether this is one of 0 to 9.
    var isDigit: Bool { ("0"..."9").contains(self) }
}
