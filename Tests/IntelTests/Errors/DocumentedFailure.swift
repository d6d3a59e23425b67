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
}
