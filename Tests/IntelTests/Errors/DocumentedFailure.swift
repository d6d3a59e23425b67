// Failures as providers document them, with what each of them is. A row is a status, a body and, where it
// matters, headers.

import Intel
import Throttle

/// A documented failure.
struct DocumentedFailure: Sendable, CustomStringConvertible {
    let provider: ProviderID
    let status: Int
    let headers: [ProviderRequest.Item]
    let body: String
    let isRepeatable: Bool
    let kind: FailureClass
    let what: String

    init(
        _ provider: ProviderID,
        _ status: Int,
        _ body: String,
        _ kind: FailureClass,
        _ what: String,
        isRepeatable: Bool = true,
        headers: [ProviderRequest.Item] = []
    ) {
        self.provider = provider
        self.status = status
        self.headers = headers
        self.body = body
        self.isRepeatable = isRepeatable
        self.kind = kind
        self.what = what
    }

    var description: String { "\(provider.name) \(status) \(body): \(what)" }

    static let all: [DocumentedFailure] = node + helius + birdeye + rugCheck + goPlus + jupiter

    private static let node: [DocumentedFailure] = [
        DocumentedFailure(
            .solanaRPC,
            200,
            #"{"jsonrpc":"2.0","id":1,"error":{"code":-32700,"message":"Parse error"}}"#,
            .rejected,
            "the node's custom errors"
        ),
        DocumentedFailure(
            .solanaRPC,
            200,
            #"{"jsonrpc":"2.0","id":1,"error":{"code":-32600,"message":"Invalid request"}}"#,
            .rejected,
            "the node's custom errors"
        ),
        DocumentedFailure(
            .solanaRPC,
            200,
            #"{"jsonrpc":"2.0","id":1,"error":{"code":-32601,"message":"Method not found"}}"#,
            .rejected,
            "the node's custom errors"
        ),
        DocumentedFailure(
            .solanaRPC,
            200,
            #"{"jsonrpc":"2.0","id":1,"error":{"code":-32602,"message":"Invalid param: WrongSize"}}"#,
            .rejected,
            "the node's custom errors"
        ),
        DocumentedFailure(
            .solanaRPC,
            200,
            #"{"jsonrpc":"2.0","id":1,"error":{"code":-32603,"message":"Internal error"}}"#,
            .transient,
            "the node's custom errors"
        ),
        DocumentedFailure(
            .solanaRPC,
            200,
            #"{"jsonrpc":"2.0","id":1,"error":{"code":-32001,"message":"Block 5 cleaned up, does not exist on node. First available block: 9"}}"#,
            .rejected,
            "the node's custom errors"
        ),
        DocumentedFailure(
            .solanaRPC,
            200,
            #"{"jsonrpc":"2.0","id":1,"error":{"code":-32002,"message":"Transaction simulation failed: Error processing Instruction 2: custom program error: 0x1771"}}"#,
            .rejected,
            "the node's custom errors"
        ),
        DocumentedFailure(
            .solanaRPC,
            200,
            #"{"jsonrpc":"2.0","id":1,"error":{"code":-32002,"message":"Transaction simulation failed: Blockhash not found"}}"#,
            .rejected,
            "the node's custom errors"
        ),
        DocumentedFailure(
            .solanaRPC,
            200,
            #"{"jsonrpc":"2.0","id":1,"error":{"code":-32003,"message":"Transaction signature verification failure"}}"#,
            .rejected,
            "the node's custom errors"
        ),
        DocumentedFailure(
            .solanaRPC,
            200,
            #"{"jsonrpc":"2.0","id":1,"error":{"code":-32004,"message":"Block not available for slot 7"}}"#,
            .transient,
            "the node's custom errors"
        ),
        DocumentedFailure(
            .solanaRPC,
            200,
            #"{"jsonrpc":"2.0","id":1,"error":{"code":-32005,"message":"Node is behind by 150 slots"}}"#,
            .transient,
            "the node's custom errors"
        ),
        DocumentedFailure(
            .solanaRPC,
            200,
            #"{"jsonrpc":"2.0","id":1,"error":{"code":-32005,"message":"Node is unhealthy"}}"#,
            .transient,
            "the node's custom errors"
        ),
        DocumentedFailure(
            .solanaRPC,
            200,
            #"{"jsonrpc":"2.0","id":1,"error":{"code":-32006,"message":"Transaction precompile verification failure"}}"#,
            .rejected,
            "the node's custom errors"
        ),
        DocumentedFailure(
            .solanaRPC,
            200,
            #"{"jsonrpc":"2.0","id":1,"error":{"code":-32007,"message":"Slot 7 was skipped, or missing due to ledger jump to recent snapshot"}}"#,
            .rejected,
            "the node's custom errors"
        ),
        DocumentedFailure(
            .solanaRPC,
            200,
            #"{"jsonrpc":"2.0","id":1,"error":{"code":-32008,"message":"No snapshot"}}"#,
            .rejected,
            "the node's custom errors"
        ),
        DocumentedFailure(
            .solanaRPC,
            200,
            #"{"jsonrpc":"2.0","id":1,"error":{"code":-32009,"message":"Slot 7 was skipped, or missing in long-term storage"}}"#,
            .rejected,
            "the node's custom errors"
        ),
        DocumentedFailure(
            .solanaRPC,
            200,
            #"{"jsonrpc":"2.0","id":1,"error":{"code":-32010,"message":"excluded from account secondary indexes; this RPC method unavailable for key"}}"#,
            .rejected,
            "the node's custom errors"
        ),
        DocumentedFailure(
            .solanaRPC,
            200,
            #"{"jsonrpc":"2.0","id":1,"error":{"code":-32011,"message":"Transaction history is not available from this node"}}"#,
            .rejected,
            "the node's custom errors"
        ),
        DocumentedFailure(
            .solanaRPC,
            200,
            #"{"jsonrpc":"2.0","id":1,"error":{"code":-32012,"message":"Scan aborted"}}"#,
            .transient,
            "the node's custom errors"
        ),
        DocumentedFailure(
            .solanaRPC,
            200,
            #"{"jsonrpc":"2.0","id":1,"error":{"code":-32013,"message":"Transaction signature length mismatch"}}"#,
            .rejected,
            "the node's custom errors"
        ),
        DocumentedFailure(
            .solanaRPC,
            200,
            #"{"jsonrpc":"2.0","id":1,"error":{"code":-32014,"message":"Block status not yet available for slot 7"}}"#,
            .transient,
            "the node's custom errors"
        ),
        DocumentedFailure(
            .solanaRPC,
            200,
            #"{"jsonrpc":"2.0","id":1,"error":{"code":-32015,"message":"Transaction version (0) is not supported by the requesting client"}}"#,
            .rejected,
            "the node's custom errors"
        ),
        DocumentedFailure(
            .solanaRPC,
            200,
            #"{"jsonrpc":"2.0","id":1,"error":{"code":-32016,"message":"Minimum context slot has not been reached"}}"#,
            .transient,
            "the node's custom errors"
        ),
        DocumentedFailure(
            .solanaRPC,
            200,
            #"{"jsonrpc":"2.0","id":1,"error":{"code":-32017,"message":"Epoch rewards period still active at slot 7"}}"#,
            .transient,
            "the node's custom errors"
        ),
        DocumentedFailure(
            .solanaRPC,
            200,
            #"{"jsonrpc":"2.0","id":1,"error":{"code":-32018,"message":"Rewards cannot be found because slot 7 is not the epoch boundary"}}"#,
            .rejected,
            "the node's custom errors"
        ),
        DocumentedFailure(
            .solanaRPC,
            200,
            #"{"jsonrpc":"2.0","id":1,"error":{"code":-32019,"message":"Failed to query long-term storage; please try again"}}"#,
            .transient,
            "the node's custom errors"
        ),
        DocumentedFailure(
            .solanaRPC,
            200,
            #"{"jsonrpc":"2.0","id":1,"error":{"code":-32002,"message":"Transaction simulation failed: This transaction has already been processed"}}"#,
            .ambiguous,
            "a send of what is on the chain",
            isRepeatable: false
        ),
        DocumentedFailure(
            .solanaRPC,
            200,
            #"{"jsonrpc":"2.0","id":1,"error":{"code":-32005,"message":"Node is behind by 150 slots"}}"#,
            .ambiguous,
            "of an order nobody knows",
            isRepeatable: false
        ),
        DocumentedFailure(
            .solanaRPC,
            200,
            #"{"jsonrpc":"2.0","id":1,"error":{"code":-32603,"message":"Internal error"}}"#,
            .ambiguous,
            "of an order nobody knows",
            isRepeatable: false
        ),
        DocumentedFailure(
            .solanaRPC,
            200,
            #"{"jsonrpc":"2.0","id":1,"error":{"code":-32602,"message":"invalid transaction: Transaction failed to sanitize accounts offsets correctly"}}"#,
            .rejected,
            "decoded before anything is sent",
            isRepeatable: false
        ),
        DocumentedFailure(
            .solanaRPC,
            200,
            #"{"jsonrpc":"2.0","id":1,"error":{"code":-32003,"message":"Transaction signature verification failure"}}"#,
            .rejected,
            "nothing was sent",
            isRepeatable: false
        ),
        DocumentedFailure(
            .solanaRPC,
            429,
            #"{"jsonrpc":"2.0","id":1,"error":{"code":429,"message":"Too many requests for a specific RPC call"}}"#,
            .rateLimited,
            "public endpoints",
            headers: [.init("retry-after", "10")]
        ),
        DocumentedFailure(
            .solanaRPC,
            429,
            #"Too Many Requests"#,
            .rateLimited,
            "a proxy before the node"
        ),
        DocumentedFailure(
            .solanaRPC,
            403,
            #"{"jsonrpc":"2.0","error":{"code":403,"message":"Access forbidden"},"id":null}"#,
            .critical,
            "blocked by the operator"
        ),
        DocumentedFailure(
            .solanaRPC,
            401,
            #"{"jsonrpc":"2.0","id":1,"error":{"code":-32401,"message":"Unauthorized"}}"#,
            .critical,
            "a wrong key"
        ),
        DocumentedFailure(
            .solanaRPC,
            413,
            #"Payload Too Large"#,
            .rejected,
            "the request is too long"
        ),
        DocumentedFailure(
            .solanaRPC,
            502,
            #"<html>bad gateway</html>"#,
            .transient,
            "a proxy before the node"
        ),
        DocumentedFailure(
            .solanaRPC,
            503,
            #"Service unavailable"#,
            .transient,
            "a proxy before the node"
        ),
        DocumentedFailure(
            .solanaRPC,
            504,
            #""#,
            .transient,
            "a proxy before the node"
        ),
        DocumentedFailure(
            .solanaRPC,
            504,
            #""#,
            .ambiguous,
            "the order may have passed",
            isRepeatable: false
        ),
        DocumentedFailure(
            .solanaRPC,
            502,
            #""#,
            .ambiguous,
            "the order may have passed",
            isRepeatable: false
        ),
        DocumentedFailure(
            .solanaRPC,
            200,
            #"{"jsonrpc":"2.0","id":1,"error":{"code":-32000,"message":"Server error"}}"#,
            .ambiguous,
            "a code without a meaning"
        ),
        DocumentedFailure(
            .solanaRPC,
            200,
            #"{"jsonrpc":"2.0","id":1,"error":{"code":-32000,"message":"Request timed out"}}"#,
            .transient,
            "words alone, a question"
        ),
        DocumentedFailure(
            .solanaRPC,
            200,
            #"{"jsonrpc":"2.0","id":1,"error":{"code":-32000,"message":"Request timed out"}}"#,
            .ambiguous,
            "words alone, an order",
            isRepeatable: false
        ),
        DocumentedFailure(
            .solanaRPC,
            200,
            #"{"jsonrpc":"2.0","id":1,"error":{"code":-39999,"message":"what nobody knows"}}"#,
            .ambiguous,
            "not documented"
        ),
        DocumentedFailure(
            .solanaRPC,
            301,
            #""#,
            .rejected,
            "somebody on the way"
        ),
        DocumentedFailure(
            .solanaRPC,
            302,
            #""#,
            .ambiguous,
            "somebody on the way, an order",
            isRepeatable: false
        ),
    ]

    private static let helius: [DocumentedFailure] = [
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

    private static let birdeye: [DocumentedFailure] = [
        DocumentedFailure(
            .birdeye,
            400,
            #"{"success":false,"message":"address is invalid format"}"#,
            .rejected,
            "a wrong address"
        ),
        DocumentedFailure(
            .birdeye,
            401,
            #"{"success":false,"message":"Unauthorized"}"#,
            .critical,
            "a wrong key"
        ),
        DocumentedFailure(
            .birdeye,
            403,
            #"{"success":false,"message":"Forbidden"}"#,
            .critical,
            "the plan does not have it"
        ),
        DocumentedFailure(
            .birdeye,
            404,
            #"{"success":false,"message":"Not found"}"#,
            .rejected,
            "no such path"
        ),
        DocumentedFailure(
            .birdeye,
            422,
            #"{"success":false,"message":"list_address is invalid"}"#,
            .rejected,
            "a wrong list"
        ),
        DocumentedFailure(
            .birdeye,
            429,
            #"{"success":false,"message":"Too many requests"}"#,
            .rateLimited,
            "requests a second",
            headers: [.init("x-ratelimit-reset", "1772438410")]
        ),
        DocumentedFailure(
            .birdeye,
            429,
            #"{"success":false,"message":"Monthly compute units exhausted"}"#,
            .critical,
            "units of the month"
        ),
        DocumentedFailure(
            .birdeye,
            500,
            #"{"success":false,"message":"Internal Server Error"}"#,
            .transient,
            "trouble of theirs"
        ),
        DocumentedFailure(
            .birdeye,
            502,
            #"<html></html>"#,
            .transient,
            "a proxy before it"
        ),
        DocumentedFailure(
            .birdeye,
            521,
            #"<html></html>"#,
            .transient,
            "a proxy before it"
        ),
        DocumentedFailure(
            .birdeye,
            200,
            #"{"success":false,"message":"Too many requests","statusCode":429}"#,
            .rateLimited,
            "a failure inside a success"
        ),
        DocumentedFailure(
            .birdeye,
            200,
            #"{"success":false,"message":"Unauthorized","statusCode":401}"#,
            .critical,
            "a failure inside a success"
        ),
        DocumentedFailure(
            .birdeye,
            200,
            #"{"success":false,"message":"Internal","statusCode":500}"#,
            .transient,
            "a failure inside a success"
        ),
        DocumentedFailure(
            .birdeye,
            200,
            #"{"success":false,"message":"API key is missing"}"#,
            .critical,
            "words alone"
        ),
        DocumentedFailure(
            .birdeye,
            200,
            #"{"success":false,"message":"Service temporarily unavailable"}"#,
            .transient,
            "words alone"
        ),
        DocumentedFailure(
            .birdeye,
            200,
            #"{"success":false,"message":"zzz"}"#,
            .ambiguous,
            "nothing known"
        ),
    ]

    private static let rugCheck: [DocumentedFailure] = [
        DocumentedFailure(
            .rugCheck,
            400,
            #"{"error":"invalid token mint"}"#,
            .rejected,
            "a wrong address"
        ),
        DocumentedFailure(
            .rugCheck,
            404,
            #"{"error":"not found"}"#,
            .rejected,
            "not known to it"
        ),
        DocumentedFailure(
            .rugCheck,
            429,
            #"{"error":"rate limit exceeded"}"#,
            .rateLimited,
            "without a key"
        ),
        DocumentedFailure(
            .rugCheck,
            429,
            #""#,
            .rateLimited,
            "without a body",
            headers: [.init("x-rate-limit-reset", "1772438460")]
        ),
        DocumentedFailure(
            .rugCheck,
            401,
            #"{"error":"unauthorized"}"#,
            .critical,
            "a wrong key"
        ),
        DocumentedFailure(
            .rugCheck,
            500,
            #"{"error":"unable to generate report"}"#,
            .transient,
            "trouble of theirs"
        ),
        DocumentedFailure(
            .rugCheck,
            503,
            #""#,
            .transient,
            "trouble of theirs"
        ),
        DocumentedFailure(
            .rugCheck,
            200,
            #"{"error":"unable to fetch token: connection reset"}"#,
            .transient,
            "a failure inside a success"
        ),
        DocumentedFailure(
            .rugCheck,
            200,
            #"{"error":"connection refused: unauthorized"}"#,
            .critical,
            "what only a person mends goes before the network"
        ),
    ]

    private static let goPlus: [DocumentedFailure] = [
        DocumentedFailure(
            .goPlus,
            200,
            #"{"code":2,"message":"partial data obtained","result":null}"#,
            .transient,
            "codes of GoPlus"
        ),
        DocumentedFailure(
            .goPlus,
            200,
            #"{"code":2004,"message":"Contract address format error!","result":null}"#,
            .rejected,
            "codes of GoPlus"
        ),
        DocumentedFailure(
            .goPlus,
            200,
            #"{"code":2018,"message":"ChainID not supported","result":null}"#,
            .rejected,
            "codes of GoPlus"
        ),
        DocumentedFailure(
            .goPlus,
            200,
            #"{"code":2020,"message":"Non-contract address","result":null}"#,
            .rejected,
            "codes of GoPlus"
        ),
        DocumentedFailure(
            .goPlus,
            200,
            #"{"code":2021,"message":"No info for this contract","result":null}"#,
            .rejected,
            "codes of GoPlus"
        ),
        DocumentedFailure(
            .goPlus,
            200,
            #"{"code":4010,"message":"App_key not exist","result":null}"#,
            .critical,
            "codes of GoPlus"
        ),
        DocumentedFailure(
            .goPlus,
            200,
            #"{"code":4011,"message":"Signature expiration","result":null}"#,
            .critical,
            "codes of GoPlus"
        ),
        DocumentedFailure(
            .goPlus,
            200,
            #"{"code":4012,"message":"Wrong Signature","result":null}"#,
            .critical,
            "codes of GoPlus"
        ),
        DocumentedFailure(
            .goPlus,
            200,
            #"{"code":4022,"message":"access_token is wrong","result":null}"#,
            .critical,
            "codes of GoPlus"
        ),
        DocumentedFailure(
            .goPlus,
            200,
            #"{"code":4023,"message":"Access token not found","result":null}"#,
            .critical,
            "codes of GoPlus"
        ),
        DocumentedFailure(
            .goPlus,
            200,
            #"{"code":4029,"message":"Request limit reached","result":null}"#,
            .rateLimited,
            "codes of GoPlus"
        ),
        DocumentedFailure(
            .goPlus,
            200,
            #"{"code":5000,"message":"System error","result":null}"#,
            .transient,
            "codes of GoPlus"
        ),
        DocumentedFailure(
            .goPlus,
            200,
            #"{"code":5006,"message":"Param error!","result":null}"#,
            .transient,
            "codes of GoPlus"
        ),
        DocumentedFailure(
            .goPlus,
            200,
            #"{"code":9999,"message":"zzz","result":null}"#,
            .ambiguous,
            "codes of GoPlus"
        ),
        DocumentedFailure(
            .goPlus,
            200,
            #"{"code":9998,"message":"Invalid parameter","result":null}"#,
            .rejected,
            "codes of GoPlus"
        ),
        DocumentedFailure(
            .goPlus,
            200,
            #"{"code":5000,"message":"System error"}"#,
            .ambiguous,
            "trouble, an order",
            isRepeatable: false
        ),
        DocumentedFailure(
            .goPlus,
            429,
            #""#,
            .rateLimited,
            "a proxy before it"
        ),
        DocumentedFailure(
            .goPlus,
            502,
            #""#,
            .transient,
            "a proxy before it"
        ),
        DocumentedFailure(
            .goPlus,
            400,
            #"{"message":"bad request"}"#,
            .rejected,
            "by its status"
        ),
    ]

    private static let jupiter: [DocumentedFailure] = [
        DocumentedFailure(
            .jupiter,
            400,
            #"{"error":"x","errorCode":"NO_ROUTES_FOUND"}"#,
            .rejected,
            "routing"
        ),
        DocumentedFailure(
            .jupiter,
            400,
            #"{"error":"x","errorCode":"COULD_NOT_FIND_ANY_ROUTE"}"#,
            .rejected,
            "routing"
        ),
        DocumentedFailure(
            .jupiter,
            400,
            #"{"error":"x","errorCode":"ROUTE_PLAN_DOES_NOT_CONSUME_ALL_THE_AMOUNT"}"#,
            .rejected,
            "routing"
        ),
        DocumentedFailure(
            .jupiter,
            400,
            #"{"error":"x","errorCode":"MARKET_NOT_FOUND"}"#,
            .rejected,
            "routing"
        ),
        DocumentedFailure(
            .jupiter,
            400,
            #"{"error":"x","errorCode":"TOKEN_NOT_TRADABLE"}"#,
            .rejected,
            "routing"
        ),
        DocumentedFailure(
            .jupiter,
            400,
            #"{"error":"x","errorCode":"NOT_SUPPORTED"}"#,
            .rejected,
            "routing"
        ),
        DocumentedFailure(
            .jupiter,
            400,
            #"{"error":"x","errorCode":"CIRCULAR_ARBITRAGE_IS_DISABLED"}"#,
            .rejected,
            "routing"
        ),
        DocumentedFailure(
            .jupiter,
            400,
            #"{"error":"x","errorCode":"CANNOT_COMPUTE_OTHER_AMOUNT_THRESHOLD"}"#,
            .rejected,
            "routing"
        ),
        DocumentedFailure(
            .jupiter,
            400,
            #"{"error":"x","errorCode":"MAX_ACCOUNT_GREATER_THAN_MAX"}"#,
            .rejected,
            "routing"
        ),
        DocumentedFailure(
            .jupiter,
            400,
            #"{"error":"x","errorCode":"INVALID_COMPUTE_UNIT_PRICE_AND_PRIORITIZATION_FEE"}"#,
            .rejected,
            "routing"
        ),
        DocumentedFailure(
            .jupiter,
            400,
            #"{"error":"x","errorCode":"FAILED_TO_GET_SWAP_AND_ACCOUNT_METAS"}"#,
            .rejected,
            "routing"
        ),
        DocumentedFailure(
            .jupiter,
            400,
            #"{"error":"Query parameter amount cannot be parsed"}"#,
            .rejected,
            "a wrong request"
        ),
        DocumentedFailure(
            .jupiter,
            401,
            #"{"code":401,"message":"Unauthorized"}"#,
            .critical,
            "a wrong key"
        ),
        DocumentedFailure(
            .jupiter,
            403,
            #"{"code":403,"message":"API key does not have access to this endpoint"}"#,
            .critical,
            "the plan does not have it"
        ),
        DocumentedFailure(
            .jupiter,
            403,
            #"{"code":403,"message":"Request blocked by firewall"}"#,
            .critical,
            "shut out"
        ),
        DocumentedFailure(
            .jupiter,
            429,
            #"{"code":429,"message":"[API Gateway] Too many requests"}"#,
            .rateLimited,
            "the plan",
            headers: [.init("x-ratelimit-reset", "1772438430"), .init("x-ratelimit-remaining", "-3")]
        ),
        DocumentedFailure(
            .jupiter,
            429,
            #"Too many requests"#,
            .rateLimited,
            "the firewall"
        ),
        DocumentedFailure(
            .jupiter,
            404,
            #""#,
            .rejected,
            "a host that is switched off"
        ),
        DocumentedFailure(
            .jupiter,
            500,
            #"{"error":"Internal"}"#,
            .transient,
            "trouble of theirs"
        ),
        DocumentedFailure(
            .jupiter,
            500,
            #"{"error":"Internal"}"#,
            .ambiguous,
            "trouble, an order",
            isRepeatable: false
        ),
        DocumentedFailure(
            .jupiter,
            408,
            #""#,
            .transient,
            "took too long"
        ),
        DocumentedFailure(
            .jupiter,
            408,
            #""#,
            .ambiguous,
            "took too long, an order",
            isRepeatable: false
        ),
        DocumentedFailure(
            .jupiter,
            200,
            #"{"error":"Insufficient margin"}"#,
            .rejected,
            "one request, by words"
        ),
        DocumentedFailure(
            .jupiter,
            200,
            #"{"error":"invalid price tick"}"#,
            .rejected,
            "one request, by words"
        ),
        DocumentedFailure(
            .jupiter,
            200,
            #"{"error":"account is locked"}"#,
            .critical,
            "by words"
        ),
        DocumentedFailure(
            .jupiter,
            402,
            #"{"message":"Payment Required"}"#,
            .critical,
            "a bill"
        ),
        DocumentedFailure(
            .jupiter,
            418,
            #""#,
            .rateLimited,
            "an older word for too many"
        ),
    ]
}
