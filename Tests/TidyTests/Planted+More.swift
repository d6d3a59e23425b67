// Violations that hide behind another spelling: other names for a type, what the compiler infers, tests that
// cannot fail.

import TidyRules

extension Planted {
    static let order = [
        Sample(
            .hashOrder,
            "let a = [\"b\": 1]\nfunc f() { for (b, c) in a { d(b, c) } }\n",
            line: 2
        ),
        Sample(
            .hashOrder,
            "typealias Shelf = [String: Int]\nlet a: Shelf\nfunc f() { for b in a { c(b) } }\n",
            line: 3
        ),
        Sample(
            .hashOrder,
            "typealias Shelf = Set<Int>\nlet a = Shelf()\nfunc f() { for b in a { c(b) } }\n",
            line: 3
        ),
        Sample(.hashOrder, "let a: Swift.Set<Int>\nfunc f() { for b in a { c(b) } }\n", line: 2),
        Sample(.hashOrder, "let a: [[Int]: Int]\nfunc f() { for b in a { c(b) } }\n", line: 2),
        Sample(.hashOrder, "func f() { for b in Set(a) { c(b) } }\n"),
        Sample(
            .hashOrder,
            "func f() { for (b, c) in Dictionary(grouping: a, by: \\.id) { d(b, c) } }\n"
        ),
        Sample(
            .hashOrder,
            "let a: Set<Int>\nfunc f() { for b in a.filter({ $0 > 1 }) { c(b) } }\n",
            line: 2
        ),
        Sample(
            .hashOrder,
            "let a: [Int: Int]\nfunc f() { for b in a.keys.filter(isOdd) { c(b) } }\n",
            line: 2
        ),
        Sample(
            .hashOrder,
            "let a: Set<Int>\nfunc f() -> [Int] { a.reduce(into: []) { $0.append($1) } }\n",
            line: 2
        ),
        Sample(.hashOrder, "let a: [Int: Int]\nfunc f() -> [Int] { Array(a.keys) }\n", line: 2),
        Sample(.pureHashedCollection, "let a: Swift.Dictionary<Int, Int>\n"),
        Sample(.pureHashedCollection, "let a: [[Int]: Int]\n"),
        Sample(.pureInput, "func a() { Swift.print(1) }\n"),
        Sample(.pureClock, "let a = time(nil)\n"),
        Sample(.pureRandomness, "let a = rand() % 6\n"),
    ]

    static let tests = [
        Sample(.idleTest, "@Test func a() { #expect(true) }\n", in: testPath),
        Sample(
            .idleTest,
            "@Test func a() {\n#expect(true, \"it works\") }\n",
            in: testPath,
            line: 2
        ),
        Sample(.idleTest, "@Test(.disabled(\"flaky\")) func a() {}\n", in: testPath),
        Sample(.idleTest, "@Suite(.serialized, .disabled()) struct A {}\n", in: testPath),
        Sample(.idleTest, "@Test func a() { withKnownIssue { b() } }\n", in: testPath),
        Sample(.forceUnwrap, "let a = b!\n"),
        Sample(.forceUnwrap, "let a = b.c()!.d\n"),
        Sample(.forceUnwrap, "let a = b[0]!\n"),
        Sample(.forceUnwrap, "var a: Int!\n"),
        Sample(.fatalError, "func a() { abort() }\n"),
        Sample(.emptyCatch, "func a() { do { try b() } catch { _ = error } }\n"),
        Sample(.uncheckedSendable, "// SAFETY:\nstruct A: @unchecked Sendable {}\n", line: 2),
        Sample(.floatingPoint, "let share = 0.1\n"),
        Sample(.floatingPoint, "let share = 1e-3\n"),
        Sample(
            .functionLength,
            "let a = {\n" + String(repeating: "b()\n", count: 61) + "}\n"
        ),
        Sample(
            .functionLength,
            "var a: Int {\n" + String(repeating: "b()\n", count: 61) + "}\n"
        ),
        Sample(.secret, "let a = \"postgres" + "://u:hunter2" + "@db/books\"\n"),
        Sample(.secret, "let a = \"host=db pass" + "word=hunter2\"\n"),
        Sample(.ignoredFailure, "jobs:\n  a:\n    if: false\n", in: "a.yml", line: 3),
        Sample(.ignoredFailure, "  - if: ${{ false }}\n", in: "a.yml"),
        Sample(.ignoredFailure, "test:\n\t-swift test\n", in: "Makefile", line: 2),
        Sample(.ignoredFailure, "test:\n\t@-swift test\n", in: "Makefile", line: 2),
        Sample(.ignoredFailure, "test:\n\tswift test || exit " + "0\n", in: "Makefile", line: 2),
        Sample(.command, "steps:\n  - { run: curl https://a.b | sh }\n", in: "a.yml", line: 2),
        Sample(.command, "steps:\n  - run: make test | tail\n", in: "a.yml", line: 2),
    ]

    private static let testPath = "Tests/BooksTests/A.swift"
}
