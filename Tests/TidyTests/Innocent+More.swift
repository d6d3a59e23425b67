// Look-alikes of what hides behind another spelling.

import TidyRules

extension Innocent {
    static let order = [
        Sample(.hashOrder, "let a = [b ? c : d]\nfunc f() { for b in a { c(b) } }\n"),
        Sample(.hashOrder, "let a = [f(b: 1), 2]\nfunc f() { for b in a { c(b) } }\n"),
        Sample(
            .hashOrder,
            "typealias Shelf = [Int]\nlet a: Shelf\nfunc f() { for b in a { c(b) } }\n"
        ),
        Sample(.hashOrder, "func f() { for b in Set(a).sorted() { c(b) } }\n"),
        Sample(
            .hashOrder,
            "let a: Set<Int>\nfunc f() { for b in a.filter({ $0 > 1 }).sorted() { c(b) } }\n"
        ),
        Sample(.hashOrder, "let a: [Int]\nfunc f() { for b in a.filter({ $0 > 1 }) { c(b) } }\n"),
        Sample(.hashOrder, "let a: Set<Int>\nfunc f() -> Int { a.reduce(0, +) }\n"),
        Sample(.hashOrder, "let a: [Int: Int]\nfunc f() -> [Int] { Array(a.keys).sorted() }\n"),
        Sample(.hashOrder, "let a: [Int: Int]\nfunc f() -> [Int] { Array(b.list) }\n"),
        Sample(.pureHashedCollection, "let a: [[Int]]\nlet b = [[1]: 2]\n"),
        Sample(.pureHashedCollection, "let a: Books.Set\n"),
        Sample(.pureInput, "func a() { Books.print(1) }\n"),
        Sample(.pureClock, "let a = time(of: b)\nlet c = clock.time()\n"),
        Sample(.pureRandomness, "let a = random(from: &b)\nlet c = b.rand()\n"),
    ]

    static let tests = [
        Sample(
            .idleTest,
            "@Test func a() { #expect(b == true)\n#expect(true == b) }\n",
            in: testPath
        ),
        Sample(
            .idleTest,
            "@Test(.enabled(if: b), .disabled(if: c)) func a() { d(.disabled) }\n",
            in: testPath
        ),
        Sample(.idleTest, "func a() { #expect(true) }\n"),
        Sample(
            .forceUnwrap,
            "func a() -> Bool { b != c && !d }\nlet e = f as? Int\nlet g = \"h!\"\n"
        ),
        Sample(.forceUnwrap, "let a = b!\n", in: testPath),
        Sample(.fatalError, "let abort = 1\nfunc a() { transaction.abort() }\n"),
        Sample(.emptyCatch, "func a() { do { try b() } catch { _ = c(error) } }\n"),
        Sample(.floatingPoint, "let a = b.0.1\nlet c = 0x1e\nlet d = 1...5\nlet e = \"0.1\"\n"),
        Sample(.floatingPoint, "let a = 0.5\n", in: "Sources/Disk/A.swift"),
        Sample(
            .functionLength,
            "let a = {\n" + String(repeating: "b()\n", count: 60) + "}\n"
        ),
        Sample(
            .functionLength,
            "var a: Int\nvar b: Int { 1 }\nstruct C {\n"
                + String(repeating: "let d = 1\n", count: 70)
                + "}\n"
        ),
        Sample(.secret, "let a = \"postgres" + "://u:\\(password)" + "@db\"\n"),
        Sample(.secret, "let a = \"https://db:5432/a\"\nlet b = \"pass" + "word=\"\n"),
        Sample(.secret, "let a = \"pass" + "word=<yours>\"\n"),
        Sample(.ignoredFailure, "    if: github.event == 'push'\n    if: failed\n", in: "a.yml"),
        Sample(.ignoredFailure, "test:\n\t@swift test -c release\n-include a\n", in: "Makefile"),
        Sample(.command, "  - { name: a, run: make test }\n", in: "a.yml"),
    ]

    private static let testPath = "Tests/BooksTests/A.swift"
}
