import Intel

/// Jupiter's answers; the first byte says to which question.
enum JupiterTarget: FuzzTarget {
    private static let asked = AskedMint(AnswerBytes.mint, decimals: 6)
    private static let bound = SlotBound(slot: 299_283_763)
    private static let swap = QuoteRequest(
        input: AnswerBytes.mint,
        output: AnswerBytes.mint,
        amount: 1_000,
        slippageBps: 50
    )

    static func attempt(_ bytes: UnsafeRawBufferPointer) {
        guard let (choice, reply) = AnswerBytes.reply(bytes) else { return }
        switch choice % 4 {
        case 0:
            guard let found = AnswerBytes.read(Jupiter.prices(of: [asked], within: bound), reply)
            else { return }
            demand(found.map(\.mint) == [asked.mint], "a token is missing")
            for case .success(let reading) in found.map(\.result) { AnswerBytes.check(reading) }
        case 1:
            guard let found = AnswerBytes.read(Jupiter.token(of: asked), reply) else { return }
            demand(found.decimals == 6, "other decimals than the chain's")
            AnswerBytes.check(found.opinions)
        case 2:
            guard let found = AnswerBytes.read(Jupiter.warnings(of: AnswerBytes.mint), reply)
            else { return }
            AnswerBytes.check(found)
        default:
            quote(reply)
        }
    }

    /// A quote and, with the same bytes, the swap that follows from a quote.
    private static func quote(_ reply: ProviderReply) {
        let question = Jupiter.quote(swap, within: bound)
        if let found = AnswerBytes.read(question, reply) {
            demand(found.inAmount == 1_000 && found.outAmount > 0, "another amount")
            demand(found.threshold <= found.outAmount + 1, "a threshold that cannot be")
        }
        guard let quote = AnswerBytes.read(question, AnswerBytes.reply(body: quoted)) else {
            demand(false, "the quote cannot be read")
            return
        }
        guard
            let found = AnswerBytes.read(Jupiter.swap(quote, for: AnswerBytes.mint), reply)
        else { return }
        demand(1...1_232 ~= found.transaction.count, "a transaction that cannot be")
    }

    private static let quoted = Array(
        """
        {"inputMint":"\(AnswerBytes.mint)","outputMint":"\(AnswerBytes.mint)",
        "inAmount":"1000","outAmount":"2000","otherAmountThreshold":"1990","swapMode":"ExactIn",
        "slippageBps":50,"priceImpactPct":"0.01","contextSlot":299283763,"routePlan":[{"swapInfo":
        {"ammKey":"\(AnswerBytes.mint)","inputMint":"\(AnswerBytes.mint)",
        "outputMint":"\(AnswerBytes.mint)"},"percent":100}]}
        """.utf8
    )

    private static let texts = [
        """
        {"\(AnswerBytes.mint)":{"usdPrice":2.5e-9,"decimals":6,"blockId":299283763}}
        """,
        """
        [{"id":"\(AnswerBytes.mint)","decimals":6,"createdAt":"2026-01-02T03:04:05Z",
        "audit":{"isSus":true,"topHoldersPercentage":9.5},"organicScore":1}]
        """,
        """
        {"warnings":{"\(AnswerBytes.mint)":[{"type":"NOT_SELLABLE","message":"m",
        "severity":"critical"}]}}
        """,
        """
        {"swapTransaction":"AQIDBAU=","lastValidBlockHeight":7}
        """,
    ]

    static let seeds: [[UInt8]] =
        texts.enumerated().map { number, text in
            [UInt8(number)] + Array(text.utf8)
        } + [[3] + quoted]
}
