import Intel
import Throttle

extension DocumentedFailure {
    static let jupiter: [DocumentedFailure] = [
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
            headers: [
                .init("x-ratelimit-reset", "1772438430"), .init("x-ratelimit-remaining", "-3"),
            ]
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
