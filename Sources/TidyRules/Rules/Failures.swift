// How a failure may not be treated, and time not be spent, anywhere in Sources.

func checkFailures(_ tree: TreeView, _ findings: inout [Finding]) {
    for file in tree.swift where file.isSource {
        for (index, token) in file.tokens.enumerated() where token.kind == .name {
            guard let (rule, what) = failure(at: index, in: file) else { continue }
            findings.append(Finding(rule, file.path, token.line, what))
        }
    }
}

private func failure(at index: Int, in file: SwiftFile) -> (Rule, String)? {
    switch file.tokens[index].text {
    case "try" where file.isSuffixed(index, "!"): (.forceTry, "`try!`")
    case "try" where file.isSuffixed(index, "?"): (.optionalTry, "`try?`")
    case "as" where file.isSuffixed(index, "!"): (.forceCast, "`as!`")
    case "fatalError" where file.isCall(index): (.fatalError, "`fatalError`")
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
        return isMark(place, "{") && isMark(place + 1, "}")
    }
}
