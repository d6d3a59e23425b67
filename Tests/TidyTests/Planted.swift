// One violation each. What the rules about text look for is put together from parts, because this file is
// under the same rules.

import TidyRules

enum Planted {
    static let all =
        pure + swift + order + security + targets + tests + texts + scripts + exceptions

    private static let pure = [
        Sample(.pureConcurrency, "func a() async {}\n"),
        Sample(.pureConcurrency, "let a = \"\\(await b)\"\n"),
        Sample(.pureConcurrency, "actor Till {}\n"),
        Sample(.pureConcurrency, "let a = 1\nlet b = Task { 1 }\n", line: 2),
        Sample(.pureClock, "let a = Date()\n"),
        Sample(.pureClock, "let a = ContinuousClock().now\n"),
        Sample(.pureRandomness, "let a = Int.random(in: 0...1)\n"),
        Sample(.pureRandomness, "let a = b.shuffled()\n"),
        Sample(.pureRandomness, "let a = b.hashValue\n"),
        Sample(.pureInput, "func a() { print(1) }\n"),
        Sample(.pureHashedCollection, "let a: Set<Int>\n"),
        Sample(.pureHashedCollection, "let a: [String: Int] = [:]\n"),
        Sample(.pureHashedCollection, "let a = [String: [Int]]()\n"),
        Sample(.pureHashedCollection, "func a(_ b: inout [Book.ID: Int]) {}\n"),
    ]

    private static let swift = [
        Sample(.forceTry, "let a = try! b()\n"),
        Sample(.optionalTry, "/* /* nested */ */\nlet a = try? b()\n", line: 2),
        Sample(.forceCast, "let a = b as! Int\n"),
        Sample(.fatalError, "func a() { fatalError(\"no\") }\n"),
        Sample(.emptyCatch, "func a() { do { try b() } catch {} }\n"),
        Sample(.emptyCatch, "func a() { do { try b() } catch is Torn { // nothing\n } }\n"),
        Sample(.sleep, "func a() { usleep(5) }\n"),
        Sample(.sleep, "func a() async throws { try await Task.sleep(for: .seconds(1)) }\n"),
        Sample(.sleep, "func a() async throws { try await Task<Never, Never>.sleep(for: b) }\n"),
        Sample(.floatingPoint, "let balance: Double = 0\n"),
        Sample(
            .defaultCase,
            "enum Way { case up, down }\nfunc a(_ b: Way) { switch b {\ncase .up: 1\ndefault: 2 } }\n",
            line: 4
        ),
        Sample(
            .defaultCase,
            "enum Way { case up(Int), down(Int) }\nlet a = switch f(b) {\ncase .up(let c): c\ndefault: 2 }\n",
            line: 4
        ),
        Sample(.uncheckedSendable, "struct A: @unchecked Sendable {}\n"),
        Sample(.uncheckedSendable, "nonisolated(unsafe) var a = 1\n"),
        Sample(.unsafeCode, "func a(_ b: UnsafeRawPointer) {}\n"),
        Sample(
            .undocumented,
            "public struct A {\n    /// One.\n    public let b: Int\n    public let c: Int\n}\n",
            line: 1
        ),
        Sample(.undocumented, "package func a() {}\n"),
        Sample(
            .undocumented,
            "/// One.\npublic struct A {\n    @inlinable\n    public init() {}\n}\n",
            line: 4
        ),
        Sample(.hashOrder, "func a(_ b: Set<Int>) {\nfor c in b { d(c) } }\n", line: 2),
        Sample(
            .hashOrder,
            "let a: [String: Int]\nfunc f() { for (b, c) in self.a { d(b, c) } }\n",
            line: 2
        ),
        Sample(
            .hashOrder,
            "var a = [String: Int]()\nfunc f() -> [Int] { a.values.map { $0 + 1 } }\n",
            line: 2
        ),
        Sample(.functionLength, "func a() {\n" + String(repeating: "b()\n", count: 61) + "}\n"),
        Sample(.fileLength, String(repeating: "// line\n", count: 351)),
        Sample(
            .fileLength,
            String(repeating: "// line\n", count: 601),
            in: "Tests/BooksTests/A.swift"
        ),
        Sample(.deadFile, "struct Lonely {}\n"),
        Sample(.deadFile, "extension Book {\n    func neverRead() {}\n}\n"),
        Sample(.imports, "import Foundation\n"),
        Sample(.imports, "import Glibc\n"),
        Sample(.imports, "public import Disk\n"),
        Sample(.imports, "#if MUTANTS\n#endif\nimport Mutants\n", line: 3),
        Sample(.imports, "import Disk\n", in: "Tests/BooksTests/A.swift"),
    ]

    private static let security = [
        Sample(.shell, "let a = system(\"ls\")\n", in: "Sources/Disk/A.swift"),
        Sample(.shell, "let a = \"/bin/sh\"\n"),
        Sample(.shell, "import os\nos.system('ls')\n", in: "scripts/a.py", line: 2),
        Sample(.bindAll, "let a = \"0.0.0.0\"\n"),
        Sample(.bindAll, "let a = INADDR_ANY\n"),
        Sample(.bindAll, "ports:\n  - 0.0.0.0:9090\n", in: "compose.yaml", line: 2),
        Sample(.tlsVerification, "a.certificateVerification = .none\n"),
        Sample(
            .tlsVerification,
            "#!/usr/bin/env bash\nset -euo pipefail\ncurl -k b\n",
            in: "scripts/a",
            line: 3
        ),
        Sample(.plainHTTP, "let a = \"see http://example.com/b\"\n"),
        Sample(.plainHTTP, "FROM a\nRUN curl http://example.com\n", in: "Dockerfile", line: 2),
        Sample(.plainHTTP, "a: http://example.com\n", in: "compose.yaml"),
        Sample(.evaluation, "a = 1\neval('a')\n", in: "scripts/a.py", line: 2),
        Sample(
            .evaluation,
            "#!/usr/bin/env bash\nset -euo pipefail\neval \"$1\"\n",
            in: "scripts/a",
            line: 3
        ),
        Sample(.sqlWrite, "let a = \"INSERT INTO trades VALUES (1)\"\n"),
        Sample(.sqlWrite, "let a = \"\"\"\n    UPDATE portfolio\n    SET cash = 1\n    \"\"\"\n"),
        Sample(.sqlWrite, "let a = \"DELETE FROM trades\"\n"),
        Sample(.secret, "let a = \"" + hexKey + "\"\n"),
        Sample(.secret, "key = 0x" + hexKey + "\n", in: "notes.md"),
        Sample(.secret, "a: " + base58Key + "\n", in: "notes.md"),
        Sample(.secret, "-----BEGIN PRIVATE" + " KEY-----\n", in: "notes.md"),
        Sample(.secret, "a: ghp" + "_" + "a1B2c3D4e5F6g7H8i9J0k1L2\n", in: "notes.md"),
        Sample(
            .secret,
            "a: 123456789:" + "AAHdq-TcvCH1vGWJxfSe" + "ofSAs0K5PALDsaw\n",
            in: "notes.md"
        ),
    ]

    static let hexKey = "9d61b19deffd5a60ba844af492ec2cc4" + "4449c5697b326919703bac031cae7f60"
    /// 88 characters of base58's alphabet, nobody's.
    private static let base58Key =
        "5Kd3NBUAdUnhyzenEwVLy9pBKxSwXvE9FMPyR4UK"
        + "vZpe6E3AgLr7mNq2TsWxYz4b" + "QhJc8VdPfGkHtRuM2n3Ab7Cx"

    private static let targets = [
        // Targets without a row, rows without a target.
        Sample(
            .targetTable,
            edited("target(\"SystemIO\")", "target(\"SystemIO\"), target(\"New\")"),
            in: "Package.swift",
            line: 7,
            beside: [TreeFile(path: "Sources/New/A.swift", text: "")]
        ),
        Sample(
            .targetTable,
            Sample.table + "| `Old` | P | gone | – |\n",
            in: tablePath,
            line: 8
        ),
        // An arrow that the table does not draw.
        Sample(
            .targetDependency,
            edited("\"Projection\", [\"Books\"", "\"Projection\", [\"SystemIO\""),
            in: "Package.swift",
            line: 6,
            beside: [TreeFile(path: "Sources/Projection/A.swift", text: "")]
        ),
        // One upward, and one that ends the purity.
        Sample(
            .targetLayer,
            edited("target(\"Books\")", "target(\"Books\", [\"Disk\"])"),
            in: "Package.swift",
            line: 4
        ),
        Sample(
            .targetPurity,
            edited("target(\"Books\")", "target(\"Books\", [\"Disk\"])"),
            in: "Package.swift",
            line: 4
        ),
    ]

    private static let texts = [
        Sample(.foreignWord, "see /place/a\n", in: "notes.md"),
        Sample(.foreignWord, "one\n// Q12 says so\n", in: "scripts/a.py", line: 2),
        Sample(.trailingSpace, "one\ntwo \n", in: "notes.md", line: 2),
        Sample(.trailingSpace, "one\r\n", in: "notes.md"),
        Sample(.finalNewline, "one", in: "notes.md"),
        Sample(.finalNewline, "one\n\n", in: "notes.md", line: 2),
        Sample(.conflictMarker, String(repeating: "<", count: 7) + " ours\n", in: "notes.md"),
        Sample(.brokenLink, "see [this](gone.md#there)\n", in: "notes.md"),
        Sample(.brokenLink, "see [this](../gone.md)\n", in: "notes/a.md"),
        Sample(.brokenLink, "// See `docs/gone.md`.\n"),
        Sample(.deadScript, "#!/usr/bin/env bash\nset -euo pipefail\n", in: "scripts/unused"),
    ]

    private static let scripts = [
        Sample(.ignoredFailure, bash + "a || tr" + "ue\n", in: "scripts/a", line: 3),
        Sample(.ignoredFailure, bash + "set +" + "e\n", in: "scripts/a", line: 3),
        Sample(
            .ignoredFailure,
            bash + "# There is a reason, but not here.\na || tr" + "ue\n",
            in: ".ci/run",
            line: 4
        ),
        Sample(
            .ignoredFailure,
            "jobs:\n  # A reason.\n  continue-on-" + "error: true\n",
            in: ".github/workflows/a.yml",
            line: 3
        ),
        Sample(
            .strictShell,
            "#!/usr/bin/env bash\n# What it does.\nset -e\n",
            in: "scripts/a",
            line: 3
        ),
        Sample(.command, "steps:\n  - run: scripts/gone\n", in: "a.yml", line: 2),
        Sample(.command, "steps:\n  - run: make gone\n", in: "a.yml", line: 2),
        Sample(.command, "steps:\n  - run: |\n      make test\n", in: "a.yml", line: 2),
        Sample(.command, "hooks:\n  - id: a\n    entry: gone --all\n", in: "a.yaml", line: 3),
    ]

    private static let exceptions = [
        Sample(
            .exception,
            "# Nothing does this.\nsleep Sources/Books/ no reason left\n",
            in: ".tidy-exceptions",
            line: 2
        ),
        Sample(.exception, "sleep Sources/Books/\n", in: ".tidy-exceptions"),
        Sample(.exception, "slumber Sources/Books/ an unknown rule\n", in: ".tidy-exceptions"),
    ]

    private static let bash = "#!/usr/bin/env bash\nset -euo pipefail\n"
    static let tablePath = "docs/ARCHITECTURE.md"

    private static func edited(_ old: String, _ new: String) -> String {
        Sample.manifest.replacing(old, with: new)
    }
}
