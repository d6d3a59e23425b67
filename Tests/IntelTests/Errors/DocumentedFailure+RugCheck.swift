import Intel
import Throttle

extension DocumentedFailure {
    static let rugCheck: [DocumentedFailure] = [
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
}
