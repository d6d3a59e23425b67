import PaperVenue
import Policies
import Replay
import Testing
import TradeModel

private func choice(_ name: String, _ settings: [String] = []) throws -> StrategyChoice {
    try StrategyChoice(name: name, settings: settings)
}

private func sample() throws -> RunSpecification {
    var venue = PaperVenueModel()
    venue.fillRule = .depth(shareBps: 250)
    venue.latency = .milliseconds(350)
    venue.partialFillBps = 4_000
    venue.rejectionBps = 100
    venue.seed = .max
    var profile = PolicyProfile.standard
    profile.exits?.flattenAfterUnknown = .minutes(30)
    profile.exits?.trailingArmBps = 100
    profile.risk?.maxPositionUnits = 12_345
    return RunSpecification(
        inputs: [
            .init(
                name: "Ä \"quoted\"",
                sha256: String(repeating: "ab", count: 32),
                candles: 3,
                intervalMs: 60_000,
                priceScale: 7,
                volumeScale: 2
            ),
            .init(
                name: "B",
                sha256: String(repeating: "cd", count: 32),
                candles: 4,
                intervalMs: 300_000,
                priceScale: 13,
                volumeScale: 0
            ),
        ],
        cash: 1_000_000_000_001,
        strategy: try choice("momentum", ["fraction=0.25", "leaveBps=-5"]),
        profile: profile,
        venue: venue
    )
}

@Suite struct `Run specification` {
    @Test func `comes back from its document as it was`() throws {
        let specification = try sample()
        let document = specification.document
        let read = try document.withUnsafeBytes { try RunSpecification(document: $0) }
        #expect(read == specification)
        #expect(read.document == document)
    }

    @Test func `names the first difference by its path`() throws {
        let ours = try sample()
        var venue = ours.venue
        venue.feeBps = 11
        let theirs = RunSpecification(
            inputs: ours.inputs,
            cash: ours.cash,
            strategy: ours.strategy,
            profile: ours.profile,
            venue: venue
        )
        let difference = try #require(ours.difference(from: theirs))
        #expect(difference.path == "venue.fee_bps")
        #expect(difference.ours == "10" && difference.theirs == "11")
        #expect(ours.difference(from: ours) == nil)
    }

    @Test func `a changed file is a difference`() throws {
        let ours = try sample()
        var inputs = ours.inputs
        inputs[1] = .init(
            name: "B",
            sha256: String(repeating: "ce", count: 32),
            candles: 4,
            intervalMs: 300_000,
            priceScale: 13,
            volumeScale: 0
        )
        let theirs = RunSpecification(
            inputs: inputs,
            cash: ours.cash,
            strategy: ours.strategy,
            profile: ours.profile,
            venue: ours.venue
        )
        #expect(ours.difference(from: theirs)?.path == "inputs[1].sha256")
    }

    @Test func `a broken document is refused and never traps`() throws {
        let document = try sample().document
        for length in 0..<document.count {
            _ = document[..<length].withUnsafeBytes { bytes in
                #expect(throws: SpecificationError.self) { try RunSpecification(document: bytes) }
            }
        }
    }

    @Test(
        arguments: [
            ("cash", "\"cash\":\"10000.00000001\"", "\"cash\":\"-0.00000001\""),
            ("interval_ms", "\"interval_ms\":300000", "\"interval_ms\":7258118400001"),
        ]
    )
    func `a number that no run begins with is refused`(
        member: String,
        written: String,
        bent: String
    ) throws {
        let document = String(decoding: try sample().document, as: UTF8.self)
        let parts = document.split(separator: written)
        try #require(parts.count == 2)
        let bytes = Array((parts[0] + bent + parts[1]).utf8)
        _ = bytes.withUnsafeBytes { raw in
            #expect(throws: SpecificationError.member(member)) {
                try RunSpecification(document: raw)
            }
        }
    }
}

@Suite struct `Strategy choice` {
    @Test func `defaults are those that scripts rely on`() throws {
        let cross = try choice("ema-cross").settings.map { "\($0.name)=\($0.text)" }
        #expect(cross == ["fast=20", "slow=100", "quantity=1", "warmup=100", "short=0"])
        let momentum = try choice("momentum").settings.map { "\($0.name)=\($0.text)" }
        #expect(momentum == ["lookback=60", "enterBps=30", "leaveBps=0", "fraction=0.2"])
        #expect(try choice("ema-cross").profileName == "none")
        #expect(try choice("momentum").profileName == "standard")
    }

    @Test(arguments: [
        ("momentum", "lookbak=5", "did you mean \"lookback\""),
        ("momentum", "fraction=1.5", "must be between 0.000001 and 1"),
        ("momentum", "fraction=nan", "must be a number between"),
        ("momentum", "lookback=0", "must be between 1 and 100000"),
        ("momentum", "lookback=1.5", "must be a whole number"),
        ("momentum", "lookback", "write name=value"),
        ("ema-cross", "short=2", "must be between 0 and 1"),
        ("ema-cros", "fast=2", "choose one of ema-cross, momentum"),
    ])
    func `a bad setting is refused with the remedy`(
        name: String,
        setting: String,
        remedy: String
    ) {
        let error = #expect(throws: StrategyError.self) {
            try StrategyChoice(name: name, settings: [setting])
        }
        #expect(error?.description.contains(remedy) == true, "\(String(describing: error))")
    }
}
