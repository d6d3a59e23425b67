// The parser behind `JSON5Node`: one pass, a stack of its own instead of recursion, and a limit on
// everything.

/// Parses one document.
struct JSON5Parser {
    var cursor: JSON5Cursor
    private let limits: JSON5Node.Limits
    private var stack: [Frame] = []
    private var count = 0

    init(_ text: String, limits: JSON5Node.Limits) {
        cursor = JSON5Cursor(text)
        self.limits = limits
    }

    /// A container that is not closed yet.
    private struct Frame {
        let isObject: Bool
        let position: SourcePosition
        var elements: [JSON5Node] = []
        var keys: [(name: String, position: SourcePosition)] = []

        var closer: Unicode.Scalar { isObject ? "}" : "]" }
    }

    mutating func document() throws(JSON5Error) -> JSON5Node {
        try skipSpace()
        guard cursor.current != nil else { throw error(.empty) }
        var finished: JSON5Node?
        while finished == nil {
            if let value = try open() { finished = try place(value) }
        }
        try skipSpace()
        guard cursor.current == nil, let finished else { throw error(.trailing(cursor.found)) }
        return finished
    }

    func error(_ reason: JSON5Error.Reason) -> JSON5Error {
        JSON5Error(cursor.current == nil ? ending(reason) : reason, at: cursor.position)
    }

    /// What was unexpected at the end is the end itself.
    private func ending(_ reason: JSON5Error.Reason) -> JSON5Error.Reason {
        if case .unexpected = reason { return .unexpectedEnd }
        return reason
    }

    /// Reads a value, or opens a container that is not empty and gives nil.
    private mutating func open() throws(JSON5Error) -> JSON5Node? {
        try skipSpace()
        count += 1
        guard count <= limits.values else { throw error(.tooMany(limit: limits.values)) }
        let position = cursor.position
        switch cursor.current {
        case "{", "[":
            guard stack.count < limits.depth else { throw error(.tooDeep(limit: limits.depth)) }
            stack.append(Frame(isObject: cursor.current == "{", position: position))
            cursor.advance()
            return try next() ? nil : close()
        case "\"", "'": return JSON5Node(.text(try text()), at: position)
        case .some(let scalar) where scalar.isDigit || "+-.".unicodeScalars.contains(scalar):
            return JSON5Node(try number(), at: position)
        case .some(let scalar) where scalar.startsName:
            return JSON5Node(try word(), at: position)
        case .some, .none: throw error(.unexpected(cursor.found, wanted: "a value"))
        }
    }

    /// Puts a value where it belongs and closes every container that ends after it. The result is
    /// the document when nothing is open any more.
    private mutating func place(_ value: JSON5Node) throws(JSON5Error) -> JSON5Node? {
        var value = value
        while let last = stack.indices.last {
            stack[last].elements.append(value)
            try skipSpace()
            if cursor.take(",") {
                if try next() { return nil }
            } else if !cursor.take(stack[last].closer) {
                throw error(
                    .unexpected(cursor.found, wanted: "a comma or \"\(stack[last].closer)\"")
                )
            }
            value = close()
        }
        return value
    }

    /// Goes to the innermost container's next value, an object's key included; false, and past the
    /// bracket, where there is none.
    private mutating func next() throws(JSON5Error) -> Bool {
        let last = stack.count - 1
        try skipSpace()
        if cursor.take(stack[last].closer) { return false }
        guard stack[last].isObject else { return true }
        let position = cursor.position
        let name = try key()
        try skipSpace()
        guard cursor.take(":") else { throw error(.unexpected(cursor.found, wanted: "a colon")) }
        stack[last].keys.append((name, position))
        return true
    }

    private mutating func close() -> JSON5Node {
        let frame = stack.removeLast()
        guard frame.isObject else { return JSON5Node(.array(frame.elements), at: frame.position) }
        let members = zip(frame.keys, frame.elements).map { key, node in
            JSON5Node.Member(key: key.name, position: key.position, node: node)
        }
        return JSON5Node(.object(members), at: frame.position)
    }

    // MARK: - Space

    mutating func skipSpace() throws(JSON5Error) {
        while let scalar = cursor.current {
            if scalar.isJSON5Space {
                cursor.advance()
            } else if scalar == "/" && cursor.next == "/" {
                while let scalar = cursor.current, !scalar.isLineEnd { cursor.advance() }
            } else if scalar == "/" && cursor.next == "*" {
                try skipComment()
            } else {
                return
            }
        }
    }

    private mutating func skipComment() throws(JSON5Error) {
        let start = cursor.position
        cursor.advance()
        cursor.advance()
        while let scalar = cursor.current {
            cursor.advance()
            if scalar == "*", cursor.take("/") { return }
        }
        throw JSON5Error(.unclosedComment, at: start)
    }
}
