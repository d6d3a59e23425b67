import Configuration
import Testing

@Suite struct `JSON5` {
    private func parse(_ text: String) throws(JSON5Error) -> JSON5Node {
        try JSON5Node(parsing: Array(text.utf8))
    }

    /// The value without its places, as text.
    private func plain(_ node: JSON5Node) -> String {
        switch node.value {
        case .null: "null"
        case .bool(let flag): "\(flag)"
        case .number(let number): number.plain ?? "beyond"
        case .nonFinite(let word): word
        case .text(let text): "<\(text)>"
        case .array(let nodes): "[" + nodes.map { plain($0) }.joined(separator: ",") + "]"
        case .object(let members):
            "{" + members.map { "\($0.key):\(plain($0.node))" }.joined(separator: ",") + "}"
        }
    }

    @Test(arguments: [
        ("null", "null"), ("true", "true"), (" false ", "false"), ("{}", "{}"), ("[]", "[]"),
        ("[1,]", "[1]"), ("{a:1,}", "{a:1}"), ("[[],{}]", "[[],{}]"),
        ("{a:{b:{c:[1,2,{d:3}]}}}", "{a:{b:{c:[1,2,{d:3}]}}}"),
        ("// c\n/* d\n * */ 5 // e", "5"), ("/***/1", "1"), ("{a/**/:/**/1/**/,/**/}", "{a:1}"),
        ("'it\"s'", "<it\"s>"), ("\"it's\"", "<it's>"), (#"'\'\"\\'"#, #"<'"\>"#),
        (#""\b\f\n\r\t\v\0""#, "<\u{8}\u{C}\n\r\t\u{B}\0>"), (#""\x41\u0042\a""#, "<ABa>"),
        (#""\ud83d\ude00""#, "<😀>"), ("'a\\\nb'", "<ab>"), ("'a\\\r\nb'", "<ab>"),
        ("'a\\\u{2028}b'", "<ab>"), ("'a\u{2028}b'", "<a\u{2028}b>"),
        ("{$a_1:1, größe:2, \\u0061b:3, 'x y':4}", "{$a_1:1,größe:2,ab:3,x y:4}"),
        ("{null:1, NaN:2, true:3}", "{null:1,NaN:2,true:3}"),
        ("{a:1,a:2}", "{a:1,a:2}"), ("\u{FEFF}{}", "{}"), ("\u{A0}\u{2003}\t[]\u{B}", "[]"),
        ("NaN", "NaN"), ("-NaN", "-NaN"), ("Infinity", "Infinity"), ("+Infinity", "+Infinity"),
    ])
    func `what is JSON5 is read`(text: String, value: String) throws {
        #expect(plain(try parse(text)) == value)
    }

    @Test(arguments: [
        ("0", "0"), ("-0", "-0"), ("+5", "5"), (".5", ".5"), ("-.5", "-.5"), ("5.", "5."),
        ("0xDECAFbad", "3737844653"), ("-0X10", "-16"), ("1e3", "1000."), ("1E+3", "1000."),
        ("12.5e1", "125."), ("1.25e-3", ".00125"), ("-5e-1", "-.5"), (".5e1", "5."),
        ("1e61", "beyond"), ("1e999999999999999999999", "beyond"),
        ("0xFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF", "beyond"),
        ("0.1000000000000000055511151231257827", "0.1000000000000000055511151231257827"),
        ("123456789012345678901234567890", "123456789012345678901234567890"),
    ])
    func `numbers keep every digit`(text: String, digits: String) throws {
        let node = try parse(text)
        guard case .number(let number) = node.value else {
            Issue.record("\(text) is a number")
            return
        }
        #expect(number.text == text)
        #expect((number.plain ?? "beyond") == digits)
    }

    @Test(arguments: [
        ("", 1, 1, JSON5Error.Reason.empty), ("\n // x\n", 3, 1, .empty),
        ("{", 1, 2, .unexpectedEnd), ("[1", 1, 3, .unexpectedEnd), ("{a:", 1, 4, .unexpectedEnd),
        ("{\n  a 1}", 2, 5, .unexpected("\"1\"", wanted: "a colon")),
        ("[1 2]", 1, 4, .unexpected("\"2\"", wanted: "a comma or \"]\"")),
        ("[,]", 1, 2, .unexpected("\",\"", wanted: "a value")),
        ("[1,,]", 1, 4, .unexpected("\",\"", wanted: "a value")),
        ("{a:1]", 1, 5, .unexpected("\"]\"", wanted: "a comma or \"}\"")),
        ("{1:2}", 1, 2, .unexpected("\"1\"", wanted: "a key")),
        ("{a:yes}", 1, 4, .unexpected("a word without quotes", wanted: "a value")),
        ("{}{}", 1, 3, .trailing("\"{\"")), ("1 2", 1, 3, .trailing("\"2\"")),
        ("'a", 1, 1, .unclosedText), ("[\n 'a\n']", 2, 2, .unclosedText),
        ("/*", 1, 1, .unclosedComment), ("[1, /* *", 1, 5, .unclosedComment),
        ("01", 1, 1, .invalidNumber("01")), ("-", 1, 1, .invalidNumber("-")),
        (".", 1, 1, .invalidNumber(".")), ("1e", 1, 1, .invalidNumber("1e")),
        ("0x", 1, 1, .invalidNumber("0x")), ("1.2.3", 1, 1, .invalidNumber("1.2.3")),
        ("5m", 1, 1, .invalidNumber("5m")), ("1_0", 1, 1, .invalidNumber("1_0")),
        (#"'\1'"#, 1, 2, .invalidEscape), (#"'\ud83d'"#, 1, 2, .invalidEscape),
        (#"'\udc00'"#, 1, 2, .invalidEscape), (#"'\xg0'"#, 1, 4, .invalidEscape),
        (#"{\u0020a:1}"#, 1, 2, .invalidEscape), (#"'\00'"#, 1, 2, .invalidEscape),
        ("\r\n\r\n  ?", 3, 3, .unexpected("\"?\"", wanted: "a value")),
        ("ä\u{301}=", 1, 1, .unexpected("a word without quotes", wanted: "a value")),
    ])
    func `what is not is refused at its place`(
        text: String,
        line: Int,
        column: Int,
        reason: JSON5Error.Reason
    ) {
        let error = #expect(throws: JSON5Error.self) { try parse(text) }
        #expect(error?.reason == reason)
        #expect(error?.position == SourcePosition(line: line, column: column))
    }

    @Test func `every key and value knows its place`() throws {
        let node = try parse("{\r\n  a: 1, 'é': [true,\r    {b: 'x'}],\n}")
        guard case .object(let members) = node.value, members.count == 2,
            case .array(let elements) = members[1].node.value, elements.count == 2,
            case .object(let inner) = elements[1].value, inner.count == 1
        else {
            Issue.record("the tree has its shape")
            return
        }
        #expect(node.position == SourcePosition(line: 1, column: 1))
        #expect(members[0].position == SourcePosition(line: 2, column: 3))
        #expect(members[0].node.position == SourcePosition(line: 2, column: 6))
        #expect(members[1].position == SourcePosition(line: 2, column: 9))
        #expect(elements[0].position == SourcePosition(line: 2, column: 15))
        #expect(elements[1].position == SourcePosition(line: 3, column: 5))
        #expect(inner[0].node.position == SourcePosition(line: 3, column: 9))
    }

    @Test func `depth, size and number of values have their limits`() throws {
        let deep = String(repeating: "[", count: 32) + String(repeating: "]", count: 32)
        #expect(throws: Never.self) { try parse(deep) }
        let tooDeep = #expect(throws: JSON5Error.self) { try parse("[" + deep + "]") }
        #expect(tooDeep?.reason == .tooDeep(limit: 32))
        let open = #expect(throws: JSON5Error.self) {
            try parse(String(repeating: "{a:", count: 100_000))
        }
        #expect(open?.reason == .tooDeep(limit: 32))
        let large = #expect(throws: JSON5Error.self) {
            try parse(String(repeating: " ", count: 1 << 20) + "1")
        }
        #expect(large?.reason == .tooLarge(limit: 1 << 20))
        var limits = JSON5Node.Limits()
        limits.values = 3
        #expect(throws: Never.self) { try JSON5Node(parsing: Array("[1,2]".utf8), limits: limits) }
        let many = #expect(throws: JSON5Error.self) {
            try JSON5Node(parsing: Array("[1,2,3]".utf8), limits: limits)
        }
        #expect(many?.reason == .tooMany(limit: 3))
    }

    @Test func `bytes that are not UTF-8 are refused`() {
        let error = #expect(throws: JSON5Error.self) { try JSON5Node(parsing: [0x22, 0xFF, 0x22]) }
        #expect(error?.reason == .invalidUTF8)
    }
}
