import Intel
import Throttle

extension DocumentedFailure {
    static let helius: [DocumentedFailure] = [
        DocumentedFailure(
            .helius,
            200,
            #"{"jsonrpc":"2.0","id":1,"error":{"code":-32603,"message":"account index service overloaded, please try again."}}"#,
            .transient,
            "getTokenLargestAccounts under load"
        ),
        DocumentedFailure(
            .helius,
            200,
            #"{"jsonrpc":"2.0","id":1,"error":{"code":-32029,"message":"rate limited"}}"#,
            .rateLimited,
            "DAS"
        ),
        DocumentedFailure(
            .helius,
            429,
            #"{"jsonrpc":"2.0","id":1,"error":{"code":-32429,"message":"rate limited"}}"#,
            .rateLimited,
            "plan limits"
        ),
        DocumentedFailure(
            .helius,
            429,
            #"{"jsonrpc":"2.0","id":1,"error":{"code":-32429,"message":"max usage reached: monthly credits"}}"#,
            .critical,
            "credits of the month"
        ),
        DocumentedFailure(
            .helius,
            401,
            #"{"jsonrpc":"2.0","error":{"code":-32401,"message":"invalid api key provided"}}"#,
            .critical,
            "a wrong key"
        ),
        DocumentedFailure(
            .helius,
            401,
            #""#,
            .critical,
            "a wrong key without a body"
        ),
        DocumentedFailure(
            .helius,
            403,
            #""#,
            .critical,
            "the plan does not have it"
        ),
        DocumentedFailure(
            .helius,
            200,
            #"{"jsonrpc":"2.0","id":1,"error":{"code":-32602,"message":"Pubkey Validation Err: Invalid Public Key"}}"#,
            .rejected,
            "a wrong address"
        ),
        DocumentedFailure(
            .helius,
            500,
            #"{"jsonrpc":"2.0","id":1,"error":{"code":-32603,"message":"Database Error: RecordNotFound Error: Asset Not Found"}}"#,
            .transient,
            "not indexed yet"
        ),
        DocumentedFailure(
            .helius,
            500,
            #""#,
            .transient,
            "trouble of theirs"
        ),
    ]
}
