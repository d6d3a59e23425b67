import ByteCodec

/// What an answer's body says of a failure, whatever its status.
struct StatedFailure {
    /// The provider's code for it; nil when it has none.
    let code: String?
    /// The provider's words.
    let words: String

    /// Nil when the body says of none, or is no JSON.
    init?(_ reply: ProviderReply, from provider: ProviderID) {
        let body: JSONValue
        do throws(JSONError) {
            body = try JSONValue(parsing: reply.body, limits: AnswerField.limits)
        } catch {
            // Then its status has to say it.
            return nil
        }
        let isGood = (200..<300).contains(reply.status)
        switch provider {
        case .solanaRPC, .helius:
            guard let error = body["error"], error != .null else { return nil }
            code = error["code"]?.scalar
            words = error["message"]?.string ?? error.string ?? ""
        case .birdeye:
            guard body["success"]?.bool == false || !isGood else { return nil }
            code = body["statusCode"]?.scalar
            words = body["message"]?.string ?? ""
        case .goPlus:
            guard let found = body["code"]?.scalar, found != "1" else {
                if isGood { return nil }
                code = nil
                words = body["message"]?.string ?? ""
                return
            }
            code = found
            words = body["message"]?.string ?? ""
        case .jupiter, .rugCheck:
            let error = body["error"].flatMap { $0 == .null ? nil : $0 }
            let found = body["errorCode"]?.scalar ?? body["code"]?.scalar
            guard error != nil || !isGood else { return nil }
            code = found
            words = error?.string ?? error?["message"]?.string ?? body["message"]?.string ?? ""
        }
    }
}

extension JSONValue {
    fileprivate var scalar: String? { string ?? number }
}
