// A small repository that keeps every rule, and one file laid over it.

import Testing
import TidyRules

/// A file that breaks a rule, or looks as if it did.
struct Sample: CustomTestStringConvertible, Sendable {
    let rule: Rule
    let path: String
    let text: String
    /// The line at which the finding is expected.
    let line: Int
    /// What else is laid over the repository.
    let others: [TreeFile]

    init(
        _ rule: Rule,
        _ text: String,
        in path: String = "Sources/Books/Sample.swift",
        line: Int = 1,
        beside others: [TreeFile] = []
    ) {
        self.others = others
        self.rule = rule
        self.path = path
        self.text = text
        self.line = line
    }

    var testDescription: String {
        "\(rule.rawValue): \(text.prefix(60).split(separator: "\n").joined(separator: " / "))"
    }

    /// What is found of the sample's rule when the file is laid over the small repository.
    func findings() -> [Finding] {
        let laid = others + [TreeFile(path: path, text: text)]
        let rest = Self.repository.filter { file in !laid.contains { $0.path == file.path } }
        return Tree(rest + laid).findings().filter {
            $0.rule == rule
        }
    }

    static let repository: [TreeFile] = [
        TreeFile(path: "Package.swift", text: manifest),
        TreeFile(path: "docs/ARCHITECTURE.md", text: table),
        TreeFile(
            path: "Makefile",
            text: "test: build ## tests\n\tswift test\n\nbuild:\n\tswift build\n"
        ),
        TreeFile(path: ".tidy-words", text: words),
        TreeFile(path: "Sources/Books/Book.swift", text: "struct Book { let shelf: Shelf }\n"),
        TreeFile(path: "Sources/Books/Shelf.swift", text: "struct Shelf { let book: Book }\n"),
    ]

    static let manifest = """
        let argumentParser: Target.Dependency = .product(name: "ArgumentParser", package: "x")
        let package = Package(
            targets: [
                target("Books"),
                target("Disk", ["Books"]),
                target("Projection", ["Books"]),
                target("SystemIO"),
                .executableTarget(name: "shop", dependencies: [argumentParser, "Disk"]),
                tests("BooksTests", ["Books"]),
            ]
        )

        """

    static let table = """
        | target | kind | what it is | imports |
        |---|---|---|---|
        | `Books` | P | books | – |
        | `SystemIO` | E | the system | – |
        | `Disk` | E | a disk | Books |
        | `Projection` | E | a database | Books |
        | `shop` | X | the program | Disk and below |

        """

    static let words = "/pla|ce/: a path from the root\nq|##: what is promised\n"
}

@Suite struct `Tidy's small repository` {
    @Test func `breaks no rule`() {
        #expect(Tree(Sample.repository).findings() == [])
    }
}
