import ByteCodec
import Randomness
import Testing
import TradeModel

@testable import Throttle

/// Several processes, each with a line of its own, on one ledger.
@Suite struct `A ledger that processes share` {
    private struct Machine {
        var lines: [RequestLine<Int>]
        var bytes = SharedLedger(freshSince: 7).bytes
        var boot: UInt64 = 7
        var now = at(0)
        var grants: [Grant] = []
        var exitWaits: [Instant.Span] = []
        var asked: [[UInt64: Instant]]

        init(_ count: Int, _ settings: BudgetSettings) {
            lines = (0..<count).map { _ in RequestLine<Int>(settings) }
            asked = lines.map { _ in [:] }
        }

        /// Each process with a look of its own into the file.
        mutating func poll(_ process: Int) -> Instant? {
            var ledger = SharedLedger(bytes, boot: boot)
            let poll = lines[process].poll(sharing: &ledger, as: UInt64(process), at: now)
            bytes = ledger.bytes
            for departure in poll.leaving {
                grants.append(Grant(at: now, weight: departure.weight))
                if departure.lane == .exits, let since = asked[process][departure.call] {
                    exitWaits.append(now - since)
                }
                lines[process].heard(departure.call, at: now)
            }
            return poll.nextAt
        }

        mutating func ask(_ process: Int, _ lane: Lane, weight: Int64 = 1) throws {
            let call = try lines[process].ask(
                0,
                weight: weight,
                lane: lane,
                isRepeatable: true,
                at: now
            )
            asked[process][call] = now
        }
    }

    @Test(arguments: 1...8 as ClosedRange<UInt64>)
    func `two hundred callers of four processes use what there is and no more`(
        seed: UInt64
    ) throws {
        var chance = SplitMix64(seed: seed)
        let limit = limit(chance.number(20...60), perMs: 1_000)
        let spacing = chance.oneIn(2) ? 0 : chance.number(1...10)
        var machine = Machine(4, settings([limit], spacingMs: spacing))
        for caller in 0..<200 { try machine.ask(caller % 4, .data) }
        var next: [Instant] = Array(repeating: machine.now, count: 4)
        let end = machine.now + .seconds(20)
        var exitAt = machine.now + .milliseconds(chance.number(100...900))
        while machine.now < end {
            if exitAt <= machine.now {
                let process = chance.below(4)
                try machine.ask(process, .exits)
                next[process] = machine.now
                exitAt = machine.now + .milliseconds(chance.number(300...1_500))
            }
            var order = [0, 1, 2, 3]
            order.shuffle(using: &chance)
            for process in order where next[process] <= machine.now {
                while machine.lines[process].budget.waiting(in: .data) < 50 {
                    try machine.ask(process, .data)
                }
                let later = machine.poll(process) ?? .distantFuture
                next[process] = max(later, machine.now + .milliseconds(1))
            }
            machine.now = min(exitAt, next.reduce(end) { min($0, $1) })
        }
        #expect(fullest(machine.grants, limit.window) <= limit.units)
        for (one, other) in zip(machine.grants, machine.grants.dropFirst()) {
            #expect(other.at - one.at >= .milliseconds(spacing))
        }
        let used = machine.grants.reduce(0) { $0 + $1.weight }
        #expect(used * 100 >= limit.units * 20 * 95)
        #expect(machine.exitWaits.count > 10)
        for wait in machine.exitWaits { #expect(wait <= .milliseconds(1_100)) }
    }

    @Test func `a refusal that one process hears lowers and pauses all`() throws {
        var machine = Machine(2, settings([limit(10, perMs: 1_000)]))
        var chance = SplitMix64(seed: 1)
        var ledger = SharedLedger(machine.bytes, boot: 7)
        let call = try machine.lines[0].ask(
            0,
            weight: 1,
            lane: .data,
            isRepeatable: true,
            at: at(0)
        )
        _ = machine.lines[0].poll(sharing: &ledger, as: 0, at: at(0))
        machine.lines[0].sharing(&ledger, at: at(1)) { line in
            _ = line.failed(call, .rateLimited, hint: .seconds(3), at: at(1), using: &chance)
        }
        machine.bytes = ledger.bytes
        machine.now = at(2_999)
        for _ in 0..<10 { try machine.ask(1, .data) }
        _ = machine.poll(1)
        #expect(machine.grants.isEmpty)
        #expect(machine.lines[1].budget.perMille(at: machine.now) == 500)
        machine.now = at(3_001)
        _ = machine.poll(1)
        #expect(machine.grants.count == 5)
    }

    @Test(arguments: ["damaged", "short", "another boot", "empty"])
    func `what cannot be believed counts as spent for one window`(how: String) throws {
        var machine = Machine(1, settings([limit(3, perMs: 1_000)]))
        switch how {
        case "damaged": machine.bytes[14] ^= 1
        case "short": machine.bytes.removeLast()
        case "another boot": machine.boot = 8
        default: machine.bytes = []
        }
        try machine.ask(0, .exits)
        _ = machine.poll(0)
        machine.now = at(999)
        _ = machine.poll(0)
        #expect(machine.grants.isEmpty)
        machine.now = at(1_000)
        _ = machine.poll(0)
        #expect(machine.grants.count == 1)
    }

    @Test func `no bytes trap`() {
        var chance = SplitMix64(seed: 3)
        var machine = Machine(1, settings([limit(3, perMs: 1_000)]))
        for _ in 0..<500 {
            var bytes = machine.bytes
            for _ in 0..<3 { bytes[chance.below(bytes.count)] = UInt8(chance.below(256)) }
            // With a sum that is right, so that what is behind it is read.
            let sum = CRC32C.checksum(Array(bytes.dropFirst(12)))
            for place in 0..<4 { bytes[8 + place] = UInt8(truncatingIfNeeded: sum >> (8 * place)) }
            var other = machine
            other.bytes = bytes
            _ = other.poll(0)
            machine.now = machine.now + .milliseconds(7)
            _ = machine.poll(0)
        }
    }

    @Test func `a data call waits behind another process's exit, but not behind a dead one`() throws
    {
        var machine = Machine(2, settings([limit(2, perMs: 100)]))
        try machine.ask(0, .data, weight: 2)
        _ = machine.poll(0)
        try machine.ask(1, .exits, weight: 2)
        _ = machine.poll(1)
        try machine.ask(0, .data)
        machine.now = at(100)
        _ = machine.poll(0)
        #expect(machine.grants.count == 1)
        machine.now = at(1_001)
        _ = machine.poll(0)
        #expect(machine.grants.count == 2)
    }
}
