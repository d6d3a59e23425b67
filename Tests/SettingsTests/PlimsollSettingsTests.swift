import Configuration
import PaperVenue
import Policies
import Replay
import Settings
import Testing
import TradeModel

/// The settings of a file, with variables and options on top.
func settings(
    _ file: String? = nil,
    variables: String? = nil,
    environment: [(String, String)] = [],
    options: [TypedOption] = [],
    strategy: StrategyChoice.Name = .momentum
) throws -> PlimsollSettings {
    var sources = ConfigurationSources()
    sources.file = file.map { .init(name: "plimsoll.json5", bytes: Array($0.utf8)) }
    sources.variableFile = variables.map { .init(name: ".env", bytes: Array($0.utf8)) }
    sources.environment = environment.map { .init($0.0, $0.1) }
    sources.options = options
    return try PlimsollSettings(sources, strategy: strategy)
}

@Suite struct `Settings of the program` {
    @Test func `the defaults are the contract's`() throws {
        let settings = try settings()
        #expect(settings.cash == 1_000_000_000_000)
        #expect(settings.venue == PaperVenueModel())
        #expect(settings.strategy == (try StrategyChoice(name: "momentum", settings: [])))
        #expect(settings.profile == .standard)
        #expect(settings.isDry && settings.liveRefusal == nil)
        #expect(settings.dataDirectory == "plimsoll-data")
        #expect(settings.lockTimeoutMs == 9_000)
        #expect(settings.segmentBytes == 4 << 20)
        #expect(settings.snapshotIntervalBytes == 16 << 20)
        #expect(settings.keptSegments == nil)
        #expect(settings.logLevel == "info" && settings.logDirectory == "plimsoll-data/logs")
        #expect(settings.logMaxBytes == 10 << 20 && settings.logKeepFiles == 5)
        #expect(settings.maxGasPriceWei == 50_000_000_000)
        #expect(settings.notes.isEmpty)
    }

    @Test func `a backtest without a strategy runs ema-cross without policies`() throws {
        let settings = try settings(strategy: .emaCross)
        #expect(settings.strategy.name == .emaCross && settings.profile == .none)
    }

    @Test func `a strategy that is configured holds for a backtest too`() throws {
        let settings = try settings("{ strategy: { name: 'momentum' } }", strategy: .emaCross)
        #expect(settings.strategy.name == .momentum && settings.profile == .standard)
    }

    @Test func `the paper venue arrives whole`() throws {
        let file = """
            { paper: { cash: 0.00000001, feeBps: 3, fill: "depth", depthShareBps: 77, latency: "5ms",
              partialFillBps: 6, rejectionBps: 7, seed: 18446744073709551615 } }
            """
        let settings = try settings(file)
        #expect(settings.cash == 1)
        var model = PaperVenueModel()
        model.feeBps = 3
        model.fillRule = .depth(shareBps: 77)
        model.latency = .milliseconds(5)
        model.partialFillBps = 6
        model.rejectionBps = 7
        model.seed = .max
        #expect(settings.venue == model)
    }

    @Test func `every limit arrives`() throws {
        let file = """
            { risk: { maxPositions: 1, maxWorkingOrders: 2, maxPositionBps: 3, maxPositionUsd: "4.5",
              maxExposureBps: 5, dailyLossBps: 6, maxConsecutiveLosses: 7, halveAfterLosses: 8,
              drawdownBps: 9, cooldown: "10s", allowsAveraging: true } }
            """
        let expected = RiskLimits(
            maxPositions: 1,
            maxWorkingOrders: 2,
            maxPositionBps: 3,
            maxPositionUnits: 450_000_000,
            maxExposureBps: 5,
            dailyLossBps: 6,
            maxConsecutiveLosses: 7,
            halveAfterLosses: 8,
            drawdownBps: 9,
            cooldown: .seconds(10),
            allowsAveraging: true
        )
        #expect(try settings(file).profile.risk == expected)
    }

    @Test func `every exit rule arrives`() throws {
        let file = """
            { exits: { stopLossBps: 1, takeProfits: [{ pctOfOriginalBps: 3, gainBps: 2 }],
              trailingStopBps: 4, trailingArmBps: 5, timeDecayAfter: "6m", timeDecayBps: 7,
              liquidityDropBps: 8, interval: "9s", slippageBps: 10, slippageLadderBps: [11, 12],
              slippageCeilingBps: 13, flattenAfterUnknown: "14m" } }
            """
        let expected = ExitProfile(
            stopLossBps: 1,
            takeProfits: [TakeProfit(gainBps: 2, percentOfOriginalBps: 3)],
            trailingStopBps: 4,
            trailingArmBps: 5,
            timeDecayAfter: .minutes(6),
            timeDecayBps: 7,
            liquidityDropBps: 8,
            interval: .seconds(9),
            slippageBps: 10,
            slippageLadderBps: [11, 12],
            slippageCeilingBps: 13,
            flattenAfterUnknown: .minutes(14)
        )
        #expect(try settings(file).profile.exits == expected)
    }

    @Test func `operation arrives`() throws {
        let file = """
            { dataDir: "d", lockTimeout: "2m",
              journal: { segmentBytes: 0x20000, snapshotIntervalBytes: 90000, keptSegments: 30 },
              logs: { level: "debug", directory: "/l", maxBytes: 5000, keepFiles: 2 },
              evm: { maxGasPriceGwei: 1.5 } }
            """
        let settings = try settings(file)
        #expect(settings.dataDirectory == "d" && settings.lockTimeoutMs == 120_000)
        #expect(settings.segmentBytes == 131_072 && settings.snapshotIntervalBytes == 90_000)
        #expect(settings.keptSegments == 30)
        #expect(settings.logLevel == "debug" && settings.logDirectory == "/l")
        #expect(settings.logMaxBytes == 5_000 && settings.logKeepFiles == 2)
        #expect(settings.maxGasPriceWei == 1_500_000_000)
    }

    @Test func `parameters of the file and of --set reach the strategy`() throws {
        let file =
            "{ strategy: { momentum: { lookback: 7, fraction: .5 }, emaCross: { fast: 3 } } }"
        let momentum = try settings(file, options: [.parameter("lookback=8")])
        #expect(
            momentum.strategy.settings.map(\.text) == ["8", "30", "0", "0.5"],
            "the command line goes before the file"
        )
        let cross = try settings(
            file,
            options: [
                .setting(option: "--strategy", key: "strategy.name", value: "ema-cross"),
                .parameter("slow=9"), .parameter("slow=10"),
            ]
        )
        #expect(cross.strategy.settings.map(\.text) == ["3", "10", "1", "100", "0"])
    }

    @Test func `a profile of the configuration goes before the strategy's`() throws {
        #expect(try settings("{ policies: { profile: 'none' } }").profile == .none)
        let standard = try settings("{ policies: { profile: 'standard' } }", strategy: .emaCross)
        #expect(standard.profile == .standard)
    }

    @Test func `a limit that does nothing because the strategy has no policies is noted`() throws {
        let settings = try settings("{ risk: { maxPositions: 1 } }", strategy: .emaCross)
        #expect(settings.profile == .none)
        #expect(
            settings.notes == [
                "risk.maxPositions does nothing here: ema-cross runs without policies unless "
                    + "policies.profile is \"standard\" (plimsoll.json5:1)"
            ]
        )
    }

    @Test func `a parameter of a strategy that is not chosen is noted`() throws {
        let file = "{ strategy: { name: 'ema-cross', momentum: { lookback: 7, leaveBps: 0 } } }"
        #expect(
            try settings(file).notes == [
                "strategy.momentum.lookback does nothing here: the strategy is ema-cross "
                    + "(plimsoll.json5:1)"
            ],
            "one that is at its default was not meant to do anything"
        )
        let chosen = "{ strategy: { name: 'momentum', momentum: { lookback: 7 } } }"
        #expect(try settings(chosen).notes.isEmpty)
    }

    @Test(arguments: [
        "{ risk: { maxExposureBps: 1000 } }", "{ risk: { maxPositionBps: 9000 } }",
        "{ risk: { maxPositionBps: 700, maxExposureBps: 700 } }",
        "{ risk: { maxConsecutiveLosses: 2, halveAfterLosses: 4 } }",
        "{ strategy: { momentum: { enterBps: 40, leaveBps: 40 } } }",
        "{ strategy: { emaCross: { fast: 100, slow: 101 } } }",
    ])
    func `what only looks like a contradiction is taken`(file: String) throws {
        #expect(try settings(file).notes.allSatisfy { $0.contains("does nothing here") })
    }

    @Test func `a run's document spells out what was configured and can be read back`() throws {
        var inputs = RunInputs()
        let candles = "time,open,high,low,close,volume\n0,1,1,1,1,1\n"
        try inputs.add(Array(candles.utf8), path: "a.csv")
        let settings = try settings("{ risk: { maxPositionUsd: 5 }, exits: { slippageBps: 75 } }")
        let specification = try settings.specification(inputs)
        let again = try specification.document.withUnsafeBytes {
            try RunSpecification(document: $0)
        }
        #expect(again == specification)
        #expect(again.profile.risk?.maxPositionUnits == 500_000_000)
        #expect(again.profile.exits?.slippageLadderBps == [75, 150, 500, 1_500])
    }
}
