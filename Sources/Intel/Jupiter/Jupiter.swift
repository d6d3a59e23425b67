// Jupiter: prices, tokens, warnings, quotes and swaps. Whatever an answer repeats of the question
// must be what was asked.

public import Solana
import TradeModel

/// What is asked of Jupiter, and how its answers are read.
public enum Jupiter {
    /// How many tokens fit one request for prices.
    public static let priceWidth = 50

    static let headers = [ProviderRequest.Item("accept", "application/json")]

    /// The prices of many tokens; what the answer leaves out has `noData`. Jupiter leaves out what
    /// it does not trust.
    ///
    /// - Precondition: they are at most `priceWidth`.
    /// - Parameter bound: how old the price's slot may be.
    public static func prices(
        of asked: [AskedMint],
        within bound: SlotBound
    ) -> Question<[PricedMint]> {
        precondition(asked.count <= priceWidth, "more tokens than one request holds")
        let list = asked.map(\.mint.description).joined(separator: ",")
        let request = ProviderRequest(
            .jupiter,
            endpoint: "price",
            path: "/price/v3",
            query: [ProviderRequest.Item("ids", list)],
            headers: headers
        )
        return Question(request) { reply throws(IntelError) in
            let root = try AnswerField.root(of: reply)
            var prices: [PricedMint] = []
            for asked in asked {
                let field = try root.member(asked.mint.description)
                prices.append(
                    PricedMint(asked.mint) { () throws(IntelError) in
                        try reading(field, of: asked, reply.receivedAt, bound)
                    }
                )
            }
            return prices
        }
    }

    private static func reading(
        _ field: AnswerField,
        of asked: AskedMint,
        _ now: Instant,
        _ bound: SlotBound
    ) throws(IntelError) -> PriceReading {
        if field.isEmpty { throw .noData }
        guard let price = try field.member("usdPrice").price() else { throw .noData }
        let decimals = try field.member("decimals").decimals(chain: asked.decimals)
        let (slot, age) = try bound.slot(in: field.member("blockId"))
        return PriceReading(
            provider: .jupiter,
            mint: asked.mint,
            price: price,
            liquidityMicroUsd: try field.member("liquidity").ifThere {
                field throws(IntelError) in try field.microUsd()
            },
            decimals: decimals,
            measuredAt: now + Instant.Span(nanoseconds: -age.nanoseconds),
            slot: slot
        )
    }

    /// A token, by its address and never by its symbol.
    public static func token(of asked: AskedMint) -> Question<JupiterToken> {
        let request = ProviderRequest(
            .jupiter,
            endpoint: "tokens",
            path: "/tokens/v2/search",
            query: [ProviderRequest.Item("query", asked.mint.description)],
            headers: headers
        )
        return Question(request) { reply throws(IntelError) in
            let found = try AnswerField.root(of: reply).elements()
            guard let first = found.first else { throw .noData }
            for element in found where try element.member("id").address() == asked.mint {
                return try JupiterToken(element, of: asked, at: reply.receivedAt)
            }
            let id = try first.member("id")
            throw .notWhatWasAsked(field: id.path, value: id.shown)
        }
    }

    /// Jupiter's warnings of a token; none is an empty list, and an answer without the token is
    /// `noData`.
    public static func warnings(of mint: Address) -> Question<[ProviderOpinion]> {
        let request = ProviderRequest(
            .jupiter,
            endpoint: "shield",
            path: "/ultra/v1/shield",
            query: [ProviderRequest.Item("mints", mint.description)],
            headers: headers
        )
        return Question(request) { reply throws(IntelError) in
            let warnings = try AnswerField.root(of: reply).member("warnings")
            if warnings.isEmpty { throw .noData }
            let found = try warnings.member(mint.description)
            if found.isAbsent { throw .noData }
            return try found.list { warning throws(IntelError) in
                try ShieldWarning.opinion(warning)
            }
        }
    }
}
