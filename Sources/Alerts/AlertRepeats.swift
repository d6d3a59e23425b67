import TradeModel

/// Which alerts are sent, and for how many each stands: one of a kind, and the next of that kind only after a while,
/// with the count of those that were held.
struct AlertRepeats {
    private struct Kind {
        let name: String
        var sentAt: Instant
        var held = 0
    }

    /// So many kinds are told apart; of more the one that was sent longest ago is forgotten.
    static let mostKinds = 512

    private let pause: Instant.Span
    private var kinds: [Kind] = []

    init(pause: Instant.Span) { self.pause = pause }

    /// For how many alerts this one stands when it is sent; nil when it is held.
    mutating func admit(_ kind: String, at now: Instant) -> Int? {
        guard let place = kinds.firstIndex(where: { $0.name == kind }) else {
            if kinds.count >= Self.mostKinds { kinds.removeFirst() }
            kinds.append(Kind(name: kind, sentAt: now))
            return 1
        }
        guard now - kinds[place].sentAt >= pause else {
            kinds[place].held += 1
            return nil
        }
        var known = kinds.remove(at: place)
        let times = known.held + 1
        known.sentAt = now
        known.held = 0
        kinds.append(known)
        return times
    }
}
