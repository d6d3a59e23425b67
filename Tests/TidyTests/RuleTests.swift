import Testing
import TidyRules

@Suite struct `Tidy's rules` {
    @Test(arguments: Planted.all)
    func `find what was planted, at its line`(_ sample: Sample) {
        let findings = sample.findings()
        #expect(
            findings.contains { $0.path == sample.path && $0.line == sample.line },
            "\(findings)"
        )
    }

    @Test(arguments: Innocent.all)
    func `leave alone what only looks like it`(_ sample: Sample) {
        #expect(sample.findings() == [])
    }

    @Test(arguments: Rule.allCases)
    func `are each tried with a violation and with a look-alike`(_ rule: Rule) {
        #expect(Planted.all.contains { $0.rule == rule })
        #expect(Innocent.all.contains { $0.rule == rule })
    }

    @Test func `say the place, the reason and the replacement`() throws {
        let sample = Sample(.forceTry, "let a = try! b()\n")
        let text = try #require(sample.findings().first).description
        #expect(text.hasPrefix("Sources/Books/Sample.swift:1: force-try: `try!`: it traps"))
        #expect(text.contains("; instead: try, in a function that throws"))
    }
}
