/// Text from outside as it may be shown: cut, with spaces in the place of control characters.
public enum PlainText {
    /// Of `text`, at most `limit` signs.
    public static func cut(_ text: String, to limit: Int) -> String {
        var plain = String.UnicodeScalarView()
        for scalar in text.unicodeScalars.prefix(limit) {
            let category = scalar.properties.generalCategory
            plain.append(category == .control || category == .format ? " " : scalar)
        }
        return String(plain)
    }
}
