// Words that have no place in a pure target.

/// A word, and what must stand around it for it to be meant.
struct BannedWord {
    /// How the word is used when it is the one that is banned.
    enum Use {
        /// As a keyword or type: not a member of something, not an argument's label.
        case word
        /// Called: followed by a parenthesis.
        case call
        /// As a member: behind a point.
        case member
        /// Called as the system's function of a common name is: with nothing, `nil` or an address.
        case system
    }

    let rule: Rule
    let word: String
    let use: Use

    static let pure: [BannedWord] =
        words(
            .pureConcurrency,
            .word,
            [
                "async", "await", "actor", "Task", "AsyncStream", "DispatchQueue", "Thread",
                "withTaskGroup", "MainActor", "Mutex", "Atomic",
            ]
        )
        + words(
            .pureClock,
            .word,
            ["ContinuousClock", "SuspendingClock", "gettimeofday", "clock_gettime"]
        )
        + words(.pureClock, .call, ["Date"])
        + words(.pureClock, .system, ["time", "clock"])
        + words(.pureRandomness, .system, ["rand", "random", "drand48", "lrand48"])
        + words(
            .pureRandomness,
            .word,
            ["SystemRandomNumberGenerator", "Hasher", "arc4random", "UUID"]
        )
        + words(.pureRandomness, .member, ["hashValue", "randomElement"])
        + words(.pureInput, .call, ["print", "debugPrint", "dump", "readLine", "fopen", "getenv"])
        + words(.pureHashedCollection, .word, ["Dictionary", "Set"])

    private static func words(_ rule: Rule, _ use: Use, _ words: [String]) -> [BannedWord] {
        words.map { BannedWord(rule: rule, word: $0, use: use) }
    }

    /// Whether the token at an index is this word, so used.
    func stands(at index: Int, in file: SwiftFile) -> Bool {
        guard file.tokens[index].isName(word) else { return false }
        // `Swift.print` is `print`.
        let isMember = file.isMark(index - 1, ".") && !file.isName(index - 2, "Swift")
        switch use {
        case .word:
            let isLabel = file.isMark(index + 1, ":")
            let isDeclared = ["var", "let", "case", "func"].contains {
                file.isName(index - 1, $0)
            }
            return !isMember && !isLabel && !isDeclared
        case .call:
            return !isMember && file.isMark(index + 1, "(") && !file.declaresFunction(word)
        case .member:
            return isMember
        case .system:
            let isGiven = file.isName(index + 2, "nil") || file.isMark(index + 2, "&")
            return !isMember && file.isMark(index + 1, "(")
                && (isGiven || file.isMark(index + 2, ")")) && !file.declaresFunction(word)
        }
    }
}

func checkWords(_ tree: TreeView, _ findings: inout [Finding]) {
    for file in tree.swift where file.isSource && tree.kind(of: file) == .pure {
        for (index, token) in file.tokens.enumerated() where token.kind == .name {
            for word in BannedWord.pure where word.stands(at: index, in: file) {
                findings.append(Finding(word.rule, file.path, token.line, "`\(word.word)`"))
            }
            if isUnseeded(index, in: file) {
                let what = "`\(token.text)` without `using:`"
                findings.append(Finding(.pureRandomness, file.path, token.line, what))
            }
        }
        for index in file.tokens.indices where file.opensDictionaryType(index) {
            let line = file.tokens[index].line
            findings.append(Finding(.pureHashedCollection, file.path, line, "a Dictionary"))
        }
    }
}

/// `.random(in:)` and `.shuffled()` take the system's generator unless they are given one.
private func isUnseeded(_ index: Int, in file: SwiftFile) -> Bool {
    guard ["random", "shuffled", "shuffle"].contains(file.tokens[index].text),
        file.isMark(index - 1, "."), file.isMark(index + 1, "(")
    else { return false }
    let arguments = file.tokens[index..<file.end(ofBracketAt: index + 1)]
    return !arguments.contains { $0.isName("using") }
}

extension SwiftFile {
    /// Whether the file has a function of its own by that name, as a parser has its `print`.
    fileprivate func declaresFunction(_ name: String) -> Bool {
        tokens.indices.contains { isName($0, "func") && isName($0 + 1, name) }
    }

    /// Whether `[Key: …` begins here, the key a type's name or an array of one.
    func namesDictionary(_ index: Int) -> Bool {
        guard isMark(index, "["), let key = token(index + 1) else { return false }
        var place = index + 1
        while isMark(place, "[") { place += 1 }
        guard let name = token(place), name.kind == .name, name.text.first?.isUppercase ?? false
        else { return false }
        place = key.isMark("[") ? end(ofBracketAt: index + 1) : place + 1
        while isMark(place, "."), token(place + 1)?.kind == .name { place += 2 }
        return isMark(place, ":")
    }

    /// Whether a dictionary's type begins here: `: [Key: Value]`, `-> [Key: Value]`, `= [Key: Value]()`.
    func opensDictionaryType(_ index: Int) -> Bool {
        guard namesDictionary(index) else { return false }
        let end = end(ofBracketAt: index)
        let isConstructed = isMark(end, "(")
        let isAnnotation =
            isMark(index - 1, ":") || isMark(index - 1, ">") || isMark(index - 1, "[")
            || isName(index - 1, "inout")
        return isConstructed || isAnnotation
    }
}
