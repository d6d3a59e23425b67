// The way of a request to a provider: it stands in the budget's line, passes the breaker, leaves, and
// stands in line again when it may be tried again. Every attempt takes its tokens. What can move money
// is marked as not repeatable and leaves at most once from here.

public import TradeModel

/// Budget, breaker and retries of one provider, for requests of any kind.
public struct RequestLine<Request: Sendable>: Sendable {
    /// A request that leaves now.
    public struct Departure: Sendable {
        /// Its number; every attempt of a request has the same.
        public let call: UInt64
        /// What leaves.
        public let request: Request
        /// In which lane it stood.
        public let lane: Lane
        /// What it weighs.
        public let weight: Int64
    }

    enum Stage: Sendable, Hashable {
        case waiting(Ticket)
        case pausing(since: Instant, until: Instant)
        case underWay(since: Instant)

        var isUnderWay: Bool {
            switch self {
            case .underWay: true
            case .waiting, .pausing: false
            }
        }
    }

    struct Call: Sendable {
        let number: UInt64
        let request: Request
        let weight: Int64
        let lane: Lane
        let parts: [Int]
        let isRepeatable: Bool
        /// What has not left by then never leaves.
        let until: Instant
        var schedule: RetrySchedule
        var stage: Stage
    }

    /// Of what left longer ago no failure is expected any more.
    public static var patience: Instant.Span { .seconds(30) }
    /// Of so many that left failures are expected.
    static var mostUnderWay: Int { 512 }

    /// What may be asked of the provider, and what it says of it.
    public internal(set) var budget: Budget
    /// Whether the provider is up.
    public internal(set) var breaker: CircuitBreaker
    private let retries: RetrySettings
    /// In the order in which they were asked.
    var calls: [Call] = []
    /// What was forgotten since the last `poll`.
    var forgotten: [UInt64] = []
    private var present = Present()
    private var last: UInt64

    /// An empty line.
    ///
    /// - Parameter number: what calls are counted from, so that an answer to another line's call is not
    ///   taken for one to this line's.
    public init(
        _ budget: BudgetSettings,
        breaker: BreakerSettings = BreakerSettings(),
        retries: RetrySettings = RetrySettings(),
        countingFrom number: UInt64 = 0
    ) {
        self.budget = Budget(budget)
        self.breaker = CircuitBreaker(breaker)
        self.retries = retries
        last = number
    }

    /// Stands in line. Nothing leaves before the next `poll`.
    ///
    /// - Parameters:
    ///   - isRepeatable: whether it can do no harm twice.
    ///   - until: it never leaves after this.
    public mutating func ask(
        _ request: Request,
        weight: Int64,
        lane: Lane,
        parts: [Int] = [],
        isRepeatable: Bool,
        until: Instant = .distantFuture,
        at now: Instant
    ) throws(BudgetRefusal) -> UInt64 {
        keepTime(now)
        forget(at: now)
        let ticket = try budget.request(weight: weight, lane: lane, parts: parts, at: now)
        last += 1
        calls.append(
            Call(
                number: last,
                request: request,
                weight: weight,
                lane: lane,
                parts: parts,
                isRepeatable: isRepeatable,
                until: until,
                schedule: RetrySchedule(retries),
                stage: .waiting(ticket)
            )
        )
        return last
    }

    /// Whether anything that may still leave at `now` is such.
    public func mayLeave(at now: Instant, where isSuch: (Request) -> Bool) -> Bool {
        calls.contains { call in
            if case .underWay = call.stage { return false }
            return call.until >= now && isSuch(call.request)
        }
    }

    /// Takes a request back; whether it had not left.
    @discardableResult
    public mutating func withdraw(_ number: UInt64) -> Bool {
        guard let place = calls.firstIndex(where: { $0.number == number }) else { return false }
        switch calls[place].stage {
        case .waiting(let ticket): budget.cancel(ticket)
        case .pausing: break
        case .underWay: return false
        }
        calls.remove(at: place)
        return true
    }

    /// Whether nothing waits, nothing is under way, and nothing was forgotten that is still to be told.
    public var isEmpty: Bool { calls.isEmpty && forgotten.isEmpty }

    /// Takes everything back that has not left; which calls those were.
    ///
    /// - Parameter lane: what stands in this lane stays; nil for nothing.
    public mutating func withdrawAll(but lane: Lane? = nil) -> [UInt64] {
        let numbers = calls.filter { !$0.stage.isUnderWay && $0.lane != lane }.map(\.number)
        for number in numbers { withdraw(number) }
        return numbers
    }

    /// Takes back what was let go and has not left after all; which of these calls those were.
    ///
    /// - Parameter lane: what stood in this lane leaves all the same.
    public mutating func recall(_ numbers: [UInt64], but lane: Lane) -> [UInt64] {
        let recalled = calls.filter {
            $0.stage.isUnderWay && $0.lane != lane && numbers.contains($0.number)
        }
        let gone = recalled.map(\.number)
        calls.removeAll { gone.contains($0.number) }
        return gone
    }

    // MARK: - Answers

    /// The provider answered.
    ///
    /// - Parameter number: the call that this answers, which is settled then; nil for words that answer
    ///   no call in particular.
    public mutating func heard(_ number: UInt64? = nil, at now: Instant) {
        keepTime(now)
        breaker.succeeded(number, at: now)
        guard let number else { return }
        calls.removeAll { $0.number == number && $0.stage.isUnderWay }
    }

    /// The provider told what is left of the quota.
    public mutating func heard(_ report: QuotaReport, at now: Instant) {
        budget.heard(report, at: now)
    }

    /// A call failed.
    ///
    /// - Parameter hint: how long the provider wants to be left alone.
    /// - Returns: the request with what becomes of it; nil for a call that is not known, or no more.
    public mutating func failed(
        _ number: UInt64,
        _ kind: FailureClass,
        hint: Instant.Span? = nil,
        at now: Instant,
        using random: inout some RandomNumberGenerator
    ) -> (request: Request, decision: RetrySchedule.Decision)? {
        keepTime(now)
        breaker.failed(kind, of: number, at: now)
        if kind == .rateLimited { budget.refused(retryAfter: hint, at: now) }
        guard let place = calls.firstIndex(where: { $0.number == number }),
            calls[place].stage.isUnderWay
        else { return nil }
        let request = calls[place].request
        var decision = RetrySchedule.Decision.giveUp(.notRetried(kind))
        if calls[place].isRepeatable {
            decision = calls[place].schedule.failed(kind, hint: hint, at: now, using: &random)
        }
        if case .retry = decision, !hasRoomForRetry(in: calls[place].lane) {
            let capacity = budget.settings.capacity
            decision = .giveUp(.lineFull(calls[place].lane, capacity: capacity))
        }
        switch decision {
        case .retry(let notBefore): calls[place].stage = .pausing(since: now, until: notBefore)
        case .giveUp: calls.remove(at: place)
        }
        return (request, decision)
    }

    /// Those that are tried again have places of their own, as many as the line has for the others: what
    /// was promised another attempt is not crowded out by what came meanwhile.
    private func hasRoomForRetry(in lane: Lane) -> Bool {
        let retried = calls.count {
            $0.lane == lane && $0.schedule.failures > 0 && !$0.stage.isUnderWay
        }
        return retried < budget.settings.capacity
    }

    // MARK: - Time

    /// When the clock was put back, what was noted later than that is taken as noted now.
    mutating func keepTime(_ now: Instant) {
        guard present.advance(to: now) else { return }
        for place in calls.indices {
            switch calls[place].stage {
            case .waiting: break
            case .pausing(let since, let until) where since > now:
                calls[place].stage = .pausing(since: now, until: now + (until - since))
            case .pausing: break
            case .underWay(let since): calls[place].stage = .underWay(since: min(since, now))
            }
        }
    }

    /// Expects no answer any more to what left long ago, or before too many others.
    mutating func forget(at now: Instant) {
        var underWay = 0
        for call in calls where call.stage.isUnderWay { underWay += 1 }
        calls.removeAll { call in
            guard case .underWay(let since) = call.stage else { return false }
            let isForgotten =
                now - since > RequestLine.patience || underWay > RequestLine.mostUnderWay
            if isForgotten {
                underWay -= 1
                forgotten.append(call.number)
            }
            return isForgotten
        }
    }
}
