// When orders are asked about. Nothing here decides what became of an order: it only makes sure that
// somebody asks, again and again, until the venue has spoken. It is kept in memory alone, because
// every start asks about every order anyway.

import Engine
import TradeModel

#if MUTANTS
    import Mutants
#endif

/// The schedule of questions about working orders.
struct FollowUp: Sendable {
    private struct Watch: Sendable {
        let ordinal: OrderOrdinal
        var nextAt: Instant
        var pause: Instant.Span
        var unanswered = 0
    }

    /// A question that is due, and how many before it were not answered.
    struct Question: Sendable, Hashable {
        let ordinal: OrderOrdinal
        let unanswered: Int
    }

    let settings: FollowUpSettings
    /// Ascending by ordinal, as the book's working orders are.
    private var watches: [Watch] = []
    private var statementAt: Instant

    init(_ settings: FollowUpSettings, start: Instant) {
        self.settings = settings
        statementAt = start
    }

    /// When something is due next.
    var next: Instant {
        watches.reduce(statementAt) { min($0, $1.nextAt) }
    }

    /// Watches the orders that work and forgets those that do not.
    mutating func follow(_ working: [WorkingOrder], at now: Instant) {
        if working.isEmpty, watches.isEmpty { return }
        var kept: [Watch] = []
        kept.reserveCapacity(working.count)
        var place = 0
        for order in working {
            let ordinal = order.order.ordinal
            while place < watches.count, watches[place].ordinal < ordinal { place += 1 }
            if place < watches.count, watches[place].ordinal == ordinal {
                kept.append(watches[place])
            } else {
                let isDoubted = order.state == .unknown
                let first = isDoubted ? settings.firstPause : settings.doubtAfter
                kept.append(
                    Watch(ordinal: ordinal, nextAt: now + first, pause: settings.firstPause)
                )
            }
        }
        watches = kept
    }

    /// Notes that a venue spoke of an order that works: the pauses begin anew.
    mutating func heard(_ ordinal: OrderOrdinal, at now: Instant) {
        guard let place = watches.firstIndex(where: { $0.ordinal == ordinal }) else { return }
        watches[place].unanswered = 0
        watches[place].nextAt = now + settings.doubtAfter
        watches[place].pause = settings.firstPause
    }

    /// The questions that are due at `now`; each is then due again after a longer pause.
    mutating func due(at now: Instant) -> [Question] {
        #if MUTANTS
            if Mutant.isActive(.unknownNeverAskedAbout) {
                for place in watches.indices { watches[place].nextAt = .distantFuture }
                return []
            }
        #endif
        var questions: [Question] = []
        for place in watches.indices where watches[place].nextAt <= now {
            questions.append(
                Question(
                    ordinal: watches[place].ordinal,
                    unanswered: watches[place].unanswered
                )
            )
            watches[place].unanswered += 1
            watches[place].nextAt = now + watches[place].pause
            let doubled = Instant.Span(nanoseconds: watches[place].pause.nanoseconds * 2)
            watches[place].pause = min(doubled, settings.longestPause)
        }
        return questions
    }

    /// Whether a statement is due at `now`; the next one is then due a heartbeat later.
    mutating func isStatementDue(at now: Instant) -> Bool {
        guard statementAt <= now else { return false }
        #if MUTANTS
            if Mutant.isActive(.statementsNeverAsked) {
                statementAt = .distantFuture
                return false
            }
        #endif
        statementAt = now + settings.heartbeat
        return true
    }
}
