// Settings that are sound one by one, and that nobody can mean together.

extension WrongCase {
    /// Files that contradict themselves, or a default.
    static let contradictions: [WrongCase] = [
        WrongCase(
            "{ strategy: { emaCross: { fast: 200,\n slow: 100 } } }",
            "strategy.emaCross.fast is 200: must be below strategy.emaCross.slow, which is 100 (plimsoll.json5:1)"
        ),
        WrongCase(
            "{ strategy: { emaCross: { fast: 100 } } }",
            "strategy.emaCross.fast is 100: must be below strategy.emaCross.slow, which is 100 (plimsoll.json5:1)"
        ),
        WrongCase(
            "{ strategy: { emaCross: { slow: 20 } } }",
            "strategy.emaCross.slow is 20: must be above strategy.emaCross.fast, which is 20 (plimsoll.json5:1)"
        ),
        WrongCase(
            "{ strategy: { momentum: { enterBps: -100,\n leaveBps: 300 } } }",
            "strategy.momentum.leaveBps is 300: must be at most strategy.momentum.enterBps, which is -100 (plimsoll.json5:2)"
        ),
        WrongCase(
            "{ strategy: { momentum: { enterBps: -1 } } }",
            "strategy.momentum.enterBps is -1: must be at least strategy.momentum.leaveBps, which is 0 (plimsoll.json5:1)"
        ),
        WrongCase(
            "{ risk: { maxExposureBps: 500,\n maxPositionBps: 501 } }",
            "risk.maxPositionBps is 501: must be at most risk.maxExposureBps, which is 500 (plimsoll.json5:2)"
        ),
    ]
}
