import Intel
import Throttle

extension DocumentedFailure {
    static let birdeye: [DocumentedFailure] = [
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
}
