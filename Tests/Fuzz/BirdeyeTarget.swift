import Intel
import TradeModel

/// Birdeye's answers to each question; the first byte says to which.
enum BirdeyeTarget: FuzzTarget {
    private static let asked = AskedMint(AnswerBytes.mint, decimals: 6)
    private static let maxAge = Instant.Span.seconds(60)

    static func attempt(_ bytes: UnsafeRawBufferPointer) {
        guard let (choice, reply) = AnswerBytes.reply(bytes) else { return }
        switch choice % 5 {
        case 0:
            guard let found = AnswerBytes.read(Birdeye.price(of: asked, maxAge: maxAge), reply)
            else { return }
            AnswerBytes.check(found)
        case 1:
            guard let found = AnswerBytes.read(Birdeye.prices(of: [asked], maxAge: maxAge), reply)
            else { return }
            demand(found.map(\.mint) == [asked.mint], "a token is missing")
            for case .success(let reading) in found.map(\.result) { AnswerBytes.check(reading) }
        case 2:
            guard let found = AnswerBytes.read(Birdeye.overview(of: asked), reply) else { return }
            demand(found.decimals == 6, "other decimals than the chain's")
            demand(found.liquidityMicroUsd >= 0, "negative liquidity")
        case 3:
            guard let found = AnswerBytes.read(Birdeye.security(of: asked.mint), reply)
            else { return }
            for part in [found.creatorPpm, found.top10Ppm, found.top10UserPpm] {
                demand(0...1_000_000 ~= part ?? 0, "a part beyond the whole")
            }
            AnswerBytes.check(found.opinions)
        default:
            guard let found = AnswerBytes.read(Birdeye.creation(of: asked), reply) else { return }
            demand(found.transaction.count == 64, "a signature of another length")
        }
    }

    private static let texts = [
        """
        {"success":true,"data":{"value":2.5e-9,"updateUnixTime":1790000000,"liquidity":12.5}}
        """,
        """
        {"success":true,"data":{"\(AnswerBytes.mint)":{"value":1,
        "updateUnixTime":1790000000}}}
        """,
        """
        {"success":true,"data":{"address":"\(AnswerBytes.mint)","decimals":6,"liquidity":8.5,
        "totalSupply":1e9,"holder":12,"numberMarkets":1,"lastTradeUnixTime":1790000000}}
        """,
        """
        {"success":true,"data":{"creatorAddress":"\(AnswerBytes.mint)",
        "top10HolderPercent":0.5,"creationTime":1780000000,"freezeable":true}}
        """,
        """
        {"success":true,"data":{"tokenAddress":"\(AnswerBytes.mint)",
        "txHash":"\(AnswerBytes.signature)","slot":299000000,"decimals":6,"owner":"",
        "blockUnixTime":1780000000}}
        """,
    ]

    static let seeds: [[UInt8]] = texts.enumerated().map { number, text in
        [UInt8(number)] + Array(text.utf8)
    }
}
