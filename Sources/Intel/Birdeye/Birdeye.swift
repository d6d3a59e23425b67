// Birdeye: prices and what it knows of a token. It answers a question about an address that it does
// not know with success and nothing, null or zeros: that is `noData` here, and never a price of
// zero.

public import Solana
public import TradeModel

/// What is asked of Birdeye, and how its answers are read.
public enum Birdeye {
    /// How many tokens fit one request for prices.
    public static let priceWidth = 100

    private static let headers = [
        ProviderRequest.Item("x-chain", "solana"),
        ProviderRequest.Item("accept", "application/json"),
    ]

    private static func request(
        _ endpoint: String,
        of mint: Address,
        query: [ProviderRequest.Item] = []
    ) -> ProviderRequest {
        ProviderRequest(
            .birdeye,
            endpoint: endpoint,
            path: "/defi/\(endpoint)",
            query: [ProviderRequest.Item("address", mint.description)] + query,
            headers: headers
        )
    }

    /// What lies in the envelope.
    private static func data(of reply: ProviderReply) throws(IntelError) -> AnswerField {
        let root = try AnswerField.root(of: reply)
        guard try root.member("success").flag() else { throw try refusal(root) }
        let data = try root.member("data")
        if data.isEmpty { throw .noData }
        return data
    }

    private static func refusal(_ root: AnswerField) throws(IntelError) -> IntelError {
        let status = try root.member("statusCode")
        let code = try status.ifThere { field throws(IntelError) in try field.count() }
        let message = try root.member("message")
        return .refused(code: code.map { "\($0)" } ?? "", message: message.shown)
    }

    // MARK: - Prices

    /// The price of one token, with its liquidity.
    public static func price(of asked: AskedMint, maxAge: Instant.Span) -> Question<PriceReading> {
        let query = [ProviderRequest.Item("include_liquidity", "true")]
        return Question(request("price", of: asked.mint, query: query)) {
            reply throws(IntelError) in
            try reading(try data(of: reply), of: asked.mint, reply.receivedAt, maxAge)
        }
    }

    /// The prices of many tokens; what the answer leaves out, or gives as null, has `noData`.
    ///
    /// - Precondition: they are at most `priceWidth`.
    public static func prices(
        of asked: [AskedMint],
        maxAge: Instant.Span
    ) -> Question<[PricedMint]> {
        precondition(asked.count <= priceWidth, "more tokens than one request holds")
        let list = asked.map(\.mint.description).joined(separator: ",")
        let request = ProviderRequest(
            .birdeye,
            endpoint: "multi_price",
            method: .post,
            path: "/defi/multi_price",
            query: [ProviderRequest.Item("include_liquidity", "true")],
            headers: headers,
            body: Array(#"{"list_address":"\#(list)"}"#.utf8)
        )
        return Question(request) { reply throws(IntelError) in
            let root = try AnswerField.root(of: reply)
            guard try root.member("success").flag() else { throw try refusal(root) }
            let data = try root.member("data")
            var prices: [PricedMint] = []
            for asked in asked {
                let field = data.isAbsent ? data : try data.member(asked.mint.description)
                prices.append(
                    PricedMint(asked.mint) { () throws(IntelError) in
                        try reading(field, of: asked.mint, reply.receivedAt, maxAge)
                    }
                )
            }
            return prices
        }
    }

    private static func reading(
        _ field: AnswerField,
        of mint: Address,
        _ now: Instant,
        _ maxAge: Instant.Span
    ) throws(IntelError) -> PriceReading {
        if field.isEmpty { throw .noData }
        let value = try field.member("value")
        let time = try field.member("updateUnixTime")
        if value.isAbsent, time.isAbsent { throw .noData }
        guard let price = try value.price() else { throw .noData }
        let measuredAt = try time.unixTime(at: now)
        return PriceReading(
            provider: .birdeye,
            mint: mint,
            price: price,
            liquidityMicroUsd: try field.member("liquidity").ifThere {
                field throws(IntelError) in try field.microUsd()
            },
            decimals: nil,
            measuredAt: try time.fresh(measuredAt, at: now, maxAge: maxAge)
        )
    }

    // MARK: - Tokens

    /// A token as a whole.
    public static func overview(of asked: AskedMint) -> Question<BirdeyeOverview> {
        Question(request("token_overview", of: asked.mint)) { reply throws(IntelError) in
            try BirdeyeOverview(data(of: reply), of: asked, at: reply.receivedAt)
        }
    }

    /// A token's dangers.
    public static func security(of mint: Address) -> Question<BirdeyeSecurity> {
        Question(request("token_security", of: mint)) { reply throws(IntelError) in
            try BirdeyeSecurity(data(of: reply), of: mint, at: reply.receivedAt)
        }
    }

    /// When and by whom a token was made.
    public static func creation(of asked: AskedMint) -> Question<BirdeyeCreation> {
        Question(request("token_creation_info", of: asked.mint)) { reply throws(IntelError) in
            try BirdeyeCreation(data(of: reply), of: asked, at: reply.receivedAt)
        }
    }
}
