public import Intel
public import Throttle

/// Why a question has no answer. No case holds a key or an address.
public enum ProviderFailure: Error, Sendable, Hashable, CustomStringConvertible {
    /// An answer came and is not believed.
    case notBelieved(IntelError)
    /// The provider, or the way to it, failed; attempts are used up or were of no use.
    case failed(FailureReading)
    /// The provider is not asked any more, because of this; only a person mends it.
    case closed(FailureReading)
    /// It did not get its turn in time.
    case late
    /// Too many wait already.
    case refused(BudgetRefusal)
    /// What other processes ask cannot be seen: the file that they share cannot be used.
    case unshared
    /// It left, and nothing was heard of it.
    case forgotten
    /// Nobody configured the provider.
    case absent
    /// Whoever was asked to ask has stopped.
    case stopped

    /// A few words for people.
    public var description: String {
        switch self {
        case .notBelieved(let error):
            error.field.map { "answer not believed: \(error.name), \($0)" }
                ?? "answer not believed: \(error.name)"
        case .failed(let reading): "\(Self.words(reading))"
        case .closed(let reading): "not asked any more: \(Self.words(reading))"
        case .late: "did not get its turn in time"
        case .refused: "too many requests wait already"
        case .unshared: "the file of budgets that processes share cannot be used"
        case .forgotten: "no answer"
        case .absent: "not configured"
        case .stopped: "stopped"
        }
    }

    private static func words(_ reading: FailureReading) -> String {
        reading.words.isEmpty ? reading.code : "\(reading.code), \(reading.words)"
    }
}
