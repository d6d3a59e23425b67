import Testing
import Throttle
import TradeModel

// What was promised is kept, and what is given up is told.
extension `The way of a request` {
    @Test mutating func `a promised retry is not crowded out by what came meanwhile`() throws {
        let narrow = settings([limit(2, perMs: 1_000)], capacity: 2)
        var line = RequestLine<String>(narrow)
        let old = try ask(&line, "old", at: at(0))
        #expect(line.poll(at: at(0)).leaving.count == 1)
        let failed = line.failed(old, .transient, at: at(0), using: &random)
        guard case .retry(let notBefore) = failed?.decision else {
            Issue.record("it is tried again")
            return
        }
        for _ in 0..<2 { _ = try ask(&line, "new", at: notBefore) }
        var left = line.poll(at: notBefore).leaving.map(\.request)
        left += line.poll(at: notBefore + .seconds(1)).leaving.map(\.request)
        #expect(left == ["new", "new", "old"])
    }

    @Test mutating func `no more wait for another attempt than wait for the first`() throws {
        var line = RequestLine<String>(settings([], capacity: 2))
        var decisions: [RetrySchedule.Decision?] = []
        for step in 0..<3 as Range<Int64> {
            let call = try ask(&line, "x", at: at(step))
            #expect(line.poll(at: at(step)).leaving.count == 1)
            decisions.append(
                line.failed(call, .rateLimited, hint: .zero, at: at(step), using: &random)?.decision
            )
        }
        #expect(decisions.last == .giveUp(.lineFull(.data, capacity: 2)))
        #expect(decisions.count { if case .retry = $0 { true } else { false } } == 2)
    }

    @Test func `what left and of which nothing was heard is told when it is forgotten`() throws {
        var line = line()
        let silent = try ask(&line, "silent", at: at(0))
        let answered = try ask(&line, "answered", at: at(0))
        #expect(line.poll(at: at(0)).leaving.count == 2)
        line.heard(answered, at: at(10))
        #expect(line.poll(at: at(30_000)).forgotten.isEmpty)
        // Asking forgets too, and tells it with the next poll.
        _ = try ask(&line, "other", at: at(30_001))
        #expect(line.poll(at: at(30_001)).forgotten == [silent])
        #expect(line.poll(at: at(30_002)).forgotten.isEmpty)
    }

    @Test func `the oldest is forgotten, and told, when too much is under way`() throws {
        var line = line([])
        let first = try ask(&line, "x", at: at(0))
        for _ in 0..<512 { _ = try ask(&line, "x", at: at(0)) }
        #expect(line.poll(at: at(0)).leaving.count == 513)
        #expect(line.poll(at: at(1)).forgotten == [first])
    }

    @Test mutating func `an instant a day ahead holds nothing up`() throws {
        var line = line()
        let call = try ask(&line, "price", at: at(0))
        #expect(line.poll(at: at(0)).leaving.count == 1)
        _ = line.failed(call, .transient, at: at(86_400_000), using: &random)
        #expect(line.poll(at: at(10)).leaving.isEmpty)
        #expect(line.poll(at: at(1_010)).leaving.count == 1)
    }

    @Test mutating func `a refusal of what left before does not end the probe's trial`() throws {
        var line = line([limit(100, perMs: 1_000)])
        let old = try ask(&line, "old", at: at(0))
        _ = line.poll(at: at(0))
        for _ in 0..<5 {
            let call = try ask(&line, "price", .entries, at: at(0))
            _ = line.poll(at: at(0))
            _ = line.failed(call, .ambiguous, at: at(0), using: &random)
        }
        let probe = try ask(&line, "probe", .exits, at: at(0))
        #expect(line.poll(at: at(2_000)).leaving.map(\.call) == [probe])
        _ = line.failed(old, .rejected, at: at(2_010), using: &random)
        #expect(!line.breaker.isClosed)
        line.heard(probe, at: at(2_020))
        #expect(line.breaker.isClosed)
    }
}
