// Whatever looks like a key: by its form, by its length and how mixed it is, or by the issuer's prefix.

func checkSecrets(_ tree: TreeView, _ findings: inout [Finding]) {
    let marker = "PRIVATE" + " KEY-----"
    for file in tree.files where file.isText {
        for (index, line) in file.lines.enumerated() {
            if line.contains(marker) {
                findings.append(Finding(.secret, file.path, index + 1, "a private key's header"))
            }
            guard line.utf8.count >= 20 else { continue }
            for word in line.utf8.split(whereSeparator: { !isKeyPart($0) }) where word.count >= 20 {
                guard let what = secretForm(Array(word)) else { continue }
                findings.append(Finding(.secret, file.path, index + 1, what))
            }
        }
    }
}

private func isKeyPart(_ byte: UInt8) -> Bool {
    byte.isWordPart || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-")
        || byte == UInt8(ascii: ":")
}

private let prefixes = [
    "ghp" + "_", "github" + "_pat_", "xox" + "b-", "xox" + "p-", "sk" + "-", "AK" + "IA",
    "AI" + "za", "glp" + "at-",
]

/// What kind of secret a word could be; nil when it is none.
private func secretForm(_ word: [UInt8]) -> String? {
    let text = String(decoding: word, as: UTF8.self)
    if prefixes.contains(where: text.hasPrefix), mixture(word) >= 12,
        word.contains(where: \.isDigit)
    {
        return "a service's token"
    }
    let parts = word.split(separator: UInt8(ascii: ":"))
    if parts.count == 2, (8...10).contains(parts[0].count), parts[0].allSatisfy(\.isDigit),
        parts[1].count == 35, mixture(Array(parts[1])) >= 14
    {
        return "a bot's token"
    }
    for part in parts {
        let part =
            part.starts(with: [UInt8(ascii: "0"), UInt8(ascii: "x")]) ? part.dropFirst(2) : part
        if isKey(Array(part)) { return "\(part.count) characters as mixed as a key's" }
    }
    return nil
}

/// 32 or 64 bytes in hex, base58 or base64.
private func isKey(_ word: [UInt8]) -> Bool {
    let isHex = word.allSatisfy {
        $0.isDigit || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains($0 | 0x20)
    }
    if isHex { return [64, 128].contains(word.count) && mixture(word) >= 10 }
    guard [43, 44, 86, 87, 88].contains(word.count) else { return false }
    let hasLower = word.contains { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }
    let hasUpper = word.contains { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
    let isPlain = !word.contains { $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-") }
    return hasLower && hasUpper && word.contains(where: \.isDigit) && isPlain && mixture(word) >= 20
}

/// How many different characters a word has.
private func mixture(_ word: [UInt8]) -> Int {
    var seen: UInt128 = 0
    for byte in word where byte < 128 { seen |= 1 << UInt128(byte) }
    return seen.nonzeroBitCount
}
