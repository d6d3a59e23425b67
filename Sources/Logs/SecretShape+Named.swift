// A value behind a telling name: `api_key=VALUE`, `"password": "VALUE"`, `Authorization: Scheme VALUE`.

extension SecretShape {
    /// Nothing that is longer is looked at as a name: looking takes time at every word.
    private static let longestName = 64

    /// The value of the name that begins at `start`, when the name is telling.
    static func named(_ bytes: [UInt8], _ start: Int) -> Range<Int>? {
        let longest = min(bytes.count, start + longestName)
        let nameEnd = bytes[start..<longest].firstIndex { !$0.isNamePart } ?? longest
        guard var at = valueStart(bytes, nameEnd) else { return nil }
        let name = SecretName.plain(bytes[start..<nameEnd])
        let isHeader = SecretName.isAuthorization(name)
        guard isHeader || SecretName.isTelling(name) else { return nil }
        let end: Int
        if let opening = quote(bytes, at) {
            at = opening.upperBound
            end = closing(bytes, at, opening)
        } else if isHeader {
            end = bytes[at...].firstIndex { $0.isLineFeed || $0.isQuote } ?? bytes.count
        } else if SecretName.isPhrase(name) {
            end = bytes[at...].firstIndex { $0 != UInt8(ascii: " ") && $0.endsValue } ?? bytes.count
        } else {
            end = valueEnd(bytes, afterScheme(bytes, at, bytes.count, anyWord: false))
        }
        at = afterScheme(bytes, at, end, anyWord: isHeader)
        return end > at ? at..<end : nil
    }

    /// Where the value begins when a name ends at `nameEnd` and `=` or `:` follows.
    private static func valueStart(_ bytes: [UInt8], _ nameEnd: Int) -> Int? {
        var at = quote(bytes, nameEnd)?.upperBound ?? nameEnd
        at = skipSpaces(bytes, at)
        guard at < bytes.count, bytes[at] == UInt8(ascii: "=") || bytes[at] == UInt8(ascii: ":")
        else { return nil }
        at = skipSpaces(bytes, at + 1)
        return at < bytes.count ? at : nil
    }

    /// The quote at `position` with the backslashes before it: JSON within JSON has some.
    private static func quote(_ bytes: [UInt8], _ position: Int) -> Range<Int>? {
        var at = position
        while at < bytes.count, bytes[at] == UInt8(ascii: "\\") { at += 1 }
        return at < bytes.count && bytes[at].isQuote ? position..<at + 1 : nil
    }

    /// Where a quoted text ends: at the next quote of its kind that is not escaped, or with the text.
    private static func closing(_ bytes: [UInt8], _ start: Int, _ opening: Range<Int>) -> Int {
        let kind = bytes[opening.upperBound - 1]
        let depth = opening.count - 1
        var backslashes = 0
        for at in start..<bytes.count {
            if bytes[at] == kind {
                // One level of JSON within JSON doubles every backslash and escapes the quote.
                let isEnd =
                    depth == 0 ? backslashes % 2 == 0 : backslashes % (2 * depth + 2) == depth
                if isEnd { return at - (depth == 0 ? 0 : depth) }
            }
            backslashes = bytes[at] == UInt8(ascii: "\\") ? backslashes + 1 : 0
        }
        return bytes.count
    }

    private static let schemes = ["bearer", "basic", "token"]

    /// Behind the scheme that a header's value begins with; it may be read.
    private static func afterScheme(
        _ bytes: [UInt8],
        _ start: Int,
        _ end: Int,
        anyWord: Bool
    ) -> Int {
        guard anyWord || schemes.contains(where: { has($0, bytes, start) }) else { return start }
        guard let space = bytes[start..<end].firstIndex(where: { !$0.isNamePart }),
            bytes[space] == UInt8(ascii: " ")
        else { return start }
        let next = skipSpaces(bytes, space)
        return next < end ? next : start
    }
}
