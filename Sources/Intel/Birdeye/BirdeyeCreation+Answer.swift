import Solana
import TradeModel

extension BirdeyeCreation {
    init(_ data: AnswerField, of asked: AskedMint, at now: Instant) throws(IntelError) {
        try data.member("tokenAddress").mustBe(asked.mint)
        let hash = try data.member("txHash")
        guard let transaction = Base58.decode(try hash.text(), limit: 90), transaction.count == 64
        else { throw hash.mistyped("a signature") }
        self.init(
            mint: asked.mint,
            transaction: transaction,
            slot: try data.member("slot").count(),
            createdAt: try data.member("blockUnixTime").unixTime(at: now),
            creator: try data.member("owner").ifThere { field throws(IntelError) in
                try field.addressOrEmpty()
            } ?? nil,
            decimals: try data.member("decimals").decimals(chain: asked.decimals)
        )
    }
}
