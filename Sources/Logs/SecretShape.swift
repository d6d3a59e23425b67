// What secrets look like: keys in hexadecimal, in base 58 and as lists of bytes, bearer tokens, the
// user-info of addresses, and values that stand behind a telling name.

/// The shapes of secrets.
enum SecretShape {
    /// The range of the secret whose first sign stands at `position`, or nil.
    static func find(in bytes: [UInt8], at position: Int) -> Range<Int>? {
        switch bytes[position] {
        case UInt8(ascii: ":"): userInfo(bytes, position)
        case UInt8(ascii: "/"): pathSegment(bytes, position)
        case UInt8(ascii: "["): byteList(bytes, position)
        case UInt8(ascii: "-"): armour(bytes, position)
        case let byte where byte.isAlphanumeric && !isInsideWord(bytes, position):
            named(bytes, position) ?? bearer(bytes, position) ?? key(bytes, position)
                ?? webToken(bytes, position) ?? botToken(bytes, position)
        default: nil
        }
    }

    /// Every secret in a text, by its shape.
    static func all(in text: String) -> [String] {
        let bytes = Array(text.utf8)
        var found: [String] = []
        var position = 0
        while position < bytes.count {
            guard let range = find(in: bytes, at: position) else {
                position += 1
                continue
            }
            found.append(String(decoding: bytes[range], as: UTF8.self))
            position = range.upperBound
        }
        return found
    }

    /// Hexadecimal of 32 or 64 bytes, base 58 of 64 bytes, or a wallet's private key in its own form.
    private static func key(_ bytes: [UInt8], _ start: Int) -> Range<Int>? {
        let end = wordEnd(bytes, start)
        let hasPrefix =
            end - start > 2 && bytes[start] == UInt8(ascii: "0")
            && bytes[start + 1] | 0x20 == UInt8(ascii: "x")
        let digits = bytes[(hasPrefix ? start + 2 : start)..<end]
        if digits.count == 64 || digits.count == 128, digits.allSatisfy(\.isHexadecimal) {
            return start..<end
        }
        guard digits.allSatisfy(\.isBase58) else { return nil }
        let isKey = (86...88).contains(digits.count) || isWalletKey(bytes, start..<end)
        return isKey ? start..<end : nil
    }

    /// A key as wallets export it (51 or 52 signs of base 58), or an extended one (`xprv…`).
    private static func isWalletKey(_ bytes: [UInt8], _ word: Range<Int>) -> Bool {
        switch (word.count, bytes[word.lowerBound]) {
        case (51, UInt8(ascii: "5")), (51, UInt8(ascii: "9")): true
        case (52, UInt8(ascii: "K")), (52, UInt8(ascii: "L")), (52, UInt8(ascii: "c")): true
        case (100..., _): has("prv", bytes, word.lowerBound + 1)
        default: false
        }
    }

    /// `eyJ….eyJ….…`: a signed token of the web.
    private static func webToken(_ bytes: [UInt8], _ start: Int) -> Range<Int>? {
        guard bytes[start...].starts(with: Array("eyJ".utf8)) else { return nil }
        let dot = UInt8(ascii: ".")
        let end = bytes[start...].firstIndex { !$0.isURLSafe && $0 != dot } ?? bytes.count
        let hasParts = bytes[start..<end].contains(dot)
        return hasParts && end - start >= 20 ? start..<end : nil
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
    static func has(_ word: String, _ bytes: [UInt8], _ position: Int) -> Bool {
        guard bytes.count - position >= word.utf8.count else { return false }
        return zip(word.utf8, bytes[position...]).allSatisfy { $0 == $1.lowercased }
    }

    private static func isInsideWord(_ bytes: [UInt8], _ position: Int) -> Bool {
        position > 0 && bytes[position - 1].isAlphanumeric
    }

    private static func wordEnd(_ bytes: [UInt8], _ start: Int) -> Int {
        bytes[start...].firstIndex { !$0.isAlphanumeric } ?? bytes.count
    }

    static func skipSpaces(_ bytes: [UInt8], _ start: Int) -> Int {
        guard start < bytes.count else { return start }
        return bytes[start...].firstIndex { $0 != UInt8(ascii: " ") } ?? bytes.count
    }

    static func valueEnd(_ bytes: [UInt8], _ start: Int) -> Int {
        guard start < bytes.count else { return start }
        return bytes[start...].firstIndex { $0.endsValue } ?? bytes.count
    }
}
