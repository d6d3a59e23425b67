import Randomness
import Testing
import TradeModel

@testable import Throttle

/// What must hold where requests are charged to parts beside the whole, whatever the provider says.
@Suite struct `A budget with parts under everything` {
    private struct Charge {
        let weight: Int64
        let parts: [Int]
    }

    /// A crowd that asks of the whole and of two parts, and a provider that may say anything.
    private struct Crowd {
        var chance: SplitMix64
        var budget: Budget
        let heaviest: Int64
        let speaks: Bool
        var now = at(0)
        var charges: [Ticket: Charge] = [:]
        var grants: [(at: Instant, charge: Charge)] = []

        mutating func ask() throws {
            let charge = Charge(
                weight: chance.number(1...heaviest),
                parts: chance.pick([[], [], [0], [1], [0, 1]])
            )
            do {
                let ticket = try budget.request(
                    weight: charge.weight,
                    lane: chance.pick(Lane.allCases),
                    parts: charge.parts,
                    at: now
                )
                charges[ticket] = charge
            } catch {
                guard case .full = error else { throw error }
            }
        }

        mutating func hear() {
            guard speaks, chance.oneIn(40) else { return }
            let part = chance.pick([Int?.none, 0, 1])
            if chance.oneIn(2) {
                let hint = chance.oneIn(2) ? nil : Instant.Span.milliseconds(chance.number(0...900))
                budget.refused(retryAfter: hint, part: part, at: now)
            } else {
                let report = QuotaReport(
                    limit: chance.oneIn(2) ? nil : chance.number(1...20),
                    remaining: chance.oneIn(2) ? nil : chance.number(0...9),
                    resetAt: chance.oneIn(2) ? nil : now + .milliseconds(chance.number(0...2_000))
                )
                budget.heard(report, part: part, at: now)
            }
        }

        mutating func poll() -> Instant? {
            let poll = budget.poll(at: now)
            for ticket in poll.grants {
                if let charge = charges[ticket] { grants.append((now, charge)) }
            }
            return poll.nextAt
        }

        /// What was granted of the whole, or of a part.
        func granted(of part: Int?) -> [Grant] {
            grants.filter { grant in part.map { grant.charge.parts.contains($0) } ?? true }
                .map { Grant(at: $0.at, weight: $0.charge.weight) }
        }
    }

    private func crowd(_ seed: UInt64, speaks: Bool) -> Crowd {
        var chance = SplitMix64(seed: seed)
        let whole = limit(
            chance.number(8...25),
            perMs: chance.number(200...3_000),
            reserve: chance.number(0...3)
        )
        let first = allowance(
            [limit(chance.number(5...10), perMs: chance.number(500...9_000))],
            spacingMs: chance.number(0...50)
        )
        let second = allowance(
            [limit(chance.number(5...20), perMs: chance.number(50...2_000))],
            spacingMs: chance.number(0...400)
        )
        let settings = settings(
            [whole],
            spacingMs: chance.oneIn(3) ? 0 : chance.number(1...40),
            parts: [first, second],
            capacity: 12
        )
        return Crowd(chance: chance, budget: Budget(settings), heaviest: 5, speaks: speaks)
    }

    @Test(arguments: 1...20 as ClosedRange<UInt64>, [false, true])
    func `nothing is granted at any instant before nextAt`(seed: UInt64, speaks: Bool) throws {
        var crowd = crowd(seed, speaks: speaks)
        var reached = 0
        for _ in 0..<250 {
            for _ in 0..<crowd.chance.number(0...2) { try crowd.ask() }
            crowd.hear()
            guard let next = crowd.poll() else { continue }
            #expect(next > crowd.now, "it never asks to be asked at once")
            let ahead = (next - crowd.now).nanoseconds
            for place in 0...4 as ClosedRange<Int64> {
                let wait = place == 4 ? ahead - 1 : crowd.chance.within(0...ahead - 1)
                var other = crowd.budget
                let early = other.poll(at: crowd.now + Instant.Span(nanoseconds: wait))
                #expect(early.grants.isEmpty, "\(wait) of \(ahead) ns")
                #expect(early.nextAt ?? .distantPast >= next)
            }
            crowd.now = next
            reached += 1
        }
        #expect(reached > 50 && crowd.grants.count > 50)
    }

    @Test(arguments: 1...20 as ClosedRange<UInt64>, [false, true])
    func `never over any window, whole and part`(seed: UInt64, speaks: Bool) throws {
        var crowd = crowd(seed, speaks: speaks)
        for _ in 0..<600 {
            try crowd.ask()
            crowd.hear()
            let next = crowd.poll()
            if let next, crowd.chance.oneIn(2) {
                crowd.now = next
            } else {
                crowd.now = crowd.now + .milliseconds(crowd.chance.number(0...60))
            }
        }
        #expect(crowd.grants.count > 20)
        let settings = crowd.budget.settings
        let allowances: [(Int?, AllowanceSettings)] = [
            (nil, settings.whole), (0, settings.parts[0]), (1, settings.parts[1]),
        ]
        for (part, allowance) in allowances {
            let grants = crowd.granted(of: part)
            for limit in allowance.limits {
                #expect(fullest(grants, limit.window) <= limit.units)
            }
            for (one, next) in zip(grants, grants.dropFirst()) {
                #expect(next.at - one.at >= allowance.spacing)
            }
        }
    }

    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func `whoever looks only when told misses nothing that looking always would find`(
        seed: UInt64
    ) throws {
        var crowd = crowd(seed, speaks: false)
        for _ in 0..<30 { try crowd.ask() }
        var always = crowd
        var next = crowd.poll()
        for _ in 0..<8_000 {
            if let due = next, due <= always.now {
                crowd.now = due
                next = crowd.poll()
            }
            _ = always.poll()
            always.now = always.now + .milliseconds(1)
        }
        #expect(crowd.grants.map(\.at) == always.grants.map(\.at))
        #expect(always.grants.count >= 5)
    }
}
