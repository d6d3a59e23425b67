// What a person reads for each way of being wrong: the whole message, letter by letter.

extension WrongCase {
    /// Files with one wrong value under `risk`.
    static let risk: [WrongCase] = [
        WrongCase(
            "{ risk: { maxPositionUsd: -5 } }",
            #"risk.maxPositionUsd is "-5": must be between 0.01 and 1000000 (plimsoll.json5:1)"#
        ),
        WrongCase(
            "{ risk: { maxPositionUsd: 0.001 } }",
            #"risk.maxPositionUsd is "0.001": must be between 0.01 and 1000000 (plimsoll.json5:1)"#
        ),
        WrongCase(
            "{ risk: { maxPositionUsd: 1000000.01 } }",
            #"risk.maxPositionUsd is "1000000.01": must be between 0.01 and 1000000 (plimsoll.json5:1)"#
        ),
        WrongCase(
            "{ risk: { maxPositionUsd: 1e7 } }",
            #"risk.maxPositionUsd is "1e7": must be between 0.01 and 1000000 (plimsoll.json5:1)"#
        ),
        WrongCase(
            "{ risk: { maxPositionUsd: 1e999 } }",
            #"risk.maxPositionUsd is "1e999": must be between 0.01 and 1000000 (plimsoll.json5:1)"#
        ),
        WrongCase(
            "{ risk: { maxPositionUsd: 1.000000001 } }",
            #"risk.maxPositionUsd is "1.000000001": must have at most 8 decimals (plimsoll.json5:1)"#
        ),
        WrongCase(
            "{ risk: { maxPositionUsd: NaN } }",
            "risk.maxPositionUsd is NaN: must be a finite number, between 0.01 and 1000000 (plimsoll.json5:1)"
        ),
        WrongCase(
            "{ risk: { maxPositionUsd: -Infinity } }",
            "risk.maxPositionUsd is -Infinity: must be a finite number, between 0.01 and 1000000 (plimsoll.json5:1)"
        ),
        WrongCase(
            #"{ risk: { maxPositionUsd: "NaN" } }"#,
            #"risk.maxPositionUsd is "NaN": must be a number between 0.01 and 1000000 with at most 8 decimals (plimsoll.json5:1)"#
        ),
        WrongCase(
            #"{ risk: { maxPositionUsd: "five" } }"#,
            #"risk.maxPositionUsd is "five": must be a number between 0.01 and 1000000 with at most 8 decimals (plimsoll.json5:1)"#
        ),
        WrongCase(
            #"{ risk: { maxPositionUsd: "" } }"#,
            #"risk.maxPositionUsd is "": must be a number between 0.01 and 1000000 with at most 8 decimals (plimsoll.json5:1)"#
        ),
        WrongCase(
            "{ risk: { maxPositionUsd: true } }",
            "risk.maxPositionUsd is true: must be a number between 0.01 and 1000000 with at most 8 decimals (plimsoll.json5:1)"
        ),
        WrongCase(
            "{ risk: { maxPositionUsd: [5] } }",
            "risk.maxPositionUsd is a list: must be a number between 0.01 and 1000000 with at most 8 decimals (plimsoll.json5:1)"
        ),
        WrongCase(
            "{ risk: { maxPositions: -1 } }",
            #"risk.maxPositions is "-1": must be between 0 and 1000000 (plimsoll.json5:1)"#
        ),
        WrongCase(
            "{ risk: { maxPositions: 2.5 } }",
            #"risk.maxPositions is "2.5": must be a whole number between 0 and 1000000 (plimsoll.json5:1)"#
        ),
        WrongCase(
            #"{ risk: { maxPositions: "2" } }"#,
            #"risk.maxPositions is the text "2": must be a whole number between 0 and 1000000 (plimsoll.json5:1)"#
        ),
        WrongCase(
            "{ risk: { maxPositions: null } }",
            "risk.maxPositions is null: must be a whole number between 0 and 1000000 (plimsoll.json5:1)"
        ),
        WrongCase(
            "{ risk: { maxPositions: {} } }",
            "risk.maxPositions is an object: must be a whole number between 0 and 1000000 (plimsoll.json5:1)"
        ),
        WrongCase(
            "{ risk: { maxPositions: Infinity } }",
            "risk.maxPositions is Infinity: must be a finite number, between 0 and 1000000 (plimsoll.json5:1)"
        ),
        WrongCase(
            "{ risk: { maxPositions: 0xFFFFFFFF } }",
            #"risk.maxPositions is "0xFFFFFFFF": must be between 0 and 1000000 (plimsoll.json5:1)"#
        ),
        WrongCase(
            "{ risk: { maxPosition: 3 } }",
            "risk.maxPosition is no setting; did you mean risk.maxPositions? (plimsoll.json5:1)"
        ),
        WrongCase(
            "{ risk: { frobnicate: 3 } }",
            "risk.frobnicate is no setting; risk has maxPositions, maxWorkingOrders, maxPositionBps, maxPositionUsd, maxExposureBps, dailyLossBps, maxConsecutiveLosses, halveAfterLosses, drawdownBps, cooldown and allowsAveraging (plimsoll.json5:1)"
        ),
        WrongCase(
            "{ risc: { maxPositions: 3 } }",
            "risc is no setting; did you mean risk? (plimsoll.json5:1)"
        ),
        WrongCase(
            "{ maxPositions: 3 }",
            "maxPositions is no setting; did you mean risk.maxPositions? (plimsoll.json5:1)"
        ),
        WrongCase(
            #"{ "risk.maxPositions": 3 }"#,
            "risk.maxPositions has a dot in its name: write the settings of a group in braces (plimsoll.json5:1)"
        ),
        WrongCase(
            "{ risk: 5 }",
            #"risk is "5": must be an object with settings (plimsoll.json5:1)"#
        ),
        WrongCase(
            "{ risk: [] }",
            "risk is a list: must be an object with settings (plimsoll.json5:1)"
        ),
        WrongCase(
            "{ risk: { maxPositions: 3, maxPositions: 4 } }",
            "risk.maxPositions is given twice, first on line 1: take one out (plimsoll.json5:1)"
        ),
        WrongCase(
            "{ risk: {}, paper: {}, risk: {} }",
            "risk is given twice, first on line 1: take one out (plimsoll.json5:1)"
        ),
        WrongCase(
            "{ risk: { dailyLossBps: 10001 } }",
            #"risk.dailyLossBps is "10001": must be between 0 and 10000 (plimsoll.json5:1)"#
        ),
        WrongCase(
            "{ risk: { maxConsecutiveLosses: 0 } }",
            #"risk.maxConsecutiveLosses is "0": must be between 1 and 1000000 (plimsoll.json5:1)"#
        ),
        WrongCase(
            "{ risk: { cooldown: 60 } }",
            #"risk.cooldown is "60": must be a duration between 0s and 30d, such as "90s" or "15m" (plimsoll.json5:1)"#
        ),
        WrongCase(
            #"{ risk: { cooldown: "60" } }"#,
            #"risk.cooldown is "60": must be a duration between 0s and 30d, such as "90s" or "15m" (plimsoll.json5:1)"#
        ),
        WrongCase(
            #"{ risk: { cooldown: "60 m" } }"#,
            #"risk.cooldown is "60 m": must be a duration between 0s and 30d, such as "90s" or "15m" (plimsoll.json5:1)"#
        ),
        WrongCase(
            #"{ risk: { cooldown: "-60m" } }"#,
            #"risk.cooldown is "-60m": must be a duration between 0s and 30d, such as "90s" or "15m" (plimsoll.json5:1)"#
        ),
        WrongCase(
            #"{ risk: { cooldown: "31d" } }"#,
            #"risk.cooldown is "31d": must be between 0s and 30d (plimsoll.json5:1)"#
        ),
        WrongCase(
            "{ risk: { allowsAveraging: 1 } }",
            #"risk.allowsAveraging is "1": must be true or false (plimsoll.json5:1)"#
        ),
        WrongCase(
            #"{ risk: { allowsAveraging: "true" } }"#,
            #"risk.allowsAveraging is the text "true": must be true or false (plimsoll.json5:1)"#
        ),
        WrongCase(
            #"{ policies: { profile: "none" }, risk: { maxPositions: 1 } }"#,
            #"risk.maxPositions is set, but policies.profile is "none", so that it would do nothing: take it out, or choose "standard" (plimsoll.json5:1)"#
        ),
    ]
}
