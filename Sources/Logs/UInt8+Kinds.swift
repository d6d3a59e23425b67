// What a byte of text can be, as the shapes of secrets ask it.

extension UInt8 {
    var lowercased: UInt8 {
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self) ? self | 0x20 : self
    }
    var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
    var isLetter: Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(lowercased) }
    var isAlphanumeric: Bool { isDigit || isLetter }
    var isHexadecimal: Bool {
        isDigit || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(lowercased)
    }
    var isBase58: Bool {
        switch self {
        case UInt8(ascii: "0"), UInt8(ascii: "O"), UInt8(ascii: "I"), UInt8(ascii: "l"): false
        default: isAlphanumeric
        }
    }
    var isNamePart: Bool {
        isAlphanumeric || self == UInt8(ascii: "_") || self == UInt8(ascii: "-")
    }
    /// What base 64 for addresses is made of.
    var isURLSafe: Bool { isNamePart }
    var isQuote: Bool { self == UInt8(ascii: "\"") || self == UInt8(ascii: "'") }
    var isLineFeed: Bool { self == UInt8(ascii: "\n") || self == UInt8(ascii: "\r") }
    var endsValue: Bool {
        switch self {
        case UInt8(ascii: "&"), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ")"),
            UInt8(ascii: "}"), UInt8(ascii: "]"):
            true
        default: self <= 0x20 || isQuote
        }
    }
    var endsAuthority: Bool {
        self == UInt8(ascii: "/") || self == UInt8(ascii: "?") || self == UInt8(ascii: "#")
            || self <= 0x20 || isQuote
    }
}
