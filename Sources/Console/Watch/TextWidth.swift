// How many columns of a terminal a text takes: two for the wide characters of East Asia and for emoji, none
// for marks that stand on others. What would move the cursor is shown as a point.

/// Widths of texts on a terminal.
public enum TextWidth {
    /// The columns of a text.
    public static func columns(_ text: String) -> Int {
        text.reduce(0) { $0 + columns($1) }
    }

    /// The columns of a character.
    static func columns(_ character: Character) -> Int {
        var width = 0
        for scalar in character.unicodeScalars {
            if scalar.value == 0xFE0F { return 2 }
            width = max(width, columns(scalar))
        }
        return width
    }

    private static func columns(_ scalar: Unicode.Scalar) -> Int {
        if scalar.value < 0x300 { return 1 }
        let category = scalar.properties.generalCategory
        if category == .nonspacingMark || category == .enclosingMark || category == .format {
            return 0
        }
        return wide.contains { $0.contains(scalar.value) } ? 2 : 1
    }

    /// Blocks whose characters are wide or fullwidth, after Unicode's annex 11, coarsely.
    private static let wide: [ClosedRange<UInt32>] = [
        0x1100...0x115F, 0x231A...0x231B, 0x23E9...0x23F3, 0x2E80...0x303E, 0x3041...0x33FF,
        0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3,
        0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F1E6...0x1F64F,
        0x1F680...0x1F6FF, 0x1F900...0x1F9FF, 0x20000...0x3FFFD,
    ]

    /// The text in at most `width` columns: what is too long ends in `…`.
    public static func cut(_ text: String, to width: Int) -> String {
        let text = clean(text)
        if columns(text) <= width { return text }
        var kept = ""
        var used = 0
        for character in text {
            let more = columns(character)
            if used + more > width - 1 { break }
            kept.append(character)
            used += more
        }
        return width > 0 ? kept + "…" : ""
    }

    /// The text in exactly `width` columns.
    static func fit(_ text: String, _ width: Int, _ alignment: TextTable.Alignment) -> String {
        let text = cut(text, to: width)
        let padding = String(repeating: " ", count: max(0, width - columns(text)))
        switch alignment {
        case .left: return text + padding
        case .right: return padding + text
        }
    }

    private static func clean(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: isControl) else { return text }
        var scalars = String.UnicodeScalarView()
        for scalar in text.unicodeScalars { scalars.append(isControl(scalar) ? "·" : scalar) }
        return String(scalars)
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) || scalar.value == 0x2028
            || scalar.value == 0x2029
    }
}
