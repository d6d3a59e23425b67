/// How a string literal began, and so how it ends.
struct StringQuote {
    /// The `#` before the quotes, none for an ordinary string.
    let hashes: Int
    /// Three quotes, over many lines.
    let isLong: Bool

    /// The closing delimiter's length in bytes.
    var length: Int { (isLong ? 3 : 1) + hashes }

    /// Whether the closing delimiter stands here.
    func ends(_ bytes: [UInt8], _ at: Int) -> Bool {
        guard at + length <= bytes.count else { return false }
        for index in 0..<(length - hashes) where bytes[at + index] != UInt8(ascii: "\"") {
            return false
        }
        return hasHashes(bytes, at + length - hashes)
    }

    /// Whether an escape begins here.
    func escapes(_ bytes: [UInt8], _ at: Int) -> Bool {
        bytes[at] == UInt8(ascii: "\\") && at + 1 + hashes <= bytes.count
            && hasHashes(bytes, at + 1)
    }

    private func hasHashes(_ bytes: [UInt8], _ at: Int) -> Bool {
        for index in 0..<hashes where bytes[at + index] != UInt8(ascii: "#") { return false }
        return true
    }
}
