import TradeModel

/// Which alerts are sent, and for how many each stands: one of a kind, and the next of that kind only after a while,
/// with the count of those that were held. None is held for ever.
struct AlertRepeats {
    /// An alert that is to be sent, and for how many it stands.
    struct Counted {
        let alert: Alert
        let times: Int
    }

    private struct Kind {
        let name: String
        let sentAt: Instant
        /// The last of those that were held since.
        var held: Counted?
    }

    /// So many kinds are told apart; of more the one that was sent longest ago is forgotten.
    static let mostKinds = 512

    private let pause: Instant.Span
    /// In the order in which they were sent last.
    private var kinds: [Kind] = []

    init(pause: Instant.Span) { self.pause = pause }

    /// What is to be sent now that there is this alert: nothing while it is held, and what was held of a kind that is
    /// forgotten for it.
    mutating func admit(_ alert: Alert, at now: Instant) -> [Counted] {
        guard let place = kinds.firstIndex(where: { $0.name == alert.kind }) else {
            let forgotten = kinds.count < Self.mostKinds ? nil : kinds.removeFirst().held
            kinds.append(Kind(name: alert.kind, sentAt: now))
            return [forgotten, Counted(alert: alert, times: 1)].compactMap(\.self)
        }
        let all = Counted(alert: alert, times: (kinds[place].held?.times ?? 0) + 1)
        guard now - kinds[place].sentAt >= pause else {
            kinds[place].held = all
            return []
        }
        kinds.remove(at: place)
        kinds.append(Kind(name: alert.kind, sentAt: now))
        return [all]
    }

    /// What was held of kinds whose pause is over.
    mutating func due(at now: Instant) -> [Counted] {
        var due: [Counted] = []
        for kind in kinds where now - kind.sentAt >= pause {
            guard let held = kind.held else { continue }
            due.append(held)
        }
        guard !due.isEmpty else { return [] }
        kinds.removeAll { $0.held != nil && now - $0.sentAt >= pause }
        kinds += due.map { Kind(name: $0.alert.kind, sentAt: now) }
        return due
    }

    /// Everything that is held; there is no later.
    mutating func takeHeld() -> [Counted] {
        let held = kinds.compactMap(\.held)
        for place in kinds.indices { kinds[place].held = nil }
        return held
    }
}
