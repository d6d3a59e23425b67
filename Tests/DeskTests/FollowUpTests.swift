import Engine
import Money
import Policies
import Testing
import TradeModel

@testable import Desk

/// A schedule that expectations may ask.
private final class Schedule {
    private var followUp: FollowUp

    init(start: Instant) { followUp = FollowUp(FollowUpSettings(), start: start) }

    var next: Instant { followUp.next }

    func follow(_ working: [WorkingOrder], at now: Instant) { followUp.follow(working, at: now) }
    func heard(_ ordinal: OrderOrdinal, at now: Instant) { followUp.heard(ordinal, at: now) }
    func due(at now: Instant) -> [FollowUp.Question] { followUp.due(at: now) }
    func isStatementDue(at now: Instant) -> Bool { followUp.isStatementDue(at: now) }
}

@Suite struct `Following orders up` {
    private let start = Instant(nanoseconds: 1_000_000_000_000)

    private func after(_ seconds: Int64) -> Instant { start + .seconds(seconds) }

    /// An engine with a working order of each of so many instruments.
    private func engine(orders: Int) -> Engine<Wishing> {
        var engine = Account.engine(instruments: orders)
        var out = Effects()
        for index in 0..<orders {
            engine.step(Account.close(10_000, wish: 1, UInt32(index)), at: start, into: &out)
        }
        return engine
    }

    /// The seconds since the start at which a question about the order is due.
    private func questions(
        _ followUp: Schedule,
        until end: Int64
    ) -> [Int64] {
        var asked: [Int64] = []
        for second in 0...end where !followUp.due(at: after(second)).isEmpty {
            asked.append(second)
        }
        return asked
    }

    @Test func `an order is asked about after its time of grace, and then ever less often`() {
        let followUp = Schedule(start: start)
        followUp.follow(engine(orders: 1).core.orders.working, at: start)
        let asked = questions(followUp, until: 140)
        #expect(asked == [10, 12, 16, 24, 40, 70, 100, 130])
    }

    @Test func `one in doubt is asked about after the first pause`() {
        var engine = engine(orders: 1)
        var out = Effects()
        engine.step(.started(epoch: 1), at: start, into: &out)
        let followUp = Schedule(start: start)
        followUp.follow(engine.core.orders.working, at: start)
        #expect(questions(followUp, until: 70) == [2, 4, 8, 16, 32, 62])
    }

    @Test func `each question says how many before it were not answered`() {
        let followUp = Schedule(start: start)
        followUp.follow(engine(orders: 1).core.orders.working, at: start)
        let counts = [10, 12, 16, 24].map { second in
            followUp.due(at: after(second)).map(\.unanswered)
        }
        #expect(counts == [[0], [1], [2], [3]])
    }

    @Test func `anything heard begins the pauses anew`() {
        let followUp = Schedule(start: start)
        let working = engine(orders: 1).core.orders.working
        followUp.follow(working, at: start)
        #expect(questions(followUp, until: 30) == [10, 12, 16, 24])
        followUp.heard(working[0].order.ordinal, at: after(30))
        #expect(followUp.due(at: after(39)).isEmpty)
        #expect(followUp.due(at: after(40)).map(\.unanswered) == [0])
        #expect(followUp.due(at: after(42)).map(\.unanswered) == [1])
        #expect(followUp.due(at: after(45)).isEmpty)
    }

    @Test func `what is heard of one order counts for no other`() {
        let followUp = Schedule(start: start)
        let working = engine(orders: 3).core.orders.working
        followUp.follow(working, at: start)
        followUp.heard(working[1].order.ordinal, at: after(5))
        followUp.heard(OrderOrdinal(99), at: after(5))
        let due = followUp.due(at: after(10)).map(\.ordinal)
        #expect(due == [working[0].order.ordinal, working[2].order.ordinal])
        #expect(followUp.due(at: after(15)).contains { $0.ordinal == working[1].order.ordinal })
    }

    @Test func `an order that has ended is forgotten and the others keep their time`() {
        let followUp = Schedule(start: start)
        var working = engine(orders: 3).core.orders.working
        let (first, second, third) = (working[0], working[1], working[2])
        followUp.follow([first, second], at: start)
        working.remove(at: 0)
        followUp.follow([second, third], at: after(5))
        #expect(followUp.due(at: after(10)).map(\.ordinal) == [second.order.ordinal])
        #expect(followUp.due(at: after(15)).map(\.ordinal).contains(third.order.ordinal))
        followUp.follow([], at: after(15))
        #expect(followUp.due(at: after(1_000)).isEmpty)
    }

    @Test func `a statement is due at the start and with every heartbeat`() {
        let followUp = Schedule(start: start)
        let due = (0...180).filter { followUp.isStatementDue(at: after(Int64($0))) }
        #expect(due == [0, 60, 120, 180])
    }

    @Test func `a late heartbeat is not made up for`() {
        let followUp = Schedule(start: start)
        #expect(followUp.isStatementDue(at: after(500)))
        #expect(!followUp.isStatementDue(at: after(559)))
        #expect(followUp.isStatementDue(at: after(560)))
    }

    @Test func `it wakes for whatever is due first`() {
        let followUp = Schedule(start: start)
        #expect(followUp.next == start)
        #expect(followUp.isStatementDue(at: start))
        #expect(followUp.next == after(60))
        followUp.follow(engine(orders: 1).core.orders.working, at: start)
        #expect(followUp.next == after(10))
        _ = followUp.due(at: after(10))
        #expect(followUp.next == after(12))
    }
}
