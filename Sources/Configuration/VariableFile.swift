// A `.env` file: NAME=VALUE a line. Nothing in it is carried out and nothing is substituted. What a line
// holds is never repeated in a message, for these files hold secrets.

/// The variables of a `.env` file and what is wrong with its lines.
public struct VariableFile: Hashable, Sendable {
    /// A variable.
    public struct Variable: Hashable, Sendable {
        /// Its name.
        public let name: String
        /// Its value.
        public let value: String
        /// The line on which it stands, counted from 1.
        public let line: Int
    }

    /// The variables in order; no name twice.
    public private(set) var variables: [Variable] = []
    /// The lines that are none.
    public private(set) var problems: [ConfigurationProblem] = []
    private let name: String

    /// The longest file, in bytes.
    public static let limit = 256 << 10

    /// Reads a file's bytes; `name` is what messages call it.
    public init(_ bytes: [UInt8], name: String) {
        self.name = name
        // A byte-order mark is no part of the text.
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let content = bytes.starts(with: mark) ? bytes.dropFirst(mark.count) : bytes[...]
        guard bytes.count <= VariableFile.limit,
            let text = String(validating: content, as: UTF8.self)
        else {
            let limit = "UTF-8 text of at most \(VariableFile.limit) bytes"
            problems.append(problem("the file must be \(limit)", line: 1))
            return
        }
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        for (index, line) in lines.enumerated() {
            do throws(ConfigurationProblem) {
                if let variable = try variable(line, number: index + 1) { try add(variable) }
            } catch {
                problems.append(error)
            }
        }
    }

    private mutating func add(_ variable: Variable) throws(ConfigurationProblem) {
        if let first = variables.first(where: { $0.name == variable.name }) {
            throw problem(
                "\(variable.name) is set twice, first on line \(first.line): take one out",
                line: variable.line
            )
        }
        variables.append(variable)
    }

    private func variable(
        _ line: Substring,
        number: Int
    ) throws(ConfigurationProblem) -> Variable? {
        var rest = Self.trimmed(line)
        if rest.isEmpty || rest.hasPrefix("#") { return nil }
        if rest.hasPrefix("export ") { rest = Self.trimmed(rest.dropFirst("export ".count)) }
        let name = String(rest.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") })
        rest = Self.trimmed(rest.dropFirst(name.count))
        guard !name.isEmpty, name.first?.isNumber == false, rest.hasPrefix("=") else {
            throw problem(
                "a line must be NAME=VALUE, a comment that begins with #, or empty",
                line: number
            )
        }
        let value = try value(Self.trimmed(rest.dropFirst()), of: name, line: number)
        return Variable(name: name, value: value, line: number)
    }

    private func value(
        _ text: Substring,
        of name: String,
        line: Int
    ) throws(ConfigurationProblem) -> String {
        guard let quote = text.first, quote == "\"" || quote == "'" else {
            return Self.unquoted(text)
        }
        var value = ""
        var rest = text.dropFirst()
        while let character = rest.popFirst() {
            if character == quote {
                rest = Self.trimmed(rest)
                guard rest.isEmpty || rest.hasPrefix("#") else {
                    throw problem("something follows the closing quote of \(name)", line: line)
                }
                return value
            }
            guard character == "\\", quote == "\"", let escaped = rest.popFirst() else {
                value.append(character)
                continue
            }
            switch escaped {
            case "n": value.append("\n")
            case "r": value.append("\r")
            case "t": value.append("\t")
            default: value.append(escaped)
            }
        }
        throw problem("the quote of \(name) is not closed on its line: close it", line: line)
    }

    /// Up to a comment, which needs a space before it.
    private static func unquoted(_ text: Substring) -> String {
        var end = text.startIndex
        var before: Character = " "
        for index in text.indices {
            if text[index] == "#", before == " " || before == "\t" { break }
            before = text[index]
            if before != " ", before != "\t" { end = text.index(after: index) }
        }
        return String(text[..<end])
    }

    private static func trimmed(_ text: Substring) -> Substring {
        var text = text.drop { $0 == " " || $0 == "\t" }
        while text.last == " " || text.last == "\t" { text.removeLast() }
        return text
    }

    private func problem(_ text: String, line: Int) -> ConfigurationProblem {
        ConfigurationProblem(text, .variableFile(name: name, line: line, variable: nil))
    }
}
