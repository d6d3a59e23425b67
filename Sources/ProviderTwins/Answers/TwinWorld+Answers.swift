import Intel
import Solana
public import TradeModel

extension TwinWorld {
    /// What the provider of this world answers at `now`.
    public func answer(_ question: TwinQuestion, at now: Instant) -> TwinAnswer {
        if let wanted = keys.first(where: { $0.provider == question.provider })?.key,
            !Self.hasKey(question, wanted)
        {
            return TwinAnswer(401, #"{"success":false,"message":"Unauthorized"}"#)
        }
        switch question.provider {
        case .solanaRPC: return nodeAnswer(question, at: now)
        case .birdeye: return birdeyeAnswer(question, at: now)
        case .rugCheck: return rugCheckAnswer(question, at: now)
        case .goPlus: return goPlusAnswer(question, at: now)
        case .jupiter: return jupiterAnswer(question, at: now)
        case .helius: return heliusAnswer(question, at: now)
        }
    }

    private static func hasKey(_ question: TwinQuestion, _ wanted: String) -> Bool {
        let names = ["x-api-key", "authorization"]
        return question.argument("api-key") == wanted
            || question.headers.contains { names.contains($0.name) && $0.value == wanted }
    }

    static var notFound: TwinAnswer { TwinAnswer(404, #"{"error":"not found"}"#) }

    func mint(_ text: String?, at now: Instant) -> TwinToken? {
        text.flatMap { Address($0) }.flatMap { token($0, at: now) }
    }

    // MARK: - Numbers as providers write them

    /// Millionths as a decimal number.
    static func decimal(micro: Int64) -> String { decimal(Int128(micro), scale: 6) }

    static func decimal(_ value: Int128, scale: Int) -> String {
        let digits = String(value)
        let padded = String(repeating: "0", count: max(0, scale + 1 - digits.count)) + digits
        let fraction = String(padded.suffix(scale))
        return scale == 0 ? padded : "\(padded.dropLast(scale)).\(fraction)"
    }

    /// What one whole token costs, in billionths of a millionth of a US dollar: 15 decimals.
    func price(of token: TwinToken) -> Int128 {
        // Billionths of a lamport for a base unit, by 10^6 units a token, by 10^-9 SOL a lamport.
        token.nanoLamports * Int128(solMicroUsd) * 1_000_000 / 1_000_000_000
    }

    /// What lies in its pool, both sides, in millionths of a US dollar.
    func liquidity(of token: TwinToken) -> Int64 {
        let lamports = token.namedPools.reduce(Int128(0)) { $0 + Int128($1.lamports) }
        return Int64(clamping: lamports * Int128(solMicroUsd) * 2 / 1_000_000_000)
    }
}
