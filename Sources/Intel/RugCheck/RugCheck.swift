// RugCheck's reports. What it says in a token's favour is not believed by anybody here: an empty or
// a missing list of risks lifts nothing.

public import Solana

/// What is asked of RugCheck, and how its answers are read.
public enum RugCheck {
    private static func request(_ endpoint: String, of mint: Address, _ path: String)
        -> ProviderRequest
    {
        ProviderRequest(
            .rugCheck,
            endpoint: endpoint,
            path: "/v1/tokens/\(mint)/\(path)",
            headers: [ProviderRequest.Item("accept", "application/json")]
        )
    }

    /// The whole report.
    public static func report(of asked: AskedMint) -> Question<RugCheckReport> {
        Question(request("report", of: asked.mint, "report")) { reply throws(IntelError) in
            try RugCheckReport(root(of: reply), of: asked, at: reply.receivedAt)
        }
    }

    /// The scores and the risks alone. The answer does not name the token.
    public static func summary(of mint: Address) -> Question<RugCheckSummary> {
        Question(request("summary", of: mint, "report/summary")) { reply throws(IntelError) in
            try RugCheckSummary(root(of: reply))
        }
    }

    private static func root(of reply: ProviderReply) throws(IntelError) -> AnswerField {
        let root = try AnswerField.root(of: reply)
        if root.isEmpty { throw .noData }
        let error = try root.member("error")
        guard error.isAbsent else { throw .refused(code: "", message: error.shown) }
        return root
    }
}
