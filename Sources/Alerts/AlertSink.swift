public import Ports
import Synchronization
import SystemIO

/// A place that alerts are sent to.
public enum AlertSink: Sendable {
    /// A program that gets the alert on its standard input.
    case command([String])
    /// An address that the alert is posted to. It may hold a key, and is never shown.
    case webhook(String, any HTTPTransport)
    /// A place of this name that could not be set up, and why. It takes nothing.
    case unusable(String, reason: String)

    /// So long a sink may take.
    static let patienceMs = 10_000

    /// Its name where it is told of.
    public var name: String {
        switch self {
        case .command: "command"
        case .webhook: "webhook"
        case .unusable(let name, _): name
        }
    }

    /// Why nothing can ever be delivered to it; nil where something can.
    var trouble: String? {
        switch self {
        case .command, .webhook: nil
        case .unusable(_, let reason): reason
        }
    }

    /// Hands an alert over; why it was not taken, or nil when it was.
    func deliver(_ document: [UInt8]) -> String? {
        switch self {
        case .command(let arguments):
            switch ProgramRun(arguments).run(input: document, withinMs: Self.patienceMs) {
            case .exited(0): nil
            case .exited(let code): "it ended with \(code)"
            case .killed(let signal): "signal \(signal) ended it"
            case .tookTooLong: "it took more than \(Self.patienceMs / 1_000) s and was ended"
            case .notStarted(let code): "it could not be started, system error \(code)"
            }
        case .webhook(let address, let transport): post(document, address, transport)
        case .unusable(_, let reason): reason
        }
    }

    private func post(
        _ document: [UInt8],
        _ address: String,
        _ transport: any HTTPTransport
    ) -> String? {
        let request = HTTPRequest(
            .post,
            address,
            headers: [HTTPRequest.Header("content-type", "application/json")],
            body: document,
            deadlineMs: Self.patienceMs,
            bodyLimit: 65_536
        )
        let bell = Doorbell()
        let found = Mutex<Result<HTTPResponse, HTTPFailure>?>(nil)
        _ = transport.start(request) { result in
            found.withLock { $0 = result }
            bell.ring()
        }
        bell.wait(milliseconds: 2 * Self.patienceMs)
        switch found.withLock({ $0 }) {
        case nil: return "no answer"
        case .success(let response)?:
            return (200..<300).contains(response.status) ? nil : "it answered \(response.status)"
        case .failure(let failure)?: return Self.words(failure)
        }
    }

    /// No address stands in them.
    private static func words(_ failure: HTTPFailure) -> String {
        switch failure {
        case .badAddress: "its address is none"
        case .hostNotAllowed: "its host may not be asked"
        case .nameNotResolved: "its host's name could not be resolved"
        case .notConnected(let reason): "no connection: \(reason)"
        case .notTrusted(let reason): "its certificate is not trusted: \(reason)"
        case .timedOut: "no answer in time"
        case .brokenOff(_, let reason): "the connection broke: \(reason)"
        case .bodyTooLong: "its answer is too long"
        case .malformed: "its answer is not HTTP"
        case .cancelled: "taken back"
        }
    }
}
