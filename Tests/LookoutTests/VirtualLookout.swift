import Intel
import Ports
import ProviderTwins
import Providers
import Randomness
import Solana
import Testing
import Throttle
import TradeModel
import Warden

/// Looks at tokens in virtual time: the real lines, budgets and investigation, and a network that is drawn.
struct VirtualLookout {
    static let asked: [ProviderID] = [
        .solanaRPC, .rugCheck, .goPlus, .birdeye, .jupiter, .helius,
    ]

    private struct Pending {
        let number: Int
        let question: Question<Investigation.Finding>
        let line: Int
    }

    private struct Arrival {
        let at: Instant
        let call: UInt64
        let result: Result<HTTPResponse, HTTPFailure>
    }

    var world: TwinWorld
    var faults: TwinFaults
    /// Who answers as if this were the world.
    var liars: [ProviderID] = []
    /// What they say.
    var lie: TwinWorld?
    /// Who answers what was true so long ago.
    var behind: (providers: [ProviderID], by: Instant.Span) = ([], .zero)
    private(set) var now: Instant
    private(set) var lines: [ProviderLine]
    private(set) var requests = 0
    private var ledgers: [SharedLedger?]
    private var random = SplitMix64(seed: 9)
    private var pending: [UInt64: Pending] = [:]
    private var arrivals: [Arrival] = []

    init(_ world: TwinWorld, _ faults: TwinFaults) throws {
        self.world = world
        self.faults = faults
        now = world.start
        lines = try Self.asked.enumerated().map { place, provider in
            ProviderLine(
                try ProviderPlan(
                    provider,
                    address: "https://\(provider.name).example",
                    key: "k-0123456",
                    perThousandSeconds: 5_000
                ),
                countingFrom: UInt64(place) << 48
            )
        }
        ledgers = Self.asked.map { _ in SharedLedger(freshSince: 1) }
    }

    mutating func wait(_ span: Instant.Span) { now = now + span }

    /// Looks at a token; at most 45 seconds.
    mutating func look(_ mint: Address) -> WardenReport {
        let end = now + .seconds(45)
        var investigation = Investigation(
            of: mint,
            sizeMicroUsd: 100_000_000,
            asking: Array(Self.asked.dropFirst())
        )
        stand(&investigation, investigation.begin(at: now))
        while !investigation.isDone, now < end {
            let next = letGo(&investigation)
            if investigation.isDone { break }
            let arrival = arrivals.map(\.at).min() ?? .distantFuture
            now = max(now, min(arrival, next ?? .distantFuture, end))
            hear(&investigation)
        }
        investigation.giveUp(at: now)
        pending = [:]
        arrivals = []
        return Warden.judge(investigation.dossier, limits: .live, at: now)
    }

    private mutating func stand(
        _ investigation: inout Investigation,
        _ inquiries: [Investigation.Inquiry]
    ) {
        for inquiry in inquiries {
            let request = inquiry.question.request
            guard let place = Self.asked.firstIndex(of: request.provider) else { continue }
            do throws(ProviderFailure) {
                let call = try lines[place].ask(
                    request,
                    lane: .data,
                    until: now + .seconds(40),
                    at: now
                )
                pending[call] = Pending(
                    number: inquiry.number,
                    question: inquiry.question,
                    line: place
                )
            } catch {
                let more = investigation.take(
                    .failure(GapWords("\(error)")),
                    of: inquiry.number,
                    at: now
                )
                stand(&investigation, more)
            }
        }
    }

    private mutating func letGo(_ investigation: inout Investigation) -> Instant? {
        var next: Instant?
        for place in lines.indices {
            let poll = lines[place].poll(sharing: &ledgers[place], as: 1, at: now)
            for (call, _) in poll.leaving {
                guard let asked = pending[call] else { continue }
                requests += 1
                arrivals.append(travel(call, asked))
            }
            for (call, failure) in poll.failed {
                guard let asked = pending.removeValue(forKey: call) else { continue }
                let more = investigation.take(
                    .failure(GapWords("\(failure)")),
                    of: asked.number,
                    at: now
                )
                stand(&investigation, more)
            }
            if let at = poll.nextAt { next = min(next ?? at, at) }
        }
        return next
    }

    private mutating func travel(_ call: UInt64, _ asked: Pending) -> Arrival {
        let provider = asked.question.request.provider
        let told = liars.contains(provider) ? lie ?? world : world
        let then =
            behind.providers.contains(provider)
            ? now + Instant.Span(nanoseconds: -behind.by.nanoseconds) : now
        let said = told.answer(TwinQuestion(asked.question.request).keyed, at: then)
        let delivery = faults.delivery(of: said, from: provider)
        let soon = now + .milliseconds(random.number(40...300))
        let answer = HTTPResponse(
            status: delivery.answer.status,
            headers: delivery.answer.headers.map { .init($0.name, $0.value) },
            body: delivery.answer.body
        )
        switch delivery.manner {
        case .whole: return Arrival(at: soon, call: call, result: .success(answer))
        case .drip, .never:
            let failure = HTTPFailure.timedOut(mayHaveArrived: true)
            return Arrival(at: now + .seconds(10), call: call, result: .failure(failure))
        case .cutOff:
            let failure = HTTPFailure.malformed(reason: "cut off")
            return Arrival(at: soon, call: call, result: .failure(failure))
        case .reset:
            let failure = HTTPFailure.brokenOff(mayHaveArrived: true, reason: "reset")
            return Arrival(at: soon, call: call, result: .failure(failure))
        }
    }

    private mutating func hear(_ investigation: inout Investigation) {
        let due = arrivals.filter { $0.at <= now }
        arrivals.removeAll { $0.at <= now }
        for arrival in due {
            guard let asked = pending[arrival.call] else { continue }
            let outcome = lines[asked.line].heard(
                arrival.call,
                arrival.result,
                isRepeatable: true,
                sharing: &ledgers[asked.line],
                at: now,
                wall: (now, now),
                using: &random
            )
            let result: Result<Investigation.Finding, GapWords>
            switch outcome {
            case .again: continue
            case .answer(let reply): result = Self.read(reply, asked.question)
            case .failed(let failure): result = .failure(GapWords("\(failure)"))
            case .unknown: result = .failure(GapWords("forgotten"))
            }
            pending[arrival.call] = nil
            stand(&investigation, investigation.take(result, of: asked.number, at: now))
        }
    }

    private static func read(
        _ reply: ProviderReply,
        _ question: Question<Investigation.Finding>
    ) -> Result<Investigation.Finding, GapWords> {
        do throws(IntelError) {
            return .success(try question.decode(reply))
        } catch {
            return .failure(GapWords(error.name))
        }
    }
}

extension TwinQuestion {
    /// With the key that every provider of the world takes.
    fileprivate var keyed: TwinQuestion {
        var keyed = self
        keyed.headers.append(.init("x-api-key", "k-0123456"))
        return keyed
    }
}
