import Randomness
import Testing
import Throttle
import TradeModel

@Suite struct `The way of a request` {
    private var random = SplitMix64(seed: 1)

    private func line(_ limits: [RateLimit] = [limit(10, perMs: 1_000)]) -> RequestLine<String> {
        RequestLine(settings(limits))
    }

    private func ask(
        _ line: inout RequestLine<String>,
        _ name: String,
        _ lane: Lane = .data,
        until: Instant = .distantFuture,
        at now: Instant
    ) throws -> UInt64 {
        try line.ask(
            name,
            weight: 1,
            lane: lane,
            isRepeatable: lane == .data,
            until: until,
            at: now
        )
    }

    @Test mutating func `every attempt takes its tokens`() throws {
        var line = line()
        let call = try ask(&line, "price", at: at(0))
        var now = at(0)
        var attempts: Int64 = 0
        while true {
            let poll = line.poll(at: now)
            attempts += Int64(poll.leaving.count)
            if !poll.leaving.isEmpty {
                _ = line.failed(call, .transient, at: now, using: &random)
            }
            guard let next = line.poll(at: now).nextAt else { break }
            now = next
        }
        #expect(attempts == 3 && line.budget.unitsGranted == 3)
        #expect(now > at(2_500) && now <= at(3_000))
    }

    @Test mutating func `three refusals: the waits grow, the hint is honoured, then it passes`()
        throws
    {
        var settings = RetrySettings()
        settings.attempts = 4
        var line = RequestLine<String>(
            tenASecond,
            retries: settings
        )
        let call = try ask(&line, "price", at: at(0))
        var left: [Int64] = []
        var now = at(0)
        let hints: [Instant.Span?] = [nil, nil, .seconds(9)]
        for hint in hints + [nil] {
            while line.poll(at: now).leaving.isEmpty { now = now + .milliseconds(100) }
            left.append((now - at(0)).nanoseconds / 1_000_000)
            if left.count <= 3 {
                _ = line.failed(call, .rateLimited, hint: hint, at: now, using: &random)
            }
        }
        let waits = zip(left.dropFirst(), left).map { $0 - $1 }
        #expect(waits[0] >= 1_000 && waits[1] > waits[0] && waits[2] >= 9_000)
    }

    @Test(arguments: FailureClass.allCases)
    mutating func `an order leaves once, whatever its failure`(kind: FailureClass) throws {
        var line = line()
        let call = try ask(&line, "order", .exits, at: at(0))
        #expect(line.poll(at: at(0)).leaving.count == 1)
        let failed = line.failed(call, kind, at: at(10), using: &random)
        #expect(failed?.decision == .giveUp(.notRetried(kind)))
        for step in 1...100 as ClosedRange<Int64> {
            #expect(line.poll(at: at(step * 1_000)).leaving.isEmpty)
        }
    }

    @Test func `what has not left in time never does, and is told`() throws {
        var line = line([limit(1, perMs: 60_000)])
        _ = try ask(&line, "first", at: at(0))
        #expect(line.poll(at: at(0)).leaving.count == 1)
        let late = try ask(&line, "second", until: at(8_000), at: at(1))
        #expect(line.mayLeave(at: at(8_000)) { $0 == "second" })
        #expect(!line.mayLeave(at: at(8_001)) { $0 == "second" })
        let poll = line.poll(at: at(60_000))
        #expect(poll.leaving.isEmpty && poll.late == [late])
        #expect(line.budget.unitsGranted == 1)
    }

    @Test func `whoever waits in vain is told when he is void`() throws {
        var line = line([limit(1, perMs: 60_000)])
        _ = try ask(&line, "first", at: at(0))
        #expect(line.poll(at: at(0)).leaving.count == 1)
        let late = try ask(&line, "second", until: at(1_000), at: at(1))
        let next = try #require(line.poll(at: at(1)).nextAt)
        #expect(next == at(1_000) + Instant.Span(nanoseconds: 1))
        let poll = line.poll(at: next)
        #expect(poll.late == [late] && poll.nextAt == nil)
    }

    @Test func `an exit does not starve behind one that waits for another limit`() throws {
        let part = allowance([limit(1, perMs: 60_000)])
        var line = RequestLine<String>(settings([], spacingMs: 10, parts: [part]))
        var left: [String] = []
        for (name, parts, ms) in [("A", [0], 0), ("B", [0], 1), ("C", [], 1)] as [Ask] {
            let until = at(5_000)
            _ = try line.ask(
                name,
                weight: 1,
                lane: .exits,
                parts: parts,
                isRepeatable: false,
                until: until,
                at: at(ms)
            )
            if name == "A" { left += line.poll(at: at(ms)).leaving.map(\.request) }
        }
        var now = at(1)
        while true {
            let poll = line.poll(at: now)
            left += poll.leaving.map(\.request)
            guard let next = poll.nextAt else { break }
            now = next
        }
        #expect(left == ["A", "C"] && now == at(5_000) + Instant.Span(nanoseconds: 1))
    }

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

    @Test mutating func `when the provider is down only probes leave, and an exit first`() throws {
        var line = line([limit(100, perMs: 1_000)])
        for step in 0..<5 as Range<Int64> {
            let call = try ask(&line, "price", at: at(step))
            _ = line.poll(at: at(step))
            _ = line.failed(call, .transient, at: at(step), using: &random)
        }
        _ = try ask(&line, "data", at: at(10))
        _ = try ask(&line, "exit", .exits, at: at(11))
        #expect(line.poll(at: at(500)).leaving.isEmpty)
        let probe = line.poll(at: at(1_004))
        #expect(probe.leaving.map(\.request) == ["exit"])
        #expect(line.poll(at: at(3_000)).leaving.isEmpty)
        line.heard(at: at(3_001))
        #expect(line.poll(at: at(3_001)).leaving.contains { $0.request == "data" })
    }

    @Test mutating func `an answer to a call that is not known changes nothing but the limits`()
        throws
    {
        var line = line()
        #expect(line.failed(77, .transient, at: at(0), using: &random) == nil)
    }

    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    mutating func `fifty who ask at once are all served, however the provider fails`(
        seed: UInt64
    ) throws {
        random = SplitMix64(seed: seed)
        var line = line([limit(10, perMs: 1_000, reserve: 2)])
        var open: Set<UInt64> = []
        for _ in 0..<50 {
            open.insert(try ask(&line, "x", random.pick([.data, .entries]), at: at(0)))
        }
        var now = at(0)
        var grants: [Grant] = []
        while let next = nextWake(&line, now, &open, &grants) {
            #expect(next > now, "it never asks to be asked at once")
            now = next
        }
        #expect(open.isEmpty && now < at(300_000))
        #expect(fullest(grants, .seconds(1)) <= 10)
        #expect(line.budget.unitsGranted == Int64(grants.count))
    }

    private mutating func nextWake(
        _ line: inout RequestLine<String>,
        _ now: Instant,
        _ open: inout Set<UInt64>,
        _ grants: inout [Grant]
    ) -> Instant? {
        var poll = line.poll(at: now)
        for departure in poll.leaving {
            grants.append(Grant(at: now, weight: 1))
            let kind = random.pick([FailureClass?.none, nil, .transient, .rateLimited])
            guard let kind else {
                line.heard(at: now)
                open.remove(departure.call)
                continue
            }
            let failed = line.failed(departure.call, kind, at: now, using: &random)
            if case .giveUp = failed?.decision { open.remove(departure.call) }
        }
        if !poll.leaving.isEmpty {
            // What was heard may let more leave at once.
            let again = line.poll(at: now)
            for departure in again.leaving {
                grants.append(Grant(at: now, weight: 1))
                line.heard(at: now)
                open.remove(departure.call)
            }
            poll.nextAt = again.nextAt
        }
        return poll.nextAt
    }
}

private typealias Ask = (name: String, parts: [Int], ms: Int64)

private let tenASecond = settings([limit(10, perMs: 1_000)])
