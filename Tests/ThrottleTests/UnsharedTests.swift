import Testing
import TradeModel

@testable import Throttle

/// One process whose ledger cannot be had, or cannot be written, for a while.
@Suite struct `A ledger that cannot be had` {
    private var ledger = SharedLedger(freshSince: 7)

    private func line(_ exits: Int) throws -> RequestLine<Int> {
        var line = RequestLine<Int>(settings([limit(10, perMs: 1_000, reserve: 5)]))
        line.beginSharing()
        for _ in 0..<exits {
            _ = try line.ask(0, weight: 1, lane: .exits, isRepeatable: true, at: at(0))
        }
        return line
    }

    private func answered(
        _ line: inout RequestLine<Int>,
        _ leaving: [RequestLine<Int>.Departure],
        _ now: Instant
    ) -> Int {
        for departure in leaving { line.heard(departure.call, at: now) }
        return leaving.count
    }

    @Test func `what left without it counts when it can be had again, for everybody`() throws {
        var ledger = ledger
        var line = try line(30)
        var other = try self.line(30)
        let alone = line.poll(at: at(0))
        #expect(answered(&line, alone.leaving, at(0)) == 10)
        let shared = line.poll(sharing: &ledger, as: 1, at: at(300))
        #expect(shared.leaving.isEmpty)
        #expect(other.poll(sharing: &ledger, as: 2, at: at(600)).leaving.isEmpty)
        let next = line.poll(sharing: &ledger, as: 1, at: at(1_000))
        #expect(answered(&line, next.leaving, at(1_000)) == 10)
        #expect(other.poll(sharing: &ledger, as: 2, at: at(1_001)).leaving.isEmpty)
    }

    @Test func `while it cannot be written exits keep to the limit, and are put there once`() throws
    {
        let lying = ledger
        var line = try line(60)
        var left: [Grant] = []
        for step in 0..<200 as Range<Int64> {
            // What lies there stays as it is.
            var ledger = lying
            let now = at(step * 20)
            let poll = line.poll(sharing: &ledger, as: 1, at: now)
            line.keepUnwritten()
            _ = answered(&line, poll.leaving, now)
            left += poll.leaving.map { Grant(at: now, weight: $0.weight) }
        }
        #expect(left.count == 40 && fullest(left, .seconds(1)) <= 10)
        var ledger = lying
        for step in 0..<3 as Range<Int64> {
            _ = line.poll(sharing: &ledger, as: 1, at: at(3_990 + step))
        }
        #expect(ledger.allowances[0].grants.reduce(0) { $0 + $1.units } == 10)
    }

    @Test func `calls that were recalled have taken nothing`() throws {
        let lying = ledger
        var line = RequestLine<Int>(settings([limit(10, perMs: 1_000)]))
        line.beginSharing()
        for step in 0..<5 as Range<Int64> {
            for _ in 0..<10 {
                _ = try line.ask(0, weight: 1, lane: .data, isRepeatable: true, at: at(step))
            }
            var ledger = lying
            let poll = line.poll(sharing: &ledger, as: 1, at: at(step))
            #expect(poll.leaving.count == 10)
            line.keepUnwritten()
            #expect(line.recall(poll.leaving.map(\.call), but: .exits).count == 10)
        }
    }

    @Test func `a pause that was heard without it is kept, and told to everybody`() throws {
        for isWritten in [true, false] {
            var ledger = ledger
            var line = try line(0)
            _ = try line.ask(0, weight: 1, lane: .exits, isRepeatable: true, at: at(0))
            _ = line.poll(sharing: &ledger, as: 1, at: at(0))
            let lying = ledger
            let refuse = { (line: inout RequestLine<Int>) in
                line.budget.refused(retryAfter: .seconds(5), at: at(10))
            }
            if isWritten {
                refuse(&line)
            } else {
                line.sharing(&ledger, at: at(10), refuse)
                line.keepUnwritten()
                ledger = lying
            }
            for step in 1...3 as ClosedRange<Int64> {
                _ = try line.ask(0, weight: 1, lane: .exits, isRepeatable: true, at: at(10 + step))
                #expect(line.poll(sharing: &ledger, as: 1, at: at(1_000 * step)).leaving.isEmpty)
            }
            var other = try self.line(1)
            #expect(other.poll(sharing: &ledger, as: 2, at: at(4_000)).leaving.isEmpty)
        }
    }

    @Test
    func `where nobody knows what was taken, and nothing can be written, exits wait a window`()
        throws
    {
        let torn = SharedLedger([1, 2, 3], boot: 7)
        #expect(torn.isUnknown)
        var line = try line(20)
        var left: [Int] = []
        for step in [0, 500, 999, 1_001, 1_500, 2_002] as [Int64] {
            var ledger = torn
            let poll = line.poll(sharing: &ledger, as: 1, at: at(step))
            line.keepUnwritten()
            left.append(answered(&line, poll.leaving, at(step)))
        }
        #expect(left == [0, 0, 0, 10, 0, 10])
    }
}
