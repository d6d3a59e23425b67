// Reading values. A file gives nodes, a variable or an option gives a text; both come out the same.

import Money

extension SettingKind {
    /// Reads a text, as a variable or an option of the command line gives it.
    public func read(_ text: String) throws(ValueFault) -> SettingValue {
        switch self {
        case .number: return try number(text, shown: Self.quoted(text))
        case .boolean:
            guard text == "true" || text == "false" else { throw fault(Self.quoted(text)) }
            return .boolean(text == "true")
        case .choice(let words): return try choice(text, words)
        case .text(let lengths):
            guard lengths.contains(text.utf8.count),
                !text.unicodeScalars.contains(where: \.isControl)
            else { throw fault(Self.quoted(text)) }
            return .text(text)
        case .path:
            guard 1...Self.pathLimit ~= text.utf8.count,
                !text.unicodeScalars.contains(where: \.isControl)
            else { throw fault(Self.quoted(text)) }
            guard !text.hasPrefix("~"), !text.contains("$") else {
                throw ValueFault(
                    Self.quoted(text),
                    "must be written out, for neither ~ nor $ is replaced by anything here: name it from the "
                        + "root, or from the working directory"
                )
            }
            return .text(text)
        case .duration(let bounds):
            guard let nanoseconds = DurationText.parse(text) else {
                throw fault(Self.quoted(text))
            }
            guard bounds.contains(nanoseconds) else { throw outOfBounds(Self.quoted(text)) }
            return .duration(nanoseconds: nanoseconds)
        case .list, .record: return try structure(text)
        }
    }

    /// Reads a value of a file.
    public func read(_ node: JSON5Node) throws(ValueFault) -> SettingValue {
        switch self {
        case .number(let scale, _): return try number(node, scale)
        case .boolean:
            guard case .bool(let flag) = node.value else { throw fault(Self.shown(node)) }
            return .boolean(flag)
        case .choice, .text, .path, .duration:
            guard case .text(let text) = node.value else { throw fault(Self.shown(node)) }
            return try read(text)
        case .list(let element, let counts):
            guard case .array(let nodes) = node.value else { throw fault(Self.shown(node)) }
            return try list(nodes, element, counts)
        case .record(let fields):
            guard case .object(let members) = node.value else { throw fault(Self.shown(node)) }
            return try record(members, fields)
        }
    }

    /// A number stands in a file as such; an amount can be a text too.
    private func number(_ node: JSON5Node, _ scale: UInt8) throws(ValueFault) -> SettingValue {
        switch node.value {
        case .number(let number):
            guard let plain = number.plain else { throw outOfBounds(Self.quoted(number.text)) }
            return try self.number(plain, shown: Self.quoted(number.text))
        case .nonFinite(let word): throw ValueFault(word, "must be a finite number, " + bounds)
        case .text(let text) where scale > 0: return try number(text, shown: Self.quoted(text))
        case .null, .bool, .text, .array, .object: throw fault(Self.shown(node))
        }
    }

    private func number(_ text: String, shown: String) throws(ValueFault) -> SettingValue {
        guard case .number(let scale, let bounds) = self else {
            preconditionFailure("only numbers are read as numbers")
        }
        let units: Int128
        do throws(DecimalError) {
            units = try DecimalText.parse(text, scale: scale, rounding: nil)
        } catch {
            switch error {
            case .empty, .unexpectedCharacter: throw fault(shown)
            case .overflow: throw outOfBounds(shown)
            case .tooManyDecimals:
                if scale == 0 { throw fault(shown) }
                throw ValueFault(shown, "must have at most \(scale) decimals")
            }
        }
        guard bounds.contains(units) else { throw outOfBounds(shown) }
        return .number(units: units, scale: scale)
    }

    private func choice(_ text: String, _ words: [String]) throws(ValueFault) -> SettingValue {
        if words.contains(text) { return .text(text) }
        let nearest = EditDistance.nearest(to: text, in: words)
        let hint = nearest.map { "; did you mean \"\($0)\"?" } ?? ""
        throw ValueFault(Self.quoted(text), "must be \(expectation)\(hint)")
    }

    /// A list or a record in a text: JSON5, or for a list of plain values these with commas between.
    private func structure(_ text: String) throws(ValueFault) -> SettingValue {
        if case .list(let element, let counts) = self, !text.hasPrefix("["), !element.isStructure {
            let parts = text.split(separator: ",", omittingEmptySubsequences: false)
            var values: [SettingValue] = []
            for (index, part) in parts.enumerated() {
                do throws(ValueFault) {
                    values.append(try element.read(Self.trimmed(part)))
                } catch {
                    throw error.inside("[\(index)]")
                }
            }
            return try counted(values, counts)
        }
        let node: JSON5Node
        do throws(JSON5Error) {
            node = try JSON5Node(parsing: Array(text.utf8))
        } catch {
            throw fault(Self.quoted(text))
        }
        return try read(node)
    }

    private func list(
        _ nodes: [JSON5Node],
        _ element: SettingKind,
        _ counts: ClosedRange<Int>
    ) throws(ValueFault) -> SettingValue {
        var values: [SettingValue] = []
        for (index, node) in nodes.enumerated() {
            do throws(ValueFault) {
                values.append(try element.read(node))
            } catch {
                throw error.inside("[\(index)]", at: node.position)
            }
        }
        return try counted(values, counts)
    }

    private func counted(
        _ values: [SettingValue],
        _ counts: ClosedRange<Int>
    ) throws(ValueFault) -> SettingValue {
        guard counts.contains(values.count) else {
            throw ValueFault(
                "a list of \(values.count)",
                "must have \(counts.lowerBound) to \(counts.upperBound) elements"
            )
        }
        return .list(values)
    }

    private func record(
        _ members: [JSON5Node.Member],
        _ fields: [Field]
    ) throws(ValueFault) -> SettingValue {
        if let stranger = members.first(where: { member in
            !fields.contains { $0.name == member.key }
        }) {
            throw ValueFault(
                "no field here",
                "must be \(expectation)",
                path: ".\(stranger.key)",
                at: stranger.position
            )
        }
        var values: [SettingValue] = []
        for field in fields {
            let found = members.filter { $0.key == field.name }
            guard let member = found.first, found.count == 1 else {
                throw ValueFault(
                    found.isEmpty ? "missing" : "given twice",
                    "must be \(field.kind.expectation)",
                    path: ".\(field.name)"
                )
            }
            do throws(ValueFault) {
                values.append(try field.kind.read(member.node))
            } catch {
                throw error.inside(".\(field.name)", at: member.position)
            }
        }
        return .record(values)
    }

    private var isStructure: Bool {
        switch self {
        case .list, .record: true
        case .number, .boolean, .choice, .text, .path, .duration: false
        }
    }

    private func fault(_ found: String) -> ValueFault {
        ValueFault(found, "must be \(expectation)")
    }

    private func outOfBounds(_ found: String) -> ValueFault {
        ValueFault(found, "must be \(bounds)")
    }

    private static func trimmed(_ text: Substring) -> String {
        String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
}
