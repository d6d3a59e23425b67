/// Colours for a terminal; plain text where they are not wanted.
public struct TextStyle: Sendable, Hashable {
    /// Whether texts are coloured.
    public let isColoured: Bool

    /// A style.
    public init(isColoured: Bool) { self.isColoured = isColoured }

    /// No colours.
    public static let plain = TextStyle(isColoured: false)

    /// What stands out.
    public func bold(_ text: String) -> String { paint(text, "1") }

    /// What stands back.
    public func dim(_ text: String) -> String { paint(text, "2") }

    /// What is well.
    public func good(_ text: String) -> String { paint(text, "32") }

    /// What is not well.
    public func bad(_ text: String) -> String { paint(text, "31") }

    /// What needs a look.
    public func warning(_ text: String) -> String { paint(text, "33") }

    /// How many signs of a text are seen: colours are not.
    static func width(_ text: String) -> Int {
        var width = 0
        var isCode = false
        for letter in text {
            if letter == "\u{1B}" { isCode = true }
            if !isCode { width += 1 }
            if letter == "m" { isCode = false }
        }
        return width
    }

    private func paint(_ text: String, _ code: String) -> String {
        isColoured ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
    }
}
