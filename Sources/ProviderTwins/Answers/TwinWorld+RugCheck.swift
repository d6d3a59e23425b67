import Intel
import Solana
import TradeModel

extension TwinWorld {
    func rugCheckAnswer(_ question: TwinQuestion, at now: Instant) -> TwinAnswer {
        let parts = question.path.split(separator: "/")
        guard parts.count == 4, parts[0] == "v1", parts[1] == "tokens", parts[3] == "report" else {
            return Self.notFound
        }
        guard let token = mint(String(parts[2]), at: now) else {
            return TwinAnswer(400, #"{"error":"not found"}"#)
        }
        return TwinAnswer(200, report(token))
    }

    private func market(_ pool: TwinPool, _ token: TwinToken) -> String {
        """
        {"pubkey":"\(pool.address)","marketType":"raydium_cpmm","mintA":"\(token.mint)",
        "mintB":"\(KnownAddress.wrappedSOL)","mintLP":"\(pool.shareMint)","lp":null}
        """
    }

    private func report(_ token: TwinToken) -> String {
        func quoted(_ address: Address?) -> String { address.map { "\"\($0)\"" } ?? "null" }
        var risks = token.risks
        if token.state.mintAuthority != nil {
            risks.append(TwinToken.Risk("Mint Authority still enabled", level: "danger"))
        }
        if token.pool.withdrawable > token.pool.sharesIssued / 20 {
            risks.append(TwinToken.Risk("Large Amount of LP Unlocked", level: "danger"))
        }
        let risked = risks.map {
            #"{"name":"\#($0.name)","value":"","description":"","score":100,"level":"\#($0.level)"}"#
        }
        let supply = token.state.supply
        let top = token.holders.prefix(20).map { holding in
            let part = supply > 0 ? Int128(holding.amount) * 100_000_000 / Int128(supply) : 0
            return """
                {"address":"\(token.account(of: holding.owner))","amount":\(holding.amount),
                "pct":\(Self.decimal(part, scale: 6)),"owner":"\(holding.owner)","insider":false}
                """
        }
        return """
            {"mint":"\(token.mint)","tokenProgram":"\(token.program.address)",
            "token":{"mintAuthority":\(quoted(token.state.mintAuthority)),"supply":\(supply),
            "decimals":\(token.state.decimals),"isInitialized":true,
            "freezeAuthority":\(quoted(token.state.freezeAuthority))},
            "creator":"\(token.creator)","creatorTokens":null,
            "detectedAt":"\(token.createdAt.utc(decimals: 0))",
            "topHolders":[\(top.joined(separator: ","))],"risks":[\(risked.joined(separator: ","))],
            "score":\(100 * risks.count + 1),"score_normalised":1,"lockers":{},
            "markets":[\(token.namedPools.map { market($0, token) }.joined(separator: ","))],
            "totalMarketLiquidity":\(Self.decimal(micro: liquidity(of: token))),
            "totalHolders":\(token.holders.count),"rugged":false,
            "transferFee":{"pct":0,"maxAmount":0,"authority":"\(KnownAddress.systemProgram)"}}
            """
    }
}
