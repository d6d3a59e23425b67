// Look-alikes: what a rule must leave alone.

import TidyRules

enum Innocent {
    static let all =
        pure + swift + order + security + targets + tests + texts + scripts + exceptions

    private static let pure = [
        Sample(
            .pureConcurrency,
            "// async is not for us\nlet a = \"await\"\nlet actor = b.async\n"
        ),
        Sample(.pureConcurrency, "func a() async { await b() }\n", in: "Sources/Disk/A.swift"),
        Sample(.pureConcurrency, "let `async` = f(async: 1)\n"),
        Sample(.pureClock, "let a: Date\n"),
        Sample(.pureClock, "let a = \"Date()\"\n"),
        Sample(.pureRandomness, "let a = Int.random(in: 0...1, using: &b)\n"),
        Sample(.pureRandomness, "let a = b.shuffled(using: &c)\n"),
        Sample(.pureInput, "func print() {}\nfunc a() { print() }\n"),
        Sample(.pureInput, "func a() { b.print(1) }\n"),
        Sample(.pureHashedCollection, "let a = [b: c]\nlet d = [b ? c : d]\n"),
        Sample(.pureHashedCollection, "let a: OptionSet\nlet b = e(C: 1)\n"),
        Sample(.pureHashedCollection, "let a: [String: Int]\n", in: "Sources/Disk/A.swift"),
    ]

    private static let swift = [
        Sample(.forceTry, "let a = \"try!\" // try!\n"),
        Sample(.forceTry, "let a = try b()\nlet c = !d\n"),
        Sample(.optionalTry, "let a = #\"try? \\(b)\"#\n"),
        Sample(.optionalTry, "let a = retry?.b\nlet c: `try`?\n"),
        Sample(.forceCast, "let a = b as? Int\nlet c = alias!\n"),
        Sample(.fatalError, "let fatalError = 1\nfunc a() { b(fatalError) }\n"),
        Sample(.emptyCatch, "func a() { do { try b() } catch { c = error } }\n"),
        Sample(.emptyCatch, "func a() { b = Array(c.map {}) }\n"),
        Sample(.sleep, "func a() { cat.sleep(5) }\nfunc sleep(_ a: Int) {}\n"),
        Sample(.sleep, "func a() { nanosleep(b, c) }\n", in: "Sources/SystemIO/A.swift"),
        Sample(.floatingPoint, "// A Double\nlet isDoubleEntry = 1\n"),
        Sample(.floatingPoint, "let a: Double\n", in: "Tests/BooksTests/A.swift"),
        Sample(
            .defaultCase,
            "enum Way { case up, down }\nfunc a() { switch b {\ncase .up: 1\ncase .down: 2 } }\n"
        ),
        Sample(
            .defaultCase,
            "enum Way { case up, down }\nfunc a() { switch b {\ncase 1: 1\ndefault: 2 } }\n"
        ),
        Sample(
            .defaultCase,
            "enum Way { case up, down }\nfunc a() { switch b {\ncase .else: 1\ndefault: 2 } }\n"
        ),
        Sample(.defaultCase, "enum Way { case up, down }\nlet a = b[.up, default: 1]\n"),
        Sample(
            .uncheckedSendable,
            "// SAFETY: nobody else has it.\n/// A.\nstruct A: @unchecked Sendable {}\n"
        ),
        Sample(.uncheckedSendable, "struct A: Sendable {}\nnonisolated func a() {}\n"),
        Sample(.unsafeCode, "// UnsafePointer\nlet a = \"UnsafePointer\"\nlet unsafe = 1\n"),
        Sample(
            .undocumented,
            "/// One.\n@frozen\n// SAFETY: b.\npublic struct A {}\npublic import B\npublic extension C {}\n"
        ),
        Sample(
            .undocumented,
            "/// One.\npublic private(set) var a = 1\nprivate var open: [Int]\nlet package = 1\n"
        ),
        Sample(.undocumented, "/// One.\npublic func a(\n    _ b: Int\n) {}\n"),
        Sample(
            .hashOrder,
            "func a(_ b: Set<Int>) {\nfor c in b.sorted() { d(c) }\nfor e in f {} }\n"
        ),
        Sample(.hashOrder, "var a = [String: Int]()\nfunc f() { a.keys.sorted().map { $0 } }\n"),
        Sample(.hashOrder, "let a: [Int]\nfunc f() { for b in a { c(b) } }\n"),
        Sample(.functionLength, "func a() {\n" + String(repeating: "b()\n", count: 60) + "}\n"),
        Sample(
            .functionLength,
            "protocol A { func a() }\nstruct B {\n" + String(repeating: "// b\n", count: 70) + "}\n"
        ),
        Sample(.fileLength, String(repeating: "// line\n", count: 350)),
        Sample(
            .fileLength,
            String(repeating: "// line\n", count: 600),
            in: "Tests/BooksTests/A.swift"
        ),
        Sample(.deadFile, "extension Book: Equatable {}\n"),
        Sample(.deadFile, "@main enum Alone {}\n"),
        Sample(.deadFile, "@Suite struct Alone {}\n", in: "Tests/BooksTests/A.swift"),
        Sample(.imports, "#if MUTANTS\nimport Mutants\n#endif\nlet a = \"import Foundation\"\n"),
        Sample(
            .imports,
            "import Glibc\nimport Synchronization\nimport struct Books.Book\n",
            in: "Sources/Disk/A.swift"
        ),
        Sample(
            .imports,
            "import Testing\n@testable import Books\n",
            in: "Tests/BooksTests/A.swift"
        ),
        Sample(.imports, "import ArgumentParser\n", in: "Sources/shop/A.swift"),
    ]

    private static let security = [
        Sample(.shell, "let system = 1\nlet a = b.system(1)\n"),
        Sample(.shell, "import subprocess\nsubprocess.run(['ls'])\n", in: "scripts/a.py"),
        Sample(.bindAll, "let a = \"127.0.0.1\"\nlet b = \"::1\"\n"),
        Sample(
            .tlsVerification,
            "a.certificateVerification = .fullVerification\nlet b = Verification.none\n"
        ),
        Sample(
            .plainHTTP,
            "let a = \"http://127.0.0.1:1\"\nlet b = \"http://localhost/\"\nlet c = \"http://\\(d)\"\n"
        ),
        Sample(.plainHTTP, "let a = \"https://example.com\" // http://example.com\n"),
        Sample(.evaluation, "# eval(a)\nretrieval(a)\nmodel.eval(b)\n", in: "scripts/a.py"),
        Sample(
            .sqlWrite,
            "let a = \"SELECT a FROM b\"\nlet c = \"DELETE\"\nlet d = \"UPDATE available\"\n"
        ),
        Sample(.sqlWrite, "let a = \"INSERT INTO trades\"\n", in: "Sources/Projection/A.swift"),
        Sample(
            .secret,
            "a: " + String(repeating: "0123456789abcdef", count: 3) + "\n",
            in: "notes.md"
        ),
        Sample(.secret, "a: " + String(repeating: "0", count: 64) + "\n", in: "notes.md"),
        Sample(.secret, "ASentenceAsLongAsAKeyWithoutDigitsInItAtAllXX\n", in: "notes.md"),
        Sample(.secret, "risk-management-and-other-long-words-in-a-slug-12\n", in: "notes.md"),
    ]

    private static let targets = [
        Sample(.targetTable, Sample.manifest + "// target(\"New\")\n", in: "Package.swift"),
        Sample(
            .targetDependency,
            Sample.manifest,
            in: "Package.swift",
            beside: [TreeFile(path: "Sources/shop/main.swift", text: "")]
        ),
        Sample(.targetLayer, Sample.manifest, in: "Package.swift"),
        Sample(.targetPurity, Sample.manifest, in: "Package.swift"),
    ]

    private static let texts = [
        Sample(.foreignWord, "replace/a, some/place/b, Q123, AQ12, Q1\n", in: "notes.md"),
        Sample(.trailingSpace, "one\n\n two\n", in: "notes.md"),
        Sample(.finalNewline, "one\n", in: "notes.md"),
        Sample(.finalNewline, "", in: "notes.md"),
        Sample(.conflictMarker, "a <<<<<<< b\n=======\n", in: "notes.md"),
        Sample(
            .brokenLink,
            "[a](notes.md) [b](https://a.b/c) [c](#d) [d](Sources/Books/Book.swift)\n",
            in: "notes.md"
        ),
        Sample(
            .brokenLink,
            "`docs/<name>.md`, `docs/*.md`, other/docs/x.md\n",
            in: "notes.md"
        ),
        Sample(
            .deadScript,
            "#!/usr/bin/env bash\nset -euo pipefail\n",
            in: "scripts/used",
            beside: [TreeFile(path: "notes.md", text: "run scripts/used\n")]
        ),
    ]

    private static let scripts = [
        Sample(
            .ignoredFailure,
            bash + "# Nothing to remove is no failure.\na || tr" + "ue\n",
            in: "scripts/a"
        ),
        Sample(.ignoredFailure, bash + "a || fail\n# a || tr" + "ue\nset -e\n", in: "scripts/a"),
        Sample(.strictShell, bash + "a\n", in: "scripts/a"),
        Sample(.strictShell, "#!/usr/bin/env python3\nprint(1)\n", in: "scripts/a"),
        Sample(.command, "steps:\n  - run: make test COUNT=1\n  - run: swift test\n", in: "a.yml"),
        Sample(
            .command,
            "  - run: .ci/run\n",
            in: "a.yml",
            beside: [TreeFile(path: ".ci/run", text: bash)]
        ),
    ]

    private static let exceptions = [
        Sample(
            .exception,
            "# A comment.\n\nsleep Sources/Books/ the reason\n",
            in: ".tidy-exceptions",
            beside: [TreeFile(path: "Sources/Books/A.swift", text: "func a() { usleep(5) }\n")]
        )
    ]

    private static let bash = "#!/usr/bin/env bash\nset -euo pipefail\n"
}
