// What a person reads for each way of being wrong: the whole message, letter by letter.

extension WrongCase {
    /// Variables of the environment, one a line.
    static let environment: [WrongCase] = [
        WrongCase(
            "PLIMSOLL_RISK__MAX_POSITION=3",
            "PLIMSOLL_RISK__MAX_POSITION is no variable of plimsoll's; did you mean PLIMSOLL_RISK__MAX_POSITIONS? (environment, PLIMSOLL_RISK__MAX_POSITION)"
        ),
        WrongCase(
            "PLIMSOLL_FROBNICATE=3",
            "PLIMSOLL_FROBNICATE is no variable of plimsoll's; unset it, or see docs/configuration.md for the names (environment, PLIMSOLL_FROBNICATE)"
        ),
        WrongCase(
            "PLIMSOLL_RISK__MAX_POSITIONS=many",
            #"risk.maxPositions is "many": must be a whole number between 0 and 1000000 (environment, PLIMSOLL_RISK__MAX_POSITIONS)"#
        ),
        WrongCase(
            "PLIMSOLL_RISK__MAX_POSITIONS=",
            #"risk.maxPositions is "": must be a whole number between 0 and 1000000 (environment, PLIMSOLL_RISK__MAX_POSITIONS)"#
        ),
        WrongCase(
            "PLIMSOLL_RISK__MAX_POSITION_USD=-5",
            #"risk.maxPositionUsd is "-5": must be between 0.01 and 1000000 (environment, PLIMSOLL_RISK__MAX_POSITION_USD)"#
        ),
        WrongCase(
            "PLIMSOLL_RISK__MAX_POSITION_USD=inf",
            #"risk.maxPositionUsd is "inf": must be a number between 0.01 and 1000000 with at most 8 decimals (environment, PLIMSOLL_RISK__MAX_POSITION_USD)"#
        ),
        WrongCase(
            "PLIMSOLL_RISK__MAX_POSITION_USD=1e3",
            #"risk.maxPositionUsd is "1e3": must be a number between 0.01 and 1000000 with at most 8 decimals (environment, PLIMSOLL_RISK__MAX_POSITION_USD)"#
        ),
        WrongCase(
            "PLIMSOLL_RISK__ALLOWS_AVERAGING=yes",
            #"risk.allowsAveraging is "yes": must be true or false (environment, PLIMSOLL_RISK__ALLOWS_AVERAGING)"#
        ),
        WrongCase(
            "PLIMSOLL_DRY_RUN=no",
            #"dryRun is "no": must be true or false (environment, PLIMSOLL_DRY_RUN)"#
        ),
        WrongCase(
            "PLIMSOLL_EXITS__SLIPPAGE_LADDER_BPS=50,x",
            #"exits.slippageLadderBps[1] is "x": must be a whole number between 0 and 10000 (environment, PLIMSOLL_EXITS__SLIPPAGE_LADDER_BPS)"#
        ),
        WrongCase(
            "PLIMSOLL_EXITS__SLIPPAGE_LADDER_BPS=[50",
            #"exits.slippageLadderBps is "[50": must be a list of 1 to 8, each a whole number between 0 and 10000 (environment, PLIMSOLL_EXITS__SLIPPAGE_LADDER_BPS)"#
        ),
        WrongCase(
            "PLIMSOLL_EXITS__TAKE_PROFITS=5,6",
            #"exits.takeProfits is "5,6": must be a list of 0 to 4, each an object with gainBps and pctOfOriginalBps (environment, PLIMSOLL_EXITS__TAKE_PROFITS)"#
        ),
        WrongCase(
            "SLIPPAGE_BPS=0.5",
            #"exits.slippageBps is "0.5": must be a whole number between 0 and 10000 (environment, SLIPPAGE_BPS)"#
        ),
        WrongCase(
            "SLIPPAGE_BPS=",
            #"exits.slippageBps is "": must be a whole number between 0 and 10000 (environment, SLIPPAGE_BPS)"#
        ),
        WrongCase(
            "SLIPPAGE_BPS=-50",
            #"exits.slippageBps is "-50": must be between 0 and 10000 (environment, SLIPPAGE_BPS)"#
        ),
        WrongCase(
            "MAX_GAS_PRICE=cheap",
            #"evm.maxGasPriceGwei is "cheap": must be a number between 0.000000001 and 10000 with at most 9 decimals (environment, MAX_GAS_PRICE)"#
        ),
        WrongCase(
            "MAX_GAS_PRICE=1000000",
            #"evm.maxGasPriceGwei is "1000000": must be between 0.000000001 and 10000 (environment, MAX_GAS_PRICE)"#
        ),
        WrongCase(
            "WAL_DIR=~/books",
            #"dataDir is "~/books": must be written out, for neither ~ nor $ is replaced by anything here: name it from the root, or from the working directory (environment, WAL_DIR)"#
        ),
        WrongCase(
            "PLIMSOLL_LOGS__DIRECTORY=$HOME/logs",
            #"logs.directory is "$HOME/logs": must be written out, for neither ~ nor $ is replaced by anything here: name it from the root, or from the working directory (environment, PLIMSOLL_LOGS__DIRECTORY)"#
        ),
        WrongCase(
            "PLIMSOLL_API_KEY=a",
            "PLIMSOLL_API_KEY is no variable of plimsoll's; unset it, or see docs/configuration.md for the names (environment, PLIMSOLL_API_KEY)"
        ),
        WrongCase(
            "WAL_DIR=",
            #"dataDir is "": must be a path, not empty and in one line (environment, WAL_DIR)"#
        ),
        WrongCase(
            "SLIPPAGE_BPS=50\nPLIMSOLL_EXITS__SLIPPAGE_BPS=60",
            "PLIMSOLL_EXITS__SLIPPAGE_BPS and SLIPPAGE_BPS both set exits.slippageBps, to different values: take one of them out (environment, SLIPPAGE_BPS)"
        ),
        WrongCase(
            "DRY_RUN=false\nPLIMSOLL_DRY_RUN=true",
            "DRY_RUN and PLIMSOLL_DRY_RUN both set dryRun, to different values: take one of them out (environment, PLIMSOLL_DRY_RUN)"
        ),
        WrongCase(
            "WAL_DIR=a\nPLIMSOLL_DATA_DIR=b",
            "PLIMSOLL_DATA_DIR and WAL_DIR both set dataDir, to different values: take one of them out (environment, WAL_DIR)"
        ),
    ]

    /// Files of variables.
    static let variableFiles: [WrongCase] = [
        WrongCase(
            "SLIPPAGE_BPS=fifty",
            #"exits.slippageBps is "fifty": must be a whole number between 0 and 10000 (.env:1, SLIPPAGE_BPS)"#
        ),
        WrongCase(
            "\n\nPLIMSOLL_RISK__MAX_POSITIONS=0.5",
            #"risk.maxPositions is "0.5": must be a whole number between 0 and 1000000 (.env:3, PLIMSOLL_RISK__MAX_POSITIONS)"#
        ),
        WrongCase(
            "what is this",
            "a line must be NAME=VALUE, a comment that begins with #, or empty (.env:1)"
        ),
        WrongCase(
            #"X="open"#,
            "the quote of X is not closed on its line: close it (.env:1)"
        ),
        WrongCase(
            "X='a' b",
            "something follows the closing quote of X (.env:1)"
        ),
        WrongCase(
            "1X=5",
            "a line must be NAME=VALUE, a comment that begins with #, or empty (.env:1)"
        ),
        WrongCase(
            "A=1\nA=2",
            "A is set twice, first on line 1: take one out (.env:2)"
        ),
        WrongCase(
            "PLIMSOLL_PAPER__CASHH=3",
            "PLIMSOLL_PAPER__CASHH is no variable of plimsoll's; did you mean PLIMSOLL_PAPER__CASH? (.env:1, PLIMSOLL_PAPER__CASHH)"
        ),
        WrongCase(
            "=5",
            "a line must be NAME=VALUE, a comment that begins with #, or empty (.env:1)"
        ),
    ]

    /// Options of the command line.
    static let options: [WrongCase] = [
        WrongCase(
            "--set=lookback=0",
            #"strategy.momentum.lookback is "0": must be between 1 and 100000 (--set lookback=0)"#
        ),
        WrongCase(
            "--set=lookbak=3",
            #"strategy momentum has no parameter "lookbak"; did you mean "lookback"? (--set lookbak=3)"#
        ),
        WrongCase(
            "--set=lookback",
            #""lookback" is not a setting; write name=value (--set lookback)"#
        ),
        WrongCase(
            "--set=lookback=NaN",
            #"strategy.momentum.lookback is "NaN": must be a whole number between 1 and 100000 (--set lookback=NaN)"#
        ),
        WrongCase(
            "--set=fraction=0.0000001",
            #"strategy.momentum.fraction is "0.0000001": must have at most 6 decimals (--set fraction=0.0000001)"#
        ),
        WrongCase(
            "--set=fast=3",
            #"strategy momentum has no parameter "fast"; choose one of lookback, enterBps, leaveBps, fraction (--set fast=3)"#
        ),
        WrongCase(
            "--strategy=nope",
            #"strategy.name is "nope": must be ema-cross or momentum (--strategy)"#
        ),
        WrongCase(
            "--cash=-1",
            #"paper.cash is "-1": must be between 0 and 1000000000000000 (--cash)"#
        ),
        WrongCase(
            "--cash=NaN",
            #"paper.cash is "NaN": must be a number between 0 and 1000000000000000 with at most 8 decimals (--cash)"#
        ),
        WrongCase(
            "--fee-bps=10001",
            #"paper.feeBps is "10001": must be between 0 and 10000 (--fee-bps)"#
        ),
        WrongCase(
            "--fill=never",
            #"paper.fill is "never": must be one of next-open, close or depth (--fill)"#
        ),
        WrongCase(
            "--depth-share-bps=100",
            #"paper.depthShareBps belongs to paper.fill "depth", which is "next-open": choose that or leave it out (--depth-share-bps)"#
        ),
        WrongCase(
            "--latency-ms=-5",
            #"paper.latency is "-5ms": must be a duration between 0s and 1d, such as "90s" or "15m" (--latency-ms)"#
        ),
        WrongCase(
            "--latency-ms=x",
            #"paper.latency is "xms": must be a duration between 0s and 1d, such as "90s" or "15m" (--latency-ms)"#
        ),
        WrongCase(
            "--seed=-1",
            #"paper.seed is "-1": must be between 0 and 18446744073709551615 (--seed)"#
        ),
    ]
}
