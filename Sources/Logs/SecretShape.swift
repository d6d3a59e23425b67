// What secrets look like: keys in hexadecimal, in base 58 and as lists of bytes, bearer tokens, the
// user-info of addresses, and values that stand behind a telling name.

/// The shapes of secrets.
enum SecretShape {
    /// The range of the secret whose first sign stands at `position`, or nil.
    static func find(in bytes: [UInt8], at position: Int) -> Range<Int>? {
        switch bytes[position] {
        case UInt8(ascii: ":"): userInfo(bytes, position)
        case UInt8(ascii: "["): byteList(bytes, position)
        case UInt8(ascii: "-"): armour(bytes, position)
        case let byte where byte.isAlphanumeric && !isInsideWord(bytes, position):
            named(bytes, position) ?? bearer(bytes, position) ?? key(bytes, position)
        default: nil
        }
    }

    /// Hexadecimal of 32 or 64 bytes, or base 58 of 64 bytes.
    private static func key(_ bytes: [UInt8], _ start: Int) -> Range<Int>? {
        let end = wordEnd(bytes, start)
        let hasPrefix =
            end - start > 2 && bytes[start] == UInt8(ascii: "0")
            && bytes[start + 1] | 0x20 == UInt8(ascii: "x")
        let digits = bytes[(hasPrefix ? start + 2 : start)..<end]
        if digits.count == 64 || digits.count == 128, digits.allSatisfy(\.isHexadecimal) {
            return start..<end
        }
        if (86...88).contains(digits.count), digits.allSatisfy(\.isBase58) { return start..<end }
        return nil
    }

    /// `Bearer TOKEN` and `Basic TOKEN`; the token is masked.
    private static func bearer(_ bytes: [UInt8], _ start: Int) -> Range<Int>? {
        for scheme in ["bearer", "basic"] where has(scheme, bytes, start) {
            let from = skipSpaces(bytes, start + scheme.utf8.count)
            guard from > start + scheme.utf8.count else { continue }
            let end = valueEnd(bytes, from)
            // `basic` is a word of the language too.
            if end - from >= 8 { return from..<end }
        }
        return nil
    }

    private static let names = [
        "access_token", "api-key", "api_key", "api_secret", "apikey", "auth_token", "mnemonic",
        "passphrase", "password", "passwd", "private-key", "private_key", "privatekey", "secret",
        "secret_key", "seed_phrase", "x-api-key",
    ]

    /// `api_key=VALUE`, `"password": "VALUE"`; the value is masked.
    private static func named(_ bytes: [UInt8], _ start: Int) -> Range<Int>? {
        for name in names where has(name, bytes, start) {
            var at = start + name.utf8.count
            if at < bytes.count, bytes[at].isQuote { at += 1 }
            at = skipSpaces(bytes, at)
            guard at < bytes.count,
                bytes[at] == UInt8(ascii: "=") || bytes[at] == UInt8(ascii: ":")
            else { continue }
            at = skipSpaces(bytes, at + 1)
            if at < bytes.count, bytes[at].isQuote {
                let end = bytes[(at + 1)...].firstIndex { $0.isQuote } ?? bytes.count
                if end > at + 1 { return at + 1..<end }
                continue
            }
            let end = valueEnd(bytes, at)
            if end > at { return at..<end }
        }
        return nil
    }

    /// `scheme://user:password@host`; everything before the `@` is masked.
    private static func userInfo(_ bytes: [UInt8], _ start: Int) -> Range<Int>? {
        guard has("://", bytes, start) else { return nil }
        var at = start + 3
        while at < bytes.count, !bytes[at].endsAuthority {
            if bytes[at] == UInt8(ascii: "@") { return start + 3..<at }
            at += 1
        }
        return nil
    }

    /// `[1,2,…]` of 64 numbers: how Solana's tools keep a key pair.
    private static func byteList(_ bytes: [UInt8], _ start: Int) -> Range<Int>? {
        var count = 1
        var at = start + 1
        while at < bytes.count, bytes[at] != UInt8(ascii: "]") {
            switch bytes[at] {
            case UInt8(ascii: ","): count += 1
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: " "), UInt8(ascii: "\n"): break
            default: return nil
            }
            at += 1
        }
        return at < bytes.count && (count == 64 || count == 32) ? start..<at + 1 : nil
    }

    /// `-----BEGIN … PRIVATE KEY-----` to its end, or to the end of the text.
    private static func armour(_ bytes: [UInt8], _ start: Int) -> Range<Int>? {
        guard has("-----begin ", bytes, start) else { return nil }
        var at = start + 1
        while at < bytes.count, !has("-----end ", bytes, at) { at += 1 }
        guard at < bytes.count else { return start..<bytes.count }
        let end = bytes[(at + 9)...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
        return start..<end
    }

    // MARK: - Bytes

    /// Whether `word`, in lower case, stands at `position` in any case.
    private static func has(_ word: String, _ bytes: [UInt8], _ position: Int) -> Bool {
        guard bytes.count - position >= word.utf8.count else { return false }
        return zip(word.utf8, bytes[position...]).allSatisfy { $0 == $1.lowercased }
    }

    private static func isInsideWord(_ bytes: [UInt8], _ position: Int) -> Bool {
        position > 0 && bytes[position - 1].isAlphanumeric
    }

    private static func wordEnd(_ bytes: [UInt8], _ start: Int) -> Int {
        bytes[start...].firstIndex { !$0.isAlphanumeric } ?? bytes.count
    }

    private static func skipSpaces(_ bytes: [UInt8], _ start: Int) -> Int {
        guard start < bytes.count else { return start }
        return bytes[start...].firstIndex { $0 != UInt8(ascii: " ") } ?? bytes.count
    }

    private static func valueEnd(_ bytes: [UInt8], _ start: Int) -> Int {
        guard start < bytes.count else { return start }
        return bytes[start...].firstIndex { $0.endsValue } ?? bytes.count
    }
}

extension UInt8 {
    fileprivate var lowercased: UInt8 {
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self) ? self | 0x20 : self
    }
    fileprivate var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
    fileprivate var isLetter: Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(lowercased)
    }
    fileprivate var isAlphanumeric: Bool { isDigit || isLetter }
    fileprivate var isHexadecimal: Bool {
        isDigit || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(lowercased)
    }
    fileprivate var isBase58: Bool {
        isAlphanumeric && !Array("0OIl".utf8).contains(self)
    }
    fileprivate var isQuote: Bool { self == UInt8(ascii: "\"") || self == UInt8(ascii: "'") }
    fileprivate var endsValue: Bool {
        self <= 0x20 || isQuote || Array("&,;)}]".utf8).contains(self)
    }
    fileprivate var endsAuthority: Bool {
        self <= 0x20 || isQuote || Array("/?#".utf8).contains(self)
    }
}
