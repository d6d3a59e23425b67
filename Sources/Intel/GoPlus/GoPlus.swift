// GoPlus's security of tokens on Solana. Its errors come with HTTP 200, and whatever it leaves out
// nobody has looked at: missing is never "0".

public import Solana

/// What is asked of GoPlus, and how its answers are read.
public enum GoPlus {
    /// A token's dangers. Code 2, an answer that is still being computed, is `refused` with that
    /// code: it can be asked again.
    public static func security(of mint: Address) -> Question<GoPlusSecurity> {
        let request = ProviderRequest(
            .goPlus,
            endpoint: "token_security",
            path: "/api/v1/solana/token_security",
            query: [ProviderRequest.Item("contract_addresses", mint.description)],
            headers: [ProviderRequest.Item("accept", "application/json")]
        )
        return Question(request) { reply throws(IntelError) in
            let root = try AnswerField.root(of: reply)
            let code = try root.member("code").count()
            switch code {
            case 1: break
            case 2021: throw .noData
            default:
                throw .refused(code: "\(code)", message: try root.member("message").shown)
            }
            let result = try root.member("result")
            if result.isEmpty { throw .noData }
            let token = try result.member(mint.description)
            if token.isEmpty { throw .noData }
            return try GoPlusSecurity(token, of: mint)
        }
    }
}
