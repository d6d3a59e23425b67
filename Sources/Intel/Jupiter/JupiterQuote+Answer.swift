import Solana

extension JupiterQuote {
    init(
        _ root: AnswerField,
        of asked: QuoteRequest,
        _ bound: SlotBound?,
        raw: [UInt8]
    ) throws(IntelError) {
        try root.member("inputMint").mustBe(asked.input)
        try root.member("outputMint").mustBe(asked.output)
        let mode = try root.member("swapMode")
        try JupiterQuote.demand(try mode.text() == asked.mode.word, mode)
        let slippage = try root.member("slippageBps")
        try JupiterQuote.demand(try slippage.count() == UInt64(asked.slippageBps), slippage)
        let (input, output) = (try root.member("inAmount"), try root.member("outAmount"))
        let (inAmount, outAmount) = (try input.count(), try output.count())
        switch asked.mode {
        case .exactIn: try JupiterQuote.demand(inAmount == asked.amount, input)
        case .exactOut: try JupiterQuote.demand(outAmount == asked.amount, output)
        }
        guard inAmount > 0 else { throw input.absurd }
        guard outAmount > 0 else { throw output.absurd }
        let limit = try root.member("otherAmountThreshold")
        let threshold = try limit.count()
        guard JupiterQuote.fits(threshold, asked, inAmount, outAmount) else {
            throw .notWhatWasAsked(field: limit.path, value: limit.shown)
        }
        self.init(
            request: asked,
            inAmount: inAmount,
            outAmount: outAmount,
            threshold: threshold,
            priceImpactPpm: try JupiterQuote.impact(root.member("priceImpactPct")),
            route: try JupiterQuote.route(root.member("routePlan"), asked),
            slot: try JupiterQuote.slot(in: root.member("contextSlot"), bound),
            raw: raw
        )
    }

    private static func slot(
        in field: AnswerField,
        _ bound: SlotBound?
    ) throws(IntelError) -> UInt64 {
        guard let bound else { return try field.count() }
        return try bound.slot(in: field).slot
    }

    private static func demand(
        _ isAsked: Bool,
        _ field: AnswerField
    ) throws(IntelError) {
        guard isAsked else { throw .notWhatWasAsked(field: field.path, value: field.shown) }
    }

    /// Whether the threshold is what the slippage makes of the amount, give or take the one unit
    /// that rounding may cost. A looser one would let the swap end worse than was allowed.
    private static func fits(
        _ threshold: UInt64,
        _ asked: QuoteRequest,
        _ inAmount: UInt64,
        _ outAmount: UInt64
    ) -> Bool {
        let slippage = Int128(asked.slippageBps)
        let exact =
            switch asked.mode {
            case .exactIn: Int128(outAmount) * (10_000 - slippage) / 10_000
            case .exactOut: Int128(inAmount) * (10_000 + slippage) / 10_000
            }
        return (exact - 1...exact + 1).contains(Int128(threshold))
    }

    /// A ratio from 0 to 1. A swap that moves the price in its own favour has no impact.
    private static func impact(_ field: AnswerField) throws(IntelError) -> Int64 {
        if try field.decimal().isNegative { return 0 }
        return try field.ppm(ofHundred: false, roundingUp: true)
    }

    /// The pools, of which one must take what is given and one give what is wanted.
    private static func route(
        _ field: AnswerField,
        _ asked: QuoteRequest
    ) throws(IntelError) -> [Hop] {
        let route = try field.list { step throws(IntelError) in
            let swap = try step.member("swapInfo")
            return Hop(
                pool: try swap.member("ammKey").address(),
                label: try swap.member("label").ifThere { field throws(IntelError) in
                    try field.text(limit: 40)
                },
                input: try swap.member("inputMint").address(),
                output: try swap.member("outputMint").address()
            )
        }
        guard route.contains(where: { $0.input == asked.input }),
            route.contains(where: { $0.output == asked.output })
        else { throw .notWhatWasAsked(field: field.path, value: field.shown) }
        return route
    }
}
