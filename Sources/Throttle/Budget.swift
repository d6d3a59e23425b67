// A provider's budget: who may ask it, and when. Promises:
//   - in no window of a limit's length are more than its units granted, and no two grants are closer
//     than the spacing;
//   - an exit is never passed by another lane, unless what holds it is the limit of a part that the other
//     is not charged to. It waits for the exits before it, the spacing, what the provider said of pauses
//     and remaining quota, and a window at most: not even that while exits have not taken all that is
//     set aside for them;
//   - below the exits the higher lane goes first, but who was passed sixteen times gets a turn;
//   - within a lane those of one part go in the order in which they came;
//   - a line has an end, and what is kept of the past is bounded.
// Instants are expected of a clock that does not go back. One that is up to a second earlier than one
// already seen counts as that one; an earlier one is a clock that was wrong before, and everything counts as
// spent then: an instant far ahead holds nobody up for longer than a window after it was put right.

public import TradeModel

#if MUTANTS
    import Mutants
#endif

/// Weighted limits of one provider and of its parts, with four lanes of waiters.
public struct Budget: Sendable {
    private struct Waiter: Sendable {
        let ticket: Ticket
        let weight: Int64
        let lane: Lane
        /// The allowances that it is charged to: 0 is the whole.
        let charged: [Int]
    }

    /// So many grants may pass a lane below the exits before one of it goes first.
    public static let turn = 16

    /// What it was made of.
    public let settings: BudgetSettings
    /// The whole first, then the parts.
    var allowances: [Allowance]
    private var lines: [[Waiter]]
    /// How many grants passed each lane while somebody waited in it.
    private var passed: [Int]
    private var last: UInt64 = 0
    private var present = Present()
    /// Units granted so far; wraps around.
    public private(set) var unitsGranted: Int64 = 0

    /// A budget of which nothing has been spent.
    public init(_ settings: BudgetSettings) {
        self.settings = settings
        allowances = ([settings.whole] + settings.parts).map {
            Allowance($0, settings.adaptation)
        }
        lines = Lane.allCases.map { _ in [] }
        passed = Lane.allCases.map { _ in 0 }
    }

    /// How many wait in a lane.
    public func waiting(in lane: Lane) -> Int { lines[lane.rawValue].count }

    /// How many grants are kept in memory.
    var kept: Int { allowances.reduce(0) { $0 + $1.kept } }

    /// The instant that counts for `instant`.
    mutating func advance(to instant: Instant) -> Instant {
        if present.advance(to: instant) {
            for index in allowances.indices { allowances[index].putBack(to: instant) }
        }
        return present.latest
    }

    // MARK: - Standing in line

    /// Stands in line for `weight` units, of the parts of these indices too.
    ///
    /// - Parameter isRetry: whether a place was promised to it, however full the line is.
    /// - Returns: what `poll` will grant. Nothing is granted before the next `poll`.
    public mutating func request(
        weight: Int64,
        lane: Lane,
        parts: [Int] = [],
        isRetry: Bool = false,
        at instant: Instant
    ) throws(BudgetRefusal) -> Ticket {
        _ = advance(to: instant)
        guard weight >= 1 else { throw .weightless(weight) }
        for part in parts where !settings.parts.indices.contains(part) { throw .noSuchPart(part) }
        let charged = [0] + parts.map { $0 + 1 }
        let limit = charged.reduce(Int64.max) { min($0, allowances[$1].settings.heaviest(lane)) }
        guard weight <= limit else { throw .tooHeavy(weight: weight, limit: limit) }
        let place = lineOf(lane).rawValue
        guard isRetry || lines[place].count < settings.capacity else {
            throw .full(lane, capacity: settings.capacity)
        }
        last += 1
        let ticket = Ticket(number: last)
        lines[place].append(
            Waiter(ticket: ticket, weight: weight, lane: lineOf(lane), charged: charged)
        )
        return ticket
    }

    private func lineOf(_ lane: Lane) -> Lane {
        #if MUTANTS
            if Mutant.isActive(.lanesIgnored) { return .data }
        #endif
        return lane
    }

    /// Leaves the line.
    ///
    /// - Returns: whether it stood there. What has been granted stays spent: it may have left.
    @discardableResult
    public mutating func cancel(_ ticket: Ticket) -> Bool {
        for lane in lines.indices {
            guard let place = lines[lane].firstIndex(where: { $0.ticket == ticket }) else {
                continue
            }
            #if MUTANTS
                if Mutant.isActive(.cancelledKeepsItsPlace) { return true }
            #endif
            lines[lane].remove(at: place)
            return true
        }
        return false
    }

    // MARK: - Granting

    /// Grants what may go at `instant`.
    ///
    /// - Parameters:
    ///   - most: grants at most so many.
    ///   - exits: so many, where exits are among them that `most` would hold back; nil for no more than `most`.
    ///   - exitsOnly: whether the other lanes wait in any case.
    public mutating func poll(
        at instant: Instant,
        atMost most: Int = .max,
        exits: Int? = nil,
        exitsOnly: Bool = false
    ) -> BudgetPoll {
        let now = advance(to: instant)
        for index in allowances.indices { allowances[index].expire(at: now) }
        var poll = BudgetPoll()
        var isDone = false
        let room = (others: most, exits: max(most, exits ?? most))
        // Where there is no room for the others, nobody has to look again for their sake.
        let exitsOnly = exitsOnly || most <= 0
        while !isDone { isDone = pass(at: now, room, exitsOnly, &poll) }
        return poll
    }

    /// Goes through the lines up to the first who may go; false when there was one, so that it must begin
    /// anew: what he takes may hold those that were passed, and their order may be another.
    private mutating func pass(
        at now: Instant,
        _ room: (others: Int, exits: Int),
        _ exitsOnly: Bool,
        _ poll: inout BudgetPoll
    ) -> Bool {
        poll.nextAt = nil
        // Who cannot go yet closes what he waits for to those behind him.
        var closed = Array(repeating: false, count: allowances.count)
        for lane in exitsOnly ? [.exits] : order {
            let most = lane == .exits ? room.exits : room.others
            var place = 0
            while place < lines[lane.rawValue].count {
                let waiter = lines[lane.rawValue][place]
                if waiter.charged.contains(where: { closed[$0] }) {
                    place += 1
                } else if let opening = opening(for: waiter, at: now, &closed) {
                    poll.nextAt = min(poll.nextAt ?? .distantFuture, opening)
                    // Every request is charged to the whole.
                    if closed[0] { return true }
                    place += 1
                } else {
                    guard poll.grants.count < most else {
                        poll.nextAt = now
                        return true
                    }
                    lines[lane.rawValue].remove(at: place)
                    poll.grants.append(waiter.ticket)
                    grant(waiter, at: now)
                    return false
                }
            }
        }
        return true
    }

    /// Exits, then lanes that were passed too often, then the others.
    private var order: [Lane] {
        let others = Lane.allCases.dropFirst()
        return [.exits] + others.filter { passed[$0.rawValue] >= Budget.turn }
            + others.filter { passed[$0.rawValue] < Budget.turn }
    }

    /// Nil when the waiter may go; otherwise what holds him is closed, and this is when the first of it
    /// opens again: he may have to wait on then, but those behind him wait for that alone.
    private func opening(
        for waiter: Waiter,
        at now: Instant,
        _ closed: inout [Bool]
    ) -> Instant? {
        var opening: Instant?
        for index in waiter.charged {
            let hold = allowances[index].hold(waiter.weight, waiter.lane, at: now)
            guard let hold else { continue }
            closed[index] = true
            opening = min(opening ?? hold, hold)
        }
        return opening
    }

    /// Charges a grant.
    private mutating func grant(_ waiter: Waiter, at now: Instant) {
        for index in waiter.charged { allowances[index].take(waiter.weight, waiter.lane, at: now) }
        unitsGranted &+= waiter.weight
        let lane = waiter.lane.rawValue
        passed[lane] = 0
        guard waiter.lane != .exits else { return }
        for lower in lines.indices where lower > lane {
            passed[lower] = lines[lower].isEmpty ? 0 : passed[lower] + 1
        }
    }
}
