import Intel
import Throttle

extension DocumentedFailure {
    static let node: [DocumentedFailure] = [
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
}
