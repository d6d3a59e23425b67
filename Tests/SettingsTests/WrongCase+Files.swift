// What a person reads for each way of being wrong: the whole message, letter by letter.

extension WrongCase {
    /// Files with one wrong value elsewhere.
    static let files: [WrongCase] = [
        WrongCase(
            #"{ exits: { interval: "0s" } }"#,
            #"exits.interval is "0s": must be between 1s and 1h (plimsoll.json5:1)"#
        ),
        WrongCase(
            "{ exits: { slippageBps: 2000 } }",
            "exits.slippageBps is 2000: must not be above exits.slippageCeilingBps, which is 1500 (plimsoll.json5:1)"
        ),
        WrongCase(
            "{ exits: { slippageCeilingBps: 20 } }",
            "exits.slippageCeilingBps is 20: must not be below exits.slippageBps, which is 50 (plimsoll.json5:1)"
        ),
        WrongCase(
            "{ exits: { slippageLadderBps: [] } }",
            "exits.slippageLadderBps is a list of 0: must have 1 to 8 elements (plimsoll.json5:1)"
        ),
        WrongCase(
            "{ exits: { slippageLadderBps: [50, 50] } }",
            "exits.slippageLadderBps is [50, 50]: must ascend from step to step (plimsoll.json5:1)"
        ),
        WrongCase(
            "{ exits: { slippageLadderBps: [50, 2000] } }",
            "exits.slippageLadderBps ends with 2000: must not be above exits.slippageCeilingBps, which is 1500 (plimsoll.json5:1)"
        ),
        WrongCase(
            #"{ exits: { slippageLadderBps: [50, "150"] } }"#,
            #"exits.slippageLadderBps[1] is the text "150": must be a whole number between 0 and 10000 (plimsoll.json5:1)"#
        ),
        WrongCase(
            "{ exits: { slippageLadderBps: [50, -150] } }",
            #"exits.slippageLadderBps[1] is "-150": must be between 0 and 10000 (plimsoll.json5:1)"#
        ),
        WrongCase(
            "{ exits: { slippageLadderBps: 50 } }",
            #"exits.slippageLadderBps is "50": must be a list of 1 to 8, each a whole number between 0 and 10000 (plimsoll.json5:1)"#
        ),
        WrongCase(
            "{ exits: { takeProfits: [{ gainBps: 100 }] } }",
            "exits.takeProfits[0].pctOfOriginalBps is missing: must be a whole number between 0 and 10000 (plimsoll.json5:1)"
        ),
        WrongCase(
            "{ exits: { takeProfits: [{ gainBps: 100, pctOfOriginalBps: -1 }] } }",
            #"exits.takeProfits[0].pctOfOriginalBps is "-1": must be between 0 and 10000 (plimsoll.json5:1)"#
        ),
        WrongCase(
            "{ exits: { takeProfits: [{ gainBps: 100, pctOfOriginalBps: 1, x: 2 }] } }",
            "exits.takeProfits[0].x is no field here: must be an object with gainBps and pctOfOriginalBps (plimsoll.json5:1)"
        ),
        WrongCase(
            "{ exits: { takeProfits: [100] } }",
            #"exits.takeProfits[0] is "100": must be an object with gainBps and pctOfOriginalBps (plimsoll.json5:1)"#
        ),
        WrongCase(
            "{ exits: { takeProfits: [{ gainBps: 200, pctOfOriginalBps: 1 }, { gainBps: 100, pctOfOriginalBps: 1 }] } }",
            "exits.takeProfits must ascend in gainBps from step to step (plimsoll.json5:1)"
        ),
        WrongCase(
            "{ exits: { takeProfits: [{ gainBps: 100, pctOfOriginalBps: 6000 }, { gainBps: 200, pctOfOriginalBps: 6000 }] } }",
            "exits.takeProfits sells 12000 of 10000 in all: must be at most the whole (plimsoll.json5:1)"
        ),
        WrongCase(
            #"{ policies: { profile: "standart" } }"#,
            #"policies.profile is "standart": must be one of strategy, standard or none; did you mean "standard"? (plimsoll.json5:1)"#
        ),
        WrongCase(
            #"{ strategy: { name: "momentun" } }"#,
            #"strategy.name is "momentun": must be ema-cross or momentum; did you mean "momentum"? (plimsoll.json5:1)"#
        ),
        WrongCase(
            #"{ strategy: { name: "buy-and-hold" } }"#,
            #"strategy.name is "buy-and-hold": must be ema-cross or momentum (plimsoll.json5:1)"#
        ),
        WrongCase(
            "{ strategy: { momentum: { lookback: 0 } } }",
            #"strategy.momentum.lookback is "0": must be between 1 and 100000 (plimsoll.json5:1)"#
        ),
        WrongCase(
            "{ strategy: { momentum: { lookbak: 5 } } }",
            "strategy.momentum.lookbak is no setting; did you mean strategy.momentum.lookback? (plimsoll.json5:1)"
        ),
        WrongCase(
            "{ strategy: { momentum: { fraction: 1.5 } } }",
            #"strategy.momentum.fraction is "1.5": must be between 0.000001 and 1 (plimsoll.json5:1)"#
        ),
        WrongCase(
            "{ strategy: { emaCross: { short: 2 } } }",
            #"strategy.emaCross.short is "2": must be between 0 and 1 (plimsoll.json5:1)"#
        ),
        WrongCase(
            "{ paper: { cash: -1 } }",
            #"paper.cash is "-1": must be between 0 and 1000000000000000 (plimsoll.json5:1)"#
        ),
        WrongCase(
            #"{ paper: { cash: "10,000" } }"#,
            #"paper.cash is "10,000": must be a number between 0 and 1000000000000000 with at most 8 decimals (plimsoll.json5:1)"#
        ),
        WrongCase(
            #"{ paper: { fill: "depht" } }"#,
            #"paper.fill is "depht": must be one of next-open, close or depth; did you mean "depth"? (plimsoll.json5:1)"#
        ),
        WrongCase(
            "{ paper: { depthShareBps: 100 } }",
            #"paper.depthShareBps belongs to paper.fill "depth", which is "next-open": choose that or leave it out (plimsoll.json5:1)"#
        ),
        WrongCase(
            "{ paper: { seed: 18446744073709551616 } }",
            #"paper.seed is "18446744073709551616": must be between 0 and 18446744073709551615 (plimsoll.json5:1)"#
        ),
        WrongCase(
            #"{ dataDir: "" }"#,
            #"dataDir is "": must be a path, not empty and in one line (plimsoll.json5:1)"#
        ),
        WrongCase(
            #"{ dataDir: "a\u0000b" }"#,
            "dataDir is \"a\u{FFFD}b\": must be a path, not empty and in one line (plimsoll.json5:1)"
        ),
        WrongCase(
            "{ dataDir: 5 }",
            #"dataDir is "5": must be a path, not empty and in one line (plimsoll.json5:1)"#
        ),
        WrongCase(
            #"{ dryRun: "false" }"#,
            #"dryRun is the text "false": must be true or false (plimsoll.json5:1)"#
        ),
        WrongCase(
            "{ journal: { segmentBytes: 100000 } }",
            "journal.segmentBytes is 100000: must be a multiple of 512 (plimsoll.json5:1)"
        ),
        WrongCase(
            "{ journal: { snapshotIntervalBytes: 0 } }",
            #"journal.snapshotIntervalBytes is "0": must be between 65536 and 1073741824 (plimsoll.json5:1)"#
        ),
        WrongCase(
            #"{ logs: { level: "verbose" } }"#,
            #"logs.level is "verbose": must be one of error, warning, info or debug (plimsoll.json5:1)"#
        ),
        WrongCase(
            "{ evm: { maxGasPriceGwei: 0 } }",
            #"evm.maxGasPriceGwei is "0": must be between 0.000000001 and 10000 (plimsoll.json5:1)"#
        ),
    ]
}
