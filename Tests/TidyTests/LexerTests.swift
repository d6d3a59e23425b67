import Testing

@testable import TidyRules

@Suite struct `Tidy's lexer` {
    private static func code(_ text: String) -> [String] {
        SwiftLexer.tokens(of: Array(text.utf8)).filter { $0.kind != .comment }.map(\.text)
    }

    @Test(arguments: [
        ("a/* b /* c */ d */e", ["a", "e"]),
        ("a // b\nc", ["a", "c"]),
        (##"#"a\(b)\#(c)"#"##, [#"a\(b)"#, "(", "c", ")", ""]),
        (#""a\(b("c"))d""#, ["a", "(", "b", "(", "c", ")", ")", "d"]),
        (#""a\"b" c"#, [#"a\"b"#, "c"]),
        ("\"\"\"\n a \"b\"\n \"\"\" c", ["\n a \"b\"\n ", "c"]),
        ("`a b`()", ["a b", "(", ")"]),
        ("1_000.5.a 0...2", ["1_000.5", ".", "a", "0", ".", ".", ".", "2"]),
        ("#if A\n@frozen x", ["#if", "A", "@frozen", "x"]),
        ("\"a\nb", ["a", "b"]),
    ])
    func `cuts as Swift does`(_ text: String, _ expected: [String]) {
        #expect(Self.code(text) == expected)
    }

    @Test func `counts lines through strings and comments`() throws {
        let text = "/*\n*/ a\n\"\"\"\n\\(b)\n\"\"\"\nc"
        let lines = SwiftLexer.tokens(of: Array(text.utf8)).filter { $0.kind == .name }.map(\.line)
        #expect(lines == [2, 4, 6])
    }

    @Test(arguments: ["\"", "\"\\(", "#\"\\#(\"", "/*", "`", "\"\"\"\\", "((", "\"\\()))\\("])
    func `comes to an end on what is not Swift`(_ text: String) {
        #expect(Self.code(text).count < 12)
    }
}
