// How a failure may not be treated, and time not be spent, anywhere in Sources.

func checkFailures(_ tree: TreeView, _ findings: inout [Finding]) {
    for file in tree.swift where file.isSource {
        for (index, token) in file.tokens.enumerated() where token.kind == .name {
            guard let (rule, what) = failure(at: index, in: file) else { continue }
            findings.append(Finding(rule, file.path, token.line, what))
        }
        for (index, token) in file.tokens.enumerated() {
            if file.isForced(index) {
                let what = "`\(token.text)!`"
                findings.append(Finding(.forceUnwrap, file.path, token.line, what))
            }
            if file.isFraction(index), tree.kind(of: file) == .pure {
                findings.append(Finding(.floatingPoint, file.path, token.line, "`\(token.text)`"))
            }
        }
    }
}

private func failure(at index: Int, in file: SwiftFile) -> (Rule, String)? {
    switch file.tokens[index].text {
    case "try" where file.isSuffixed(index, "!"): (.forceTry, "`try!`")
    case "try" where file.isSuffixed(index, "?"): (.optionalTry, "`try?`")
    case "as" where file.isSuffixed(index, "!"): (.forceCast, "`as!`")
    case "fatalError" where file.isCall(index): (.fatalError, "`fatalError`")
    case "abort" where file.isCall(index): (.fatalError, "`abort`")
    case "catch" where file.isEmptyBlock(behind: index): (.emptyCatch, "an empty `catch`")
    case let name where sleeps.contains(name) && file.isCall(index) && !isClockwork(file):
        (.sleep, "`\(name)`")
    case let name where floats.contains(name) && !file.isMark(index + 1, ":"):
        (.floatingPoint, "`\(name)`")
    default: nil
    }
}

/// SystemIO has the one pause that everything else asks for.
private func isClockwork(_ file: SwiftFile) -> Bool { file.target?.name == "SystemIO" }

private let sleeps = ["sleep", "usleep", "nanosleep", "clock_nanosleep"]
private let floats = ["Double", "Float", "Float16", "Float32", "Float64", "Float80", "CGFloat"]

extension SwiftFile {
    /// Whether a mark follows without a space.
    func isSuffixed(_ index: Int, _ mark: String) -> Bool {
        guard let next = token(index + 1) else { return false }
        return next.isMark(mark) && tokens[index].touches(next)
    }

    /// Whether a name is called and not declared; `Task.sleep` is, `animal.sleep` is not.
    func isCall(_ index: Int) -> Bool {
        guard isMark(index + 1, "("), !isName(index - 1, "func") else { return false }
        guard isMark(index - 1, ".") else { return true }
        let owners = ["Task", "Thread", "Glibc", "Clock", "clock", "ContinuousClock"]
        return token(index - 2).map { owners.contains($0.text) || $0.isMark(">") } ?? false
    }

    /// Whether the block behind a keyword has nothing in it, a pattern in between or not.
    func isEmptyBlock(behind index: Int) -> Bool {
        var place = index + 1
        while let token = token(place), !token.isMark("{"), place < index + 24 { place += 1 }
        guard isMark(place, "{") else { return false }
        // `_ = error` does nothing with it either.
        let isDropped =
            isName(place + 1, "_") && isMark(place + 2, "=") && isName(place + 3, "error")
        return isMark(isDropped ? place + 4 : place + 1, "}")
    }

    /// Whether the value here is taken out of an optional by force: `value!`, not `try!`, `as!` or `a != b`.
    fileprivate func isForced(_ index: Int) -> Bool {
        let token = tokens[index]
        let isKeyword = ["try", "as", "init"].contains(token.text)
        let isValue =
            token.kind == .name && !isKeyword
            || [")", "]", "}"].contains { token.isMark($0) }
        guard isValue, isSuffixed(index, "!"), let mark = self.token(index + 1) else {
            return false
        }
        return !(isMark(index + 2, "=") && self.token(index + 2).map(mark.touches) ?? false)
    }

    /// Whether a number with a fraction or a negative power of ten stands here, which is a Double unless it
    /// is told otherwise; `pair.0.1` is not one.
    fileprivate func isFraction(_ index: Int) -> Bool {
        let token = tokens[index]
        guard token.kind == .number, !token.text.hasPrefix("0x"), !isMark(index - 1, ".") else {
            return false
        }
        return token.text.contains(".") || token.text.contains("e") || token.text.contains("E")
    }
}
