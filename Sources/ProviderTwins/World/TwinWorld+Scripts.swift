public import TradeModel

extension TwinWorld {
    /// The world that `plimsoll emulate providers` and the demo show: one token for each way of being robbed, and
    /// one that robs nobody.
    ///
    /// - Parameter start: when it begins; what changes does so within the first hour.
    public static func harbour(from start: Instant) -> TwinWorld {
        let born = start + .seconds(-7_200)
        return TwinWorld(
            from: start,
            [
                TwinStory(
                    TwinToken("KEEL", "a clean launch: nobody has power over it", born: born)
                ),
                slowRug(born),
                honeypot(born),
                mintAuthority(born),
                pulledLiquidity(born),
                taxed(born),
                contradiction(born),
            ]
        )
    }

    /// Insiders sell, a little every two minutes, until next to nothing of what others paid is left.
    private static func slowRug(_ born: Instant) -> TwinStory {
        var token = TwinToken("EBB", "a slow rug: insiders sell out within the hour", born: born)
        token.pool.lamports = 60_000_000_000
        return TwinStory(
            token,
            (1...25).map { (.minutes(2 * $0), .sold(20_000_000_000_000)) }
        )
    }

    private static func honeypot(_ born: Instant) -> TwinStory {
        var token = TwinToken("LIMPET", "a honeypot: it can be bought and not sold", born: born)
        token.refusesSales = true
        return TwinStory(token)
    }

    private static func mintAuthority(_ born: Instant) -> TwinStory {
        var token = TwinToken("SPRING", "its creator can make more of it, and does", born: born)
        token.state.mintAuthority = token.creator
        return TwinStory(token, [(.minutes(20), .minted(9_000_000_000_000_000))])
    }

    private static func pulledLiquidity(_ born: Instant) -> TwinStory {
        var token = TwinToken(
            "NEAP",
            "its creator has the pool's shares, and turns them in",
            born: born
        )
        token.pool.shares = [TwinToken.Holding(token.creator, token.pool.sharesIssued)]
        return TwinStory(token, [(.minutes(15), .liquidityWithdrawn(perMille: 990))])
    }

    private static func taxed(_ born: Instant) -> TwinStory {
        var token = TwinToken("TOLL", "five percent of every transfer are taken", born: born)
        token.state.extensions = [
            MintBytes.Extension(
                1,
                MintBytes.transferFee(authority: token.creator, now: 500, later: 500)
            )
        ]
        return TwinStory(token)
    }

    private static func contradiction(_ born: Instant) -> TwinStory {
        var token = TwinToken("MIRAGE", "providers do not agree on what it costs", born: born)
        token.birdeyePricePerMille = 2_500
        return TwinStory(token)
    }
}
