import Ports
import Synchronization
import SystemIO

/// The answer to a call, waited for; counts how often the client calls back.
final class Answer: Sendable {
    typealias Value = Result<HTTPResponse, HTTPFailure>
    private let bell = Doorbell()
    private let values = Mutex<[Value]>([])

    func take(_ value: Value) {
        values.withLock { $0.append(value) }
        bell.ring()
    }

    /// The first answer, waited for as long as no test should take.
    var value: Value? {
        if let value = values.withLock(\.first) { return value }
        bell.wait(milliseconds: 60_000)
        return values.withLock(\.first)
    }

    var response: HTTPResponse? { try? value?.get() }

    var failure: HTTPFailure? {
        if case .failure(let failure)? = value { return failure }
        return nil
    }

    /// How often it was called back.
    var count: Int { values.withLock(\.count) }
}

extension HTTPClient {
    /// Starts a call; the client lives until it is answered.
    func ask(_ request: HTTPRequest) -> (answer: Answer, exchange: any HTTPExchange) {
        let answer = Answer()
        let exchange = start(request) { [self] value in
            withExtendedLifetime(self) { answer.take(value) }
        }
        return (answer, exchange)
    }

    func get(_ url: String) -> Answer { ask(HTTPRequest(.get, url)).answer }
}

extension HTTPResponse {
    var text: String { String(decoding: body, as: UTF8.self) }
}
