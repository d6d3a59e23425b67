import ByteCodec
import Intel
import Solana
import TradeModel

extension TwinWorld {
    func jupiterAnswer(_ question: TwinQuestion, at now: Instant) -> TwinAnswer {
        switch question.path {
        case "/price/v3":
            let ids = (question.argument("ids") ?? "").split(separator: ",").map(String.init)
            let prices = ids.compactMap { id in
                jupiterPrice(id, at: now).map { "\"\(id)\":\($0)" }
            }
            return TwinAnswer(200, "{\(prices.joined(separator: ","))}")
        case "/tokens/v2/search":
            let token = mint(question.argument("query"), at: now)
            return TwinAnswer(200, "[\(token.map(described) ?? "")]")
        case "/ultra/v1/shield":
            guard let token = mint(question.argument("mints"), at: now) else {
                return TwinAnswer(200, #"{"warnings":{}}"#)
            }
            return TwinAnswer(200, #"{"warnings":{"\#(token.mint)":[\#(warnings(token))]}}"#)
        case "/swap/v1/quote": return quote(question, at: now)
        case "/swap/v1/swap": return swap(question, at: now)
        default: return Self.notFound
        }
    }

    private func jupiterPrice(_ text: String, at now: Instant) -> String? {
        let slot = slot(at: now)
        if text == KnownAddress.wrappedSOL.description {
            return
                #"{"usdPrice":\#(Self.decimal(micro: solMicroUsd)),"blockId":\#(slot),"decimals":9}"#
        }
        return mint(text, at: now).map { token in
            #"{"usdPrice":\#(Self.decimal(price(of: token) * Int128(token.jupiterPricePerMille) / 1_000, scale: 15)),"blockId":\#(slot),"#
                + #""decimals":\#(token.state.decimals)}"#
        }
    }

    private func described(_ token: TwinToken) -> String {
        """
        {"id":"\(token.mint)","symbol":"\(token.symbol)","decimals":\(token.state.decimals),
        "dev":"\(token.creator)","tokenProgram":"\(token.program.address)",
        "createdAt":"\(token.createdAt.utc(decimals: 0))",
        "firstPool":{"id":"\(token.pool.address)","createdAt":"\(token.createdAt.utc(decimals: 0))"},
        "holderCount":\(token.holders.count),
        "audit":{"mintAuthorityDisabled":\(token.state.mintAuthority == nil),
        "freezeAuthorityDisabled":\(token.state.freezeAuthority == nil)},
        "liquidity":\(Self.decimal(micro: liquidity(of: token)))}
        """
    }

    private func warnings(_ token: TwinToken) -> String {
        var found: [(type: String, severity: String)] = []
        if token.state.mintAuthority != nil { found.append(("HAS_MINT_AUTHORITY", "warning")) }
        if token.state.freezeAuthority != nil { found.append(("HAS_FREEZE_AUTHORITY", "warning")) }
        return found.map { #"{"type":"\#($0.type)","message":"","severity":"\#($0.severity)"}"# }
            .joined(separator: ",")
    }

    // MARK: - Swaps

    private func quote(_ question: TwinQuestion, at now: Instant) -> TwinAnswer {
        guard let token = mint(question.argument("inputMint"), at: now),
            question.argument("outputMint") == KnownAddress.wrappedSOL.description,
            let amount = question.argument("amount").flatMap({ UInt64($0) }), amount > 0,
            let slippage = question.argument("slippageBps").flatMap({ UInt64($0) }),
            slippage <= 10_000
        else {
            return TwinAnswer(
                400,
                #"{"error":"Could not find any route","errorCode":"COULD_NOT_FIND_ANY_ROUTE"}"#
            )
        }
        let out = token.pool.lamports(for: amount)
        guard out > 0 else {
            return TwinAnswer(400, #"{"error":"No routes found","errorCode":"NO_ROUTES_FOUND"}"#)
        }
        let least = UInt64(Int128(out) * Int128(10_000 - slippage) / 10_000)
        let impact = Self.decimal(micro: token.pool.impactPpm(of: amount))
        return TwinAnswer(
            200,
            """
            {"inputMint":"\(token.mint)","inAmount":"\(amount)",
            "outputMint":"\(KnownAddress.wrappedSOL)","outAmount":"\(out)",
            "otherAmountThreshold":"\(least)","swapMode":"ExactIn","slippageBps":\(slippage),
            "platformFee":null,"priceImpactPct":"\(impact)","routePlan":[{"swapInfo":{
            "ammKey":"\(token.pool.address)","label":"Raydium CP","inputMint":"\(token.mint)",
            "outputMint":"\(KnownAddress.wrappedSOL)","inAmount":"\(amount)","outAmount":"\(out)"},
            "percent":100}],"contextSlot":\(slot(at: now))}
            """
        )
    }

    private func swap(_ question: TwinQuestion, at now: Instant) -> TwinAnswer {
        do throws(JSONError) {
            let body = try JSONValue(parsing: question.body)
            let quoted = body["quoteResponse"]
            guard let owner = body["userPublicKey"]?.string.flatMap({ Address($0) }),
                let mint = quoted?["inputMint"]?.string.flatMap({ Address($0) }),
                let amount = quoted?["inAmount"]?.string.flatMap({ UInt64($0) }),
                let least = quoted?["otherAmountThreshold"]?.string.flatMap({ UInt64($0) })
            else { return TwinAnswer(400, #"{"error":"quoteResponse is not a quote"}"#) }
            let sale = TwinSale(owner: owner, mint: mint, amount: amount, least: least)
            return TwinAnswer(
                200,
                """
                {"swapTransaction":"\(Base64.encode(sale.bytes))","lastValidBlockHeight":
                \(slot(at: now) + 150),"prioritizationFeeLamports":0,"simulationError":null}
                """
            )
        } catch {
            return TwinAnswer(400, #"{"error":"not JSON"}"#)
        }
    }
}
