// What the lexer makes of Swift's text.

/// One piece of Swift source.
struct Token {
    /// What a token is.
    enum Kind {
        /// A name or a keyword; `#if` and `@frozen` are one token each.
        case name
        /// A name between backticks, without them: never a keyword.
        case quotedName
        case number
        /// What stands between a string's quotes, or between two interpolations of it.
        case string
        case comment
        /// One character of punctuation.
        case mark
    }

    let kind: Kind
    let text: String
    /// The line it begins at, from 1.
    let line: Int
    /// The first byte's place in the file.
    let offset: Int

    /// Whether it is this keyword or name, unquoted.
    func isName(_ name: String) -> Bool { kind == .name && text == name }

    /// Whether it is this character of punctuation.
    func isMark(_ mark: String) -> Bool { kind == .mark && text == mark }

    /// Whether the other one begins where this one ends.
    func touches(_ next: Token) -> Bool { offset + text.utf8.count == next.offset }
}
