// How a wrong value is shown in a message: in one line, and never longer than a line.

extension SettingKind {
    /// The most characters of a value that a message shows.
    private static let shownLimit = 80

    /// A text in quotes, cut where it is long, without what would move a terminal's cursor.
    static func quoted(_ text: String) -> String {
        var shown = String.UnicodeScalarView()
        for scalar in text.unicodeScalars.prefix(shownLimit) {
            shown.append(scalar.isControl ? "\u{FFFD}" : scalar)
        }
        let isCut = text.unicodeScalars.count > shownLimit
        return "\"" + String(shown) + (isCut ? "…" : "") + "\""
    }

    /// A name without quotes, unless it is one that nobody would have.
    static func name(_ text: String) -> String {
        let scalars = text.unicodeScalars
        let isPlain = !scalars.contains(where: \.isControl) && scalars.count <= shownLimit
        return isPlain && !text.isEmpty ? text : quoted(text)
    }

    /// What a node is, for a message.
    static func shown(_ node: JSON5Node) -> String {
        switch node.value {
        case .null: "null"
        case .bool(let flag): "\(flag)"
        case .number(let number): quoted(number.text)
        case .nonFinite(let word): word
        case .text(let text): "the text " + quoted(text)
        case .array: "a list"
        case .object: "an object"
        }
    }
}

extension Unicode.Scalar {
    /// Whether a terminal would do something else than show this.
    var isControl: Bool {
        switch properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator: true
        default: false
        }
    }
}
