import Configuration
import Settings
import Testing

@Suite struct `Wrong configurations` {
    private func message(_ change: (inout ConfigurationSources) -> Void) -> String? {
        var sources = ConfigurationSources()
        change(&sources)
        let error = #expect(throws: InvalidConfiguration.self) { try PlimsollSettings(sources) }
        return error?.description
    }

    private func message(file text: String) -> String? {
        message { $0.file = .init(name: "plimsoll.json5", bytes: Array(text.utf8)) }
    }

    @Test(arguments: WrongCase.risk)
    func `a wrong value under risk gets this message`(wrong: WrongCase) {
        #expect(message(file: wrong.text) == wrong.message)
    }

    @Test(arguments: WrongCase.files)
    func `a wrong value elsewhere gets this message`(wrong: WrongCase) {
        #expect(message(file: wrong.text) == wrong.message)
    }

    @Test(arguments: WrongCase.contradictions)
    func `settings that nobody can mean together get this message`(wrong: WrongCase) {
        #expect(message(file: wrong.text) == wrong.message)
    }

    @Test func `of very many problems the first are told, and how many more there are`() {
        let members = (0..<20_000).map { "k\($0): 1" }.joined(separator: ", ")
        let lines = (message(file: "{ \(members) }") ?? "").split(separator: "\n")
        #expect(lines.first == "20000 problems with the configuration:")
        #expect(lines.count == 52 && lines.last == "  and 19950 more")
    }

    @Test(arguments: WrongCase.syntax)
    func `a file that is no JSON5 object gets this message`(wrong: WrongCase) {
        #expect(message(file: wrong.text) == wrong.message)
    }

    @Test(arguments: WrongCase.environment)
    func `a wrong variable gets this message`(wrong: WrongCase) {
        let found = message { sources in
            sources.environment = wrong.text.split(separator: "\n").map { line in
                let parts = line.split(
                    separator: "=",
                    maxSplits: 1,
                    omittingEmptySubsequences: false
                )
                return .init(String(parts[0]), String(parts[1]))
            }
        }
        #expect(found == wrong.message)
    }

    @Test(arguments: WrongCase.variableFiles)
    func `a wrong line of .env gets this message`(wrong: WrongCase) {
        let found = message {
            $0.variableFile = .init(name: ".env", bytes: Array(wrong.text.utf8))
        }
        #expect(found == wrong.message)
    }

    @Test func `the table has at least sixty rows`() {
        let files = WrongCase.risk + WrongCase.files + WrongCase.syntax
        #expect(files.count + WrongCase.environment.count + WrongCase.variableFiles.count >= 60)
    }

    @Test func `every problem is told, in the order of the layers and of their lines`() {
        let file = """
            {
              risk: {
                maxPositions: -1,
                cooldwn: "5m",
              },
              exits: { slippageBps: 2000 },
              paper: {
                cash: NaN,
                fill: "depht",
              },
              risk: {},
            }
            """
        let found = message { sources in
            sources.file = .init(name: "plimsoll.json5", bytes: Array(file.utf8))
            sources.variableFile = .init(name: ".env", bytes: Array("nothing\nWAL_DIR=\n".utf8))
            sources.environment = [.init("PLIMSOLL_X", ""), .init("MAX_GAS_PRICE", "x")]
            sources.options = [.parameter("lookback=0")]
        }
        let places = [
            "plimsoll.json5:3)", "plimsoll.json5:4)", "plimsoll.json5:6)", "plimsoll.json5:8)",
            "plimsoll.json5:9)", "plimsoll.json5:11)", ".env:1)", ".env:2, WAL_DIR)",
            "environment, MAX_GAS_PRICE)", "environment, PLIMSOLL_X)", "--set lookback=0)",
        ]
        let lines = (found ?? "").split(separator: "\n")
        #expect(lines.first == "11 problems with the configuration:")
        #expect(lines.count == 12)
        for (line, place) in zip(lines.dropFirst(), places) {
            #expect(line.hasSuffix(place), "\(line)")
        }
    }

    @Test(arguments: [
        (["lookback=0"], true), (["lookback=0", "lookbak=1"], true), ([], false),
    ])
    func `only what was typed alone is wrong usage`(parameters: [String], isUsage: Bool) {
        var sources = ConfigurationSources()
        sources.options = parameters.map { .parameter($0) }
        if !isUsage { sources.file = .init(name: "f", bytes: Array("{ x: 1 }".utf8)) }
        let error = #expect(throws: InvalidConfiguration.self) { try PlimsollSettings(sources) }
        #expect(error?.isUsage == isUsage)
    }
}
