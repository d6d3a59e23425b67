import Intel
import Money
import Solana
import TradeModel

/// What the targets of providers' answers have in common.
enum AnswerBytes {
    static let mint: Address = {
        guard let mint = Address("So11111111111111111111111111111111111111112") else {
            fatalError("no address")
        }
        return mint
    }()

    static let signature = Base58.encode((0..<64).map { UInt8($0 + 1) })

    private static let now = Instant(milliseconds: 1_790_000_000_000)

    /// The first byte, and the others as an answer.
    static func reply(_ bytes: UnsafeRawBufferPointer) -> (choice: UInt8, reply: ProviderReply)? {
        guard let choice = bytes.first else { return nil }
        return (choice, reply(body: Array(bytes.dropFirst())))
    }

    static func reply(body: [UInt8]) -> ProviderReply {
        ProviderReply(status: 200, body: body, askedAt: now, receivedAt: now)
    }

    static func read<Answer>(_ question: Question<Answer>, _ reply: ProviderReply) -> Answer? {
        do throws(IntelError) {
            return try question.decode(reply)
        } catch {
            return nil
        }
    }

    static func check(_ reading: PriceReading) {
        precondition(reading.price.mantissa > 0, "a price of nothing")
        precondition(reading.liquidityMicroUsd ?? 0 >= 0, "negative liquidity")
        precondition(reading.measuredAt - now <= .seconds(60), "a price of the future")
    }

    static func check(_ opinions: [ProviderOpinion]) {
        for opinion in opinions {
            precondition(opinion.code.unicodeScalars.count <= 80, "a long code")
            precondition(opinion.words.unicodeScalars.count <= 200, "long words")
        }
    }
}
