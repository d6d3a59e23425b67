// JSON-RPC 2.0, as nodes and Helius speak it: one question, one answer with the same number.

import ByteCodec

enum JSONRPC {
    static func request(
        _ provider: ProviderID,
        _ method: String,
        _ parameters: JSONValue
    ) -> ProviderRequest {
        var writer = JSONWriter()
        writer.value(
            .object([
                .init("jsonrpc", .string("2.0")), .init("id", .number("1")),
                .init("method", .string(method)), .init("params", parameters),
            ])
        )
        return ProviderRequest(
            provider,
            endpoint: method,
            method: .post,
            headers: [ProviderRequest.Item("content-type", "application/json")],
            body: writer.bytes
        )
    }

    /// What was answered to the question; a stated error is `refused`.
    static func result(of reply: ProviderReply) throws(IntelError) -> AnswerField {
        let root = try AnswerField.root(of: reply)
        let error = try root.member("error")
        guard error.isAbsent else {
            throw .refused(
                code: try error.member("code").scalar ?? "",
                message: try error.member("message").ifThere { field throws(IntelError) in
                    try field.text(limit: 200)
                } ?? ""
            )
        }
        let id = try root.member("id")
        guard id.scalar == "1" else { throw .notWhatWasAsked(field: id.path, value: id.shown) }
        let result = try root.member("result")
        guard !result.isAbsent else { throw .missing(field: result.path) }
        return result
    }
}
