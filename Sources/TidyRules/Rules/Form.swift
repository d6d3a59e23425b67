// What every text file keeps: no space at a line's end, one newline at its own, no half-done merge.

func checkForm(_ tree: TreeView, _ findings: inout [Finding]) {
    // A license's text is its author's.
    for file in tree.files where file.isText && file.path != "LICENSE" && !isFuzzInput(file) {
        for (index, line) in file.lines.enumerated() {
            if let last = line.utf8.last, [0x20, 0x09, 0x0D].contains(last) {
                findings.append(Finding(.trailingSpace, file.path, index + 1, "space at the end"))
            }
            if line.hasPrefix("<<<<<<< ") || line.hasPrefix(">>>>>>> ") {
                let what = "`\(line.prefix(7))`"
                findings.append(Finding(.conflictMarker, file.path, index + 1, what))
            }
        }
        let ending = file.bytes.suffix(2)
        if let last = ending.last,
            last != UInt8(ascii: "\n") || (ending.count == 2 && ending.first == last)
        {
            let what = last == UInt8(ascii: "\n") ? "an empty last line" : "no newline at the end"
            findings.append(Finding(.finalNewline, file.path, max(1, file.lines.count), what))
        }
    }
}

/// Inputs that once broke a decoder stay as they were, to the byte.
private func isFuzzInput(_ file: TreeFile) -> Bool { file.path.hasPrefix("Tests/Fuzz/Corpus/") }
