// A lexer for as much of Swift as the rules need: names, strings of every form with their interpolations,
// nested comments. It never fails: what it does not know is punctuation, and an unfinished string ends with
// its line or with the file.

/// Cuts Swift source into tokens.
struct SwiftLexer {
    /// A string whose interpolation is being read.
    private struct Interrupted {
        let quote: StringQuote
        /// Parentheses opened inside the interpolation and not closed yet.
        var depth = 0
    }

    let bytes: [UInt8]
    var at = 0
    var line = 1
    private var tokens: [Token] = []
    private var interrupted: [Interrupted] = []

    private init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// The tokens of a file, comments included.
    static func tokens(of bytes: [UInt8]) -> [Token] {
        var lexer = SwiftLexer(bytes)
        while lexer.at < bytes.count { lexer.next() }
        return lexer.tokens
    }

    func byte(_ ahead: Int = 0) -> UInt8 {
        let place = at + ahead
        return place < bytes.count ? bytes[place] : 0
    }

    private mutating func next() {
        switch byte() {
        case UInt8(ascii: "\n"): newLine()
        case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"): at += 1
        case UInt8(ascii: "/") where byte(1) == UInt8(ascii: "/"): lineComment()
        case UInt8(ascii: "/") where byte(1) == UInt8(ascii: "*"): blockComment()
        case UInt8(ascii: "`"): quotedName()
        case UInt8(ascii: "\""): string()
        case UInt8(ascii: "#"): hash()
        case UInt8(ascii: "0")...UInt8(ascii: "9"): number()
        case let byte where Self.continuesName(byte): name(from: at)
        case UInt8(ascii: "@") where Self.continuesName(byte(1)): name(from: at)
        default: mark()
        }
    }

    private mutating func newLine() {
        at += 1
        line += 1
    }

    private mutating func put(_ kind: Token.Kind, from start: Int, to end: Int, line: Int) {
        let text = String(decoding: bytes[start..<end], as: UTF8.self)
        tokens.append(Token(kind: kind, text: text, line: line, offset: start))
    }

    private static func continuesName(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "$"), 0x80...:
            true
        default: false
        }
    }

    private mutating func name(from start: Int) {
        at += 1
        while Self.continuesName(byte()), at < bytes.count { at += 1 }
        put(.name, from: start, to: at, line: line)
    }

    private mutating func number() {
        let start = at
        while Self.continuesName(byte()) || isPoint() { at += 1 }
        put(.number, from: start, to: at, line: line)
    }

    private func isPoint() -> Bool {
        byte() == UInt8(ascii: ".")
            && (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte(1))
    }

    private mutating func quotedName() {
        let start = at + 1
        var end = start
        while end < bytes.count, bytes[end] != UInt8(ascii: "`"), bytes[end] != UInt8(ascii: "\n") {
            end += 1
        }
        put(.quotedName, from: start, to: end, line: line)
        at = end < bytes.count && bytes[end] == UInt8(ascii: "`") ? end + 1 : end
    }

    /// `#if` is a name, `#"…"#` a string.
    private mutating func hash() {
        var count = 0
        while byte(count) == UInt8(ascii: "#") { count += 1 }
        if byte(count) == UInt8(ascii: "\"") {
            string(hashes: count)
        } else if count == 1, Self.continuesName(byte(1)) {
            name(from: at)
        } else {
            mark()
        }
    }

    private mutating func mark() {
        switch byte() {
        case UInt8(ascii: "(") where !interrupted.isEmpty:
            interrupted[interrupted.count - 1].depth += 1
        case UInt8(ascii: ")") where interrupted.last.map { $0.depth == 0 } ?? false:
            put(.mark, from: at, to: at + 1, line: line)
            at += 1
            rest(of: interrupted.removeLast().quote)
            return
        case UInt8(ascii: ")") where !interrupted.isEmpty:
            interrupted[interrupted.count - 1].depth -= 1
        default: break
        }
        put(.mark, from: at, to: at + 1, line: line)
        at += 1
    }
}

// MARK: - Comments

extension SwiftLexer {
    private mutating func lineComment() {
        let start = at
        while at < bytes.count, bytes[at] != UInt8(ascii: "\n") { at += 1 }
        put(.comment, from: start, to: at, line: line)
    }

    private mutating func blockComment() {
        let start = at
        let first = line
        var depth = 0
        repeat {
            if byte() == UInt8(ascii: "/"), byte(1) == UInt8(ascii: "*") {
                depth += 1
                at += 2
            } else if byte() == UInt8(ascii: "*"), byte(1) == UInt8(ascii: "/") {
                depth -= 1
                at += 2
            } else if byte() == UInt8(ascii: "\n") {
                newLine()
            } else {
                at += 1
            }
        } while depth > 0 && at < bytes.count
        at = min(at, bytes.count)
        put(.comment, from: start, to: at, line: first)
    }
}

// MARK: - Strings

extension SwiftLexer {
    private mutating func string(hashes: Int = 0) {
        at += hashes
        let isLong = byte(1) == UInt8(ascii: "\"") && byte(2) == UInt8(ascii: "\"")
        at += isLong ? 3 : 1
        rest(of: StringQuote(hashes: hashes, isLong: isLong))
    }

    /// Reads on to the string's end or to its next interpolation.
    private mutating func rest(of quote: StringQuote) {
        let start = at
        let first = line
        while at < bytes.count {
            if byte() == UInt8(ascii: "\n") {
                guard quote.isLong else { break }
                newLine()
            } else if quote.ends(bytes, at) {
                put(.string, from: start, to: at, line: first)
                at += quote.length
                return
            } else if quote.escapes(bytes, at) {
                let behind = at + 1 + quote.hashes
                if behind < bytes.count, bytes[behind] == UInt8(ascii: "(") {
                    interrupt(quote, from: start, line: first, at: behind)
                    return
                }
                // A line that a backslash ends is still a line.
                at = behind
                if byte() != UInt8(ascii: "\n") { at += 1 }
            } else {
                at += 1
            }
        }
        at = min(at, bytes.count)
        put(.string, from: start, to: at, line: first)
    }

    private mutating func interrupt(
        _ quote: StringQuote,
        from start: Int,
        line first: Int,
        at behind: Int
    ) {
        put(.string, from: start, to: at, line: first)
        put(.mark, from: behind, to: behind + 1, line: line)
        at = behind + 1
        interrupted.append(Interrupted(quote: quote))
    }
}
