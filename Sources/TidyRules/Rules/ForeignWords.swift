// Words that this repository has no use for: where it was made, who else made something. They stand in
// `.tidy-words`, a line each, `word: instead`. A bar inside a word is left out when it is read, so that the
// list does not have what it forbids; # is any digit.

/// A word of the list.
private struct ForeignWord {
    let pattern: [UInt8]
    let instead: String

    init?(_ line: Substring) {
        guard !line.hasPrefix("//"), let colon = line.firstRange(of: ": ") else { return nil }
        pattern = line[..<colon.lowerBound].lowercased().utf8.filter { $0 != UInt8(ascii: "|") }
        instead = trimmed(line[colon.upperBound...])
        guard pattern.count > 1 else { return nil }
    }

    /// Whether it stands in a lowered text at a place, not as a part of a longer word.
    func stands(in text: [UInt8], at place: Int) -> Bool {
        guard place + pattern.count <= text.count else { return false }
        for (index, byte) in pattern.enumerated() {
            let other = text[place + index]
            guard byte == other || (byte == UInt8(ascii: "#") && other.isDigit) else {
                return false
            }
        }
        let before = place > 0 ? text[place - 1] : UInt8(ascii: "\n")
        let after =
            place + pattern.count < text.count ? text[place + pattern.count] : UInt8(ascii: "\n")
        let isPath = pattern[0] == UInt8(ascii: "/")
        let joins = before.isWordPart || (isPath && ".-}~".utf8.contains(before))
        let last = pattern[pattern.count - 1]
        let continues = (last.isWordPart || last == UInt8(ascii: "#")) && after.isWordPart
        return !joins && !continues
    }
}

private let wordsPath = ".tidy-words"

func checkForeignWords(_ tree: TreeView, _ findings: inout [Finding]) {
    let words = tree.file(wordsPath)?.lines.compactMap { ForeignWord($0) } ?? []
    var begins = [Bool](repeating: false, count: 256)
    for word in words { begins[Int(word.pattern[0])] = true }
    for file in tree.files where file.isText && file.path != wordsPath {
        let text = lowered(file.bytes)
        var line = 1
        for place in text.indices {
            if text[place] == UInt8(ascii: "\n") { line += 1 }
            guard begins[Int(text[place])] else { continue }
            for word in words where word.stands(in: text, at: place) {
                let found = String(
                    decoding: text[place..<(place + word.pattern.count)],
                    as: UTF8.self
                )
                let what = "`\(found)` (\(word.instead))"
                findings.append(Finding(.foreignWord, file.path, line, what))
            }
        }
    }
}

private func lowered(_ bytes: [UInt8]) -> [UInt8] {
    bytes.map { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) ? $0 | 0x20 : $0 }
}
