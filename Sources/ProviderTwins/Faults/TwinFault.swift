import Intel

/// What can go wrong on the way of an answer.
public enum TwinFault: Sendable, Hashable {
    /// Too many requests; the seconds after which to come again, where the provider says so.
    case tooMany(retryAfter: Int?)
    /// The provider has trouble of its own.
    case serverError
    /// The key is refused.
    case unauthorized
    /// Nothing comes.
    case hang
    /// The connection is reset.
    case reset
    /// The connection ends in the middle of the answer.
    case cutOff
    /// A page for people comes instead.
    case wrongType
    /// The answer comes a byte at a time.
    case drip
    /// The answer is not of the form that it had yesterday: numbers have become texts and the other way round.
    case drift

    /// Every kind, with what people call it.
    public static let named: [(name: String, fault: TwinFault)] = [
        ("429", .tooMany(retryAfter: nil)), ("429-after", .tooMany(retryAfter: 2)),
        ("500", .serverError), ("401", .unauthorized), ("hang", .hang), ("reset", .reset),
        ("cut-off", .cutOff), ("wrong-type", .wrongType), ("drip", .drip), ("drift", .drift),
    ]

    /// What it makes of an answer.
    func delivery(of answer: TwinAnswer) -> TwinDelivery {
        switch self {
        case .tooMany(let seconds):
            var refusal = TwinAnswer(429, #"{"success":false,"message":"Too many requests"}"#)
            if let seconds { refusal.headers = [.init("Retry-After", "\(seconds)")] }
            return TwinDelivery(refusal)
        case .serverError:
            return TwinDelivery(TwinAnswer(500, #"{"error":"internal error"}"#))
        case .unauthorized:
            return TwinDelivery(TwinAnswer(401, #"{"success":false,"message":"Unauthorized"}"#))
        case .hang: return TwinDelivery(answer, .never)
        case .reset: return TwinDelivery(answer, .reset)
        case .cutOff: return TwinDelivery(answer, .cutOff)
        case .drip: return TwinDelivery(answer, .drip)
        case .wrongType:
            var page = TwinAnswer(200, "<html><body>Just a moment...</body></html>")
            page.contentType = "text/html"
            return TwinDelivery(page)
        case .drift:
            var drifted = answer
            drifted.body = TwinDrift.drifted(answer.body)
            return TwinDelivery(drifted)
        }
    }
}

/// An answer and how it arrives.
public struct TwinDelivery: Sendable, Hashable {
    /// How an answer arrives.
    public enum Manner: Sendable, Hashable {
        /// At once and whole.
        case whole
        /// A byte at a time.
        case drip
        /// Half of it, and then the connection ends.
        case cutOff
        /// The connection is reset before any of it.
        case reset
        /// Not at all, and the connection stays.
        case never
    }

    /// The answer.
    public let answer: TwinAnswer
    /// How it arrives.
    public let manner: Manner

    /// An answer that arrives in some manner.
    public init(_ answer: TwinAnswer, _ manner: Manner = .whole) {
        self.answer = answer
        self.manner = manner
    }
}
