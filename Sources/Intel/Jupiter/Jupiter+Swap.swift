public import Solana

extension Jupiter {
    /// A quote. One that no pool can fill is answered with an error of HTTP, which is not read
    /// here.
    ///
    /// - Parameter bound: how old the quote's slot may be; nil for any, as when a position has to be
    ///   closed.
    public static func quote(
        _ asked: QuoteRequest,
        within bound: SlotBound?
    ) -> Question<JupiterQuote> {
        let request = ProviderRequest(
            .jupiter,
            endpoint: "quote",
            path: "/swap/v1/quote",
            query: [
                ProviderRequest.Item("inputMint", asked.input.description),
                ProviderRequest.Item("outputMint", asked.output.description),
                ProviderRequest.Item("amount", "\(asked.amount)"),
                ProviderRequest.Item("slippageBps", "\(asked.slippageBps)"),
                ProviderRequest.Item("swapMode", asked.mode.word),
            ],
            headers: headers
        )
        return Question(request) { reply throws(IntelError) in
            try JupiterQuote(AnswerField.root(of: reply), of: asked, bound, raw: reply.body)
        }
    }

    /// The transaction of a quoted swap, for `owner` to sign or for a simulation in the name of
    /// `owner`.
    ///
    /// - Parameter wrapsSol: whether the transaction makes and closes an account for wrapped SOL. It
    ///   closes one that was there before as well, so that it is off unless it is wanted.
    public static func swap(
        _ quote: JupiterQuote,
        for owner: Address,
        wrapsSol: Bool = false
    ) -> Question<JupiterSwap> {
        let head =
            #"{"userPublicKey":"\#(owner)","wrapAndUnwrapSol":\#(wrapsSol),"quoteResponse":"#
        let request = ProviderRequest(
            .jupiter,
            endpoint: "swap",
            method: .post,
            path: "/swap/v1/swap",
            headers: headers,
            body: Array(head.utf8) + quote.raw + Array("}".utf8)
        )
        return Question(request) { reply throws(IntelError) in
            try JupiterSwap(AnswerField.root(of: reply))
        }
    }
}
