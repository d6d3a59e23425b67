// What the guides tell people to type is typed here, in order, and does what they say.

import Glibc
import Testing

@Suite(.serialized) struct `Guides` {
    /// So many commands at most may need a terminal or minutes; each says why.
    private static let untestedLimit = 3

    @Test(arguments: Guide.names)
    func `every command does what the guide says`(_ name: String) throws {
        let guide = try Guide(named: name)
        try #require(!guide.steps.isEmpty)
        let shell = try GuideShell()
        for step in guide.steps where step.isTested {
            let outcome = try result(of: step, in: shell)
            let place = "\(name).md:\(step.line): \(step.command)\n\(outcome.output.text)"
            try #require(outcome.code == step.exitCode, "\(place)")
            let missing = outcome.output.firstMissing(of: step.fragments)
            try #require(missing == nil, "\(place)")
        }
    }

    /// A command that is given again comes back when it holds, or when patience ends.
    private func result(
        of step: Guide.Step,
        in shell: GuideShell
    ) throws -> GuideShell.Outcome {
        var outcome = try shell.run(step.command)
        guard step.isRepeated else { return outcome }
        for _ in 0..<(GuideShell.patienceMs / 50) {
            if outcome.code == step.exitCode,
                outcome.output.firstMissing(of: step.fragments) == nil
            {
                break
            }
            usleep(50_000)
            outcome = try shell.run(step.command)
        }
        return outcome
    }

    @Test func `few commands are not run, and the text says why`() throws {
        let steps = try Guide.names.flatMap { try Guide(named: $0).steps }
        #expect(steps.count { !$0.isTested } <= Self.untestedLimit)
        #expect(steps.count(where: \.isTested) >= 60)
        for name in Guide.names {
            let guide = try Guide(named: name)
            let lines = guide.text.split(separator: "\n", omittingEmptySubsequences: false)
            for (index, line) in lines.enumerated() where line.hasPrefix("```console untested") {
                let above = lines[..<index].suffix(6).joined(separator: " ")
                #expect(above.contains("not run by the tests"), "\(name).md:\(index + 1)")
            }
        }
    }

    @Test(arguments: Guide.names)
    func `every command that the text names exists`(_ name: String) throws {
        let help = try TemporaryFolder().run("--help").output
        let lines = help.split(separator: "\n").filter {
            $0.hasPrefix("  ") && !$0.hasPrefix("   ")
        }
        let known = Set(lines.compactMap { $0.split(separator: " ").first.map(String.init) })
        try #require(known.contains("halt") && !known.contains("stop"))
        let parts = try Guide(named: name).text.split(separator: "`plimsoll ").dropFirst()
        for part in parts {
            let word = String(part.prefix { $0.isLetter })
            #expect(known.contains(word), "plimsoll \(word)")
        }
    }

    // The judge is judged: a guide that says something else is found out.

    private static let printed = GuideOutput(text: "cash   100.00\nheld\n\nstate hash  ab12\n")

    @Test(arguments: [
        ["cash 100.00"], ["cash …"], ["cash …", "…", "state hash …"], ["… hash …12"], [], ["…"],
    ])
    func `fragments that are there`(_ fragments: [String]) {
        #expect(Self.printed.firstMissing(of: fragments) == nil)
    }

    @Test(arguments: [
        ["cash 100.01"], ["cash"], ["held", "cash …"], ["… hash …13"], ["cash …", "cash …"],
    ])
    func `fragments that are not there`(_ fragments: [String]) {
        #expect(Self.printed.firstMissing(of: fragments) != nil)
    }

    @Test func `a block's words, its commands and what they print`() throws {
        let text = """
            ```console exit=5 eventually
            $ printf 'a
            b'
            a
            $ false
            ```
            ```console untested
            $ top
            ```
            """
        let steps = try Guide(name: "small", text: text).steps
        #expect(steps.map(\.command) == ["printf 'a\nb'", "false", "top"])
        #expect(steps.map(\.fragments) == [["a"], [], []])
        #expect(steps.map(\.exitCode) == [5, 5, 0])
        #expect(steps.map(\.isRepeated) == [true, true, false])
        #expect(steps.map(\.isTested) == [true, true, false])
    }

    @Test(arguments: [
        "```sh\n$ ls\n```", "```text\nplimsoll halt\n```", "```console now\n$ ls\n```",
        "```console exit=\n$ ls\n```", "```console\nls\n```", "```console\n$ ls\n",
        "    plimsoll halt\n",
    ])
    func `a command that would not be run is refused`(_ text: String) {
        #expect(throws: GuideFault.self) { try Guide(name: "small", text: text) }
    }

    @Test func `a shell keeps its folder, and tells codes and both streams`() throws {
        let shell = try GuideShell()
        #expect(try shell.run("mkdir a && cd a && touch b").code == 0)
        let listed = try shell.run("ls; echo oops >&2; (exit 7)")
        #expect(listed.code == 7)
        #expect(listed.output.firstMissing(of: ["b", "oops"]) == nil)
    }
}
