import Configuration
import Settings
import Testing

@Suite struct `Wrong options` {
    private static let keys = [
        "--strategy": "strategy.name", "--cash": "paper.cash", "--fee-bps": "paper.feeBps",
        "--fill": "paper.fill", "--depth-share-bps": "paper.depthShareBps",
        "--latency-ms": "paper.latency", "--seed": "paper.seed",
    ]

    @Test(arguments: WrongCase.options)
    func `an option gets the message that the file would get`(wrong: WrongCase) throws {
        let parts = wrong.text.split(separator: "=", maxSplits: 1)
        let (name, value) = (String(parts[0]), String(parts[1]))
        var sources = ConfigurationSources()
        if name == "--set" {
            sources.options = [.parameter(value)]
        } else {
            let key = try #require(Self.keys[name])
            let unit = name == "--latency-ms" ? "ms" : ""
            sources.options = [.setting(option: name, key: key, value: value + unit)]
        }
        let error = #expect(throws: InvalidConfiguration.self) { try PlimsollSettings(sources) }
        #expect(error?.description == wrong.message)
        #expect(error?.isUsage == true)
    }
}
