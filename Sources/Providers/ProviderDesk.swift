// One thread that lets requests leave when it is their turn, for all providers. Whoever asks is called back on a
// thread of the transport or on this one. Nobody waits for the file of budgets, whoever holds it: what needs it is
// tried again, and where it is not let go exits leave without it.

public import Intel
public import Ports
import Synchronization
import SystemIO
public import Throttle
public import TradeModel

/// Asks providers: in line, within budgets that all processes of a user share, again where that helps.
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
        /// Since when another process has held a line's file, as far as it was tried; nil when it was had.
        var heldSince: [Instant?]
        /// What was heard while another process held the file.
        var unheard: [(call: UInt64, result: Result<HTTPResponse, HTTPFailure>)] = []
        var waiting: [UInt64: Waiting] = [:]
        var random = SystemRandomNumberGenerator()
        var isStopped = false

        func place(of provider: ProviderID) -> Int? {
            lines.firstIndex { $0.plan.provider == provider }
        }
    }

    /// Whoever holds a file holds it for far less than this. Who holds it for longer was stopped, and exits do not
    /// wait for that.
    private static let lockPatience = Instant.Span.milliseconds(250)
    /// So soon a file that was held is tried again.
    private static let lockGlance = Instant.Span.milliseconds(5)

    private let plans: [ProviderPlan]
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
        self.plans = plans
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
                noted: lines.map { _ in (ProviderHealth(), .distantPast) },
                heldSince: lines.map { _ in nil }
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
            state.unheard = []
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

    /// What may be done for a line now.
    private struct Poll: Sendable {
        var leaving: [(call: UInt64, request: HTTPRequest)] = []
        var failed: [(call: UInt64, failure: ProviderFailure)] = []
        var nextAt: Instant?
    }

    /// Lets go what may leave; how many milliseconds may pass before the next turn.
    private func turn() -> Int {
        let unheard = state.withLock { state in
            defer { state.unheard = [] }
            return state.unheard
        }
        for (call, result) in unheard { hear(call, result) }
        var next: Instant?
        for place in plans.indices {
            let poll = poll(place)
            let told = state.withLock { state in
                poll.failed.compactMap { call, failure in
                    state.waiting.removeValue(forKey: call).map { ($0.fail, failure) }
                }
            }
            for (tell, failure) in told { tell(failure) }
            for (call, request) in poll.leaving {
                _ = transport.start(request) { [self] result in heard(call, result) }
            }
            if let at = poll.nextAt { next = min(next ?? at, at) }
        }
        if state.withLock({ !$0.unheard.isEmpty }) {
            let soon = SharedBudgets.now + Self.lockGlance
            next = min(next ?? soon, soon)
        }
        // What is under way may be forgotten some time, without anything else to wait for.
        guard let next else { return 1_000 }
        let nanoseconds = max(0, (next - SharedBudgets.now).nanoseconds)
        return Int(min(1_000, (nanoseconds + 999_999) / 1_000_000))
    }

    private func poll(_ place: Int) -> Poll {
        // Nobody waits, so that nobody else's line has to be looked at.
        guard state.withLock({ !$0.isStopped && !$0.lines[place].isEmpty }) else { return Poll() }
        let wall = wall()
        let polled = sharing(place) { state, ledger, isHeld, now in
            guard !state.isStopped else { return Poll() }
            let poll = state.lines[place].poll(
                sharing: &ledger,
                isHeld: isHeld,
                as: process,
                at: now
            )
            for (call, _) in poll.leaving { state.waiting[call]?.askedAt = wall }
            let soon = now + Self.lockGlance
            return Poll(
                leaving: poll.leaving,
                failed: poll.failed,
                nextAt: isHeld ? min(poll.nextAt ?? soon, soon) : poll.nextAt
            )
        }
        guard let polled else { return Poll(nextAt: SharedBudgets.now + Self.lockGlance) }
        var poll = polled.value
        guard !polled.isWritten else { return poll }
        let calls = poll.leaving.map(\.call)
        let unwritten = state.withLock { $0.lines[place].unwritten(calls) }
        poll.leaving.removeAll { !unwritten.leaving.contains($0.call) }
        poll.failed += unwritten.failed.map { ($0, $1) }
        return poll
    }

    /// Does something to a line, once, with what all processes know, or alone where the file cannot be had.
    ///
    /// - Returns: what came of it, and whether the file says what was taken; nil when it was not done, because
    ///   another process holds the file and may let go of it yet.
    private func sharing<Value: Sendable>(
        _ place: Int,
        _ body: (inout State, inout SharedLedger?, _ isHeld: Bool, Instant) -> Value
    ) -> (value: Value, isWritten: Bool)? {
        do throws(DiskError) {
            let change = try budgets.change(plans[place]) { ledger, now in
                var shared: SharedLedger? = ledger
                let value = state.withLock { state in
                    state.heldSince[place] = nil
                    return body(&state, &shared, false, now)
                }
                ledger = shared ?? ledger
                return value
            }
            if change.unwritten != nil { state.withLock { $0.lines[place].keepUnwritten() } }
            return (change.value, change.unwritten == nil)
        } catch {
            let now = SharedBudgets.now
            var none: SharedLedger?
            return state.withLock { state in
                let since = error.isHeld ? state.heldSince[place] ?? now : nil
                state.heldSince[place] = since
                if let since, now - since < Self.lockPatience { return nil }
                return (body(&state, &none, error.isHeld, now), true)
            }
        }
    }

    private func heard(_ call: UInt64, _ result: Result<HTTPResponse, HTTPFailure>) {
        hear(call, result)
        bell.ring()
    }

    private func hear(_ call: UInt64, _ result: Result<HTTPResponse, HTTPFailure>) {
        guard let waiting = state.withLock({ $0.waiting[call] }) else { return }
        let wall = (asked: waiting.askedAt, heard: wall())
        let shared = sharing(Self.place(call)) { state, ledger, _, now in
            guard state.waiting[call] != nil else { return ProviderLine.Outcome.again }
            var random = state.random
            let outcome = state.lines[Self.place(call)].heard(
                call,
                result,
                isRepeatable: waiting.isRepeatable,
                sharing: &ledger,
                at: now,
                wall: wall,
                using: &random
            )
            state.random = random
            if outcome != .again { state.waiting[call] = nil }
            return outcome
        }
        switch shared?.value {
        case .answer(let reply): read(reply, of: call, waiting)
        case .failed(let failure): waiting.fail(failure)
        case .unknown: waiting.fail(.forgotten)
        case .again: break
        case nil: state.withLock { $0.unheard.append((call, result)) }
        }
    }

    /// Outside the lock: answers are long, and whoever is told may ask again at once.
    private func read(_ reply: ProviderReply, of call: UInt64, _ waiting: Waiting) {
        let (disbelief, tell) = waiting.read(reply)
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
