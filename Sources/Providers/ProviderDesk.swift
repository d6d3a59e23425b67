// One thread that lets requests leave when it is their turn, for all providers. Whoever asks is called back on a
// thread of the transport or on this one.

public import Intel
public import Ports
import Synchronization
import SystemIO
public import Throttle
public import TradeModel

/// Asks providers: in line, within budgets that all processes of the machine share, again where that helps.
public final class ProviderDesk: Sendable {
    private struct Waiting {
        let isRepeatable: Bool
        /// Reads an answer: why it is not believed, and what tells whoever asked.
        let read: @Sendable (ProviderReply) -> (disbelief: IntelError?, tell: @Sendable () -> Void)
        let fail: @Sendable (ProviderFailure) -> Void
        var askedAt = Instant.distantPast
    }

    private struct State {
        var lines: [ProviderLine]
        /// What was noted of each, and when, by the clock since the boot.
        var noted: [(health: ProviderHealth, at: Instant)]
        var waiting: [UInt64: Waiting] = [:]
        var random = SystemRandomNumberGenerator()
        var isStopped = false

        func place(of provider: ProviderID) -> Int? {
            lines.firstIndex { $0.plan.provider == provider }
        }
    }

    private let transport: any HTTPTransport
    private let budgets: SharedBudgets
    private let process: UInt64
    private let state: Mutex<State>
    private let bell = Doorbell()
    private let wall: @Sendable () -> Instant

    /// A desk that asks nobody yet.
    ///
    /// - Parameters:
    ///   - plans: the providers; of two plans for one the first counts.
    ///   - clock: the time of day, which answers are dated by.
    public init(
        _ plans: [ProviderPlan],
        over transport: any HTTPTransport,
        within budgets: SharedBudgets,
        clock: @escaping @Sendable () -> Instant = { ProviderDesk.timeOfDay }
    ) {
        wall = clock
        self.transport = transport
        self.budgets = budgets
        var random = SystemRandomNumberGenerator()
        process = random.next()
        // Numbers of one line are never those of another.
        let lines = plans.enumerated().map { place, plan in
            ProviderLine(plan, countingFrom: UInt64(place) << 48)
        }
        state = Mutex(
            State(
                lines: lines,
                noted: lines.map { _ in (ProviderHealth(), .distantPast) }
            )
        )
    }

    /// The time of day.
    public static var timeOfDay: Instant {
        Instant(nanoseconds: SystemClock().nanosecondsSinceEpoch())
    }

    /// Asks a provider and returns at once.
    ///
    /// - Parameters:
    ///   - within: it never leaves later.
    ///   - completion: called once, on any thread.
    public func ask<Answer>(
        _ question: Question<Answer>,
        lane: Lane = .data,
        within: Instant.Span = .seconds(20),
        completion: @escaping @Sendable (Result<Answer, ProviderFailure>) -> Void
    ) {
        let request = question.request
        let refusal: ProviderFailure? = state.withLock { state in
            guard !state.isStopped else { return .stopped }
            guard let place = state.place(of: request.provider) else { return .absent }
            do throws(ProviderFailure) {
                let now = SharedBudgets.now
                let call = try state.lines[place].ask(
                    request,
                    lane: lane,
                    until: now + within,
                    at: now
                )
                state.waiting[call] = Waiting(
                    isRepeatable: request.isRepeatable,
                    read: { reply in
                        do throws(IntelError) {
                            let answer = try question.decode(reply)
                            return (nil, { completion(.success(answer)) })
                        } catch {
                            return (error, { completion(.failure(.notBelieved(error))) })
                        }
                    },
                    fail: { completion(.failure($0)) }
                )
                return nil
            } catch {
                return error
            }
        }
        if let refusal { completion(.failure(refusal)) } else { bell.ring() }
    }

    /// Lets requests leave until `stop` is called. One thread runs this.
    public func run() {
        while true {
            let rest = turn()
            note(all: false)
            if state.withLock({ $0.isStopped }) { return }
            bell.wait(milliseconds: rest)
        }
    }

    /// Nothing leaves any more, and everybody who waits hears so.
    public func stop() {
        let abandoned = state.withLock { state in
            state.isStopped = true
            defer { state.waiting = [:] }
            return state.waiting.keys.sorted().compactMap { state.waiting[$0]?.fail }
        }
        note(all: true)
        for fail in abandoned { fail(.stopped) }
        bell.ring()
    }

    /// How every provider is doing.
    public var health: [(provider: ProviderID, health: ProviderHealth)] {
        state.withLock { $0.lines.map { ($0.plan.provider, $0.health) } }
    }

    // MARK: - Within

    /// Health goes to where other processes see it: a second after it changed, or with the end.
    private func note(all: Bool) {
        let now = SharedBudgets.now
        let news = state.withLock { state in
            state.lines.indices.compactMap { place -> (ProviderHealth, ProviderPlan)? in
                let health = state.lines[place].health
                let noted = state.noted[place]
                guard health != noted.health, all || now - noted.at >= .seconds(1) else {
                    return nil
                }
                state.noted[place] = (health, now)
                return (health, state.lines[place].plan)
            }
        }
        for (health, plan) in news { budgets.note(health, of: plan) }
    }

    /// Lets go what may leave; how many milliseconds may pass before the next turn.
    private func turn() -> Int {
        var leaving: [(call: UInt64, request: HTTPRequest)] = []
        var failed: [(tell: @Sendable (ProviderFailure) -> Void, failure: ProviderFailure)] = []
        let rest: Int = state.withLock { state in
            var next: Instant?
            let wall = wall()
            for place in state.lines.indices where !state.isStopped {
                let poll = self.poll(place, &state)
                for (call, request) in poll.leaving {
                    state.waiting[call]?.askedAt = wall
                    leaving.append((call, request))
                }
                for (call, failure) in poll.failed {
                    guard let waiting = state.waiting.removeValue(forKey: call) else { continue }
                    failed.append((waiting.fail, failure))
                }
                if let at = poll.nextAt { next = min(next ?? at, at) }
            }
            // What is under way may be forgotten some time, without anything else to wait for.
            guard let next else { return 1_000 }
            let nanoseconds = max(0, (next - SharedBudgets.now).nanoseconds)
            return Int(min(1_000, (nanoseconds + 999_999) / 1_000_000))
        }
        for (tell, failure) in failed { tell(failure) }
        for (call, request) in leaving {
            _ = transport.start(request) { [self] result in heard(call, result) }
        }
        return rest
    }

    private func poll(
        _ place: Int,
        _ state: inout State
    ) -> (
        leaving: [(call: UInt64, request: HTTPRequest)], failed: [(UInt64, ProviderFailure)],
        nextAt: Instant?
    ) {
        // Nobody waits, so that nobody else's line has to be looked at.
        guard !state.lines[place].isEmpty else { return ([], [], nil) }
        return sharing(place, &state) { line, ledger, now in
            line.poll(sharing: &ledger, as: process, at: now)
        }
    }

    /// Does something to a line with what all processes know, or alone where the file cannot be had.
    private func sharing<Value>(
        _ place: Int,
        _ state: inout State,
        _ body: (inout ProviderLine, inout SharedLedger?, Instant) -> Value
    ) -> Value {
        do throws(DiskError) {
            return try budgets.change(state.lines[place].plan) { ledger, now in
                var shared: SharedLedger? = ledger
                let value = body(&state.lines[place], &shared, now)
                ledger = shared ?? ledger
                return value
            }
        } catch {
            var none: SharedLedger?
            return body(&state.lines[place], &none, SharedBudgets.now)
        }
    }

    private func heard(_ call: UInt64, _ result: Result<HTTPResponse, HTTPFailure>) {
        let (waiting, outcome): (Waiting?, ProviderLine.Outcome) = state.withLock { state in
            guard let waiting = state.waiting[call] else { return (nil, .unknown) }
            var random = state.random
            let outcome = sharing(Self.place(call), &state) { line, ledger, now in
                line.heard(
                    call,
                    result,
                    isRepeatable: waiting.isRepeatable,
                    sharing: &ledger,
                    at: now,
                    wall: (waiting.askedAt, wall()),
                    using: &random
                )
            }
            state.random = random
            if outcome == .again { return (nil, outcome) }
            state.waiting[call] = nil
            return (waiting, outcome)
        }
        switch outcome {
        case .answer(let reply): read(reply, of: call, waiting)
        case .failed(let failure): waiting?.fail(failure)
        case .unknown: waiting?.fail(.forgotten)
        case .again: break
        }
        bell.ring()
    }

    /// Outside the lock: answers are long, and whoever is told may ask again at once.
    private func read(_ reply: ProviderReply, of call: UInt64, _ waiting: Waiting?) {
        guard let (disbelief, tell) = waiting?.read(reply) else { return }
        if let disbelief {
            state.withLock {
                $0.lines[Self.place(call)].disbelieve(disbelief, wall: reply.receivedAt)
            }
        }
        tell()
    }

    /// Which line a call stands in.
    private static func place(_ call: UInt64) -> Int { Int(call >> 48) }
}
