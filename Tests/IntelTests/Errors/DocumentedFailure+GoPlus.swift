import Intel
import Throttle

extension DocumentedFailure {
    static let goPlus: [DocumentedFailure] = [
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
}
