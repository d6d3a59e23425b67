// The one way to a provider, as a value: what stands in line, what leaves and what becomes of an answer.
// Instants without a name are of the clock since the boot, which all processes share; `wall` is the time of day,
// which answers are dated by.

public import Intel
public import Ports
public import Throttle
public import TradeModel

/// Everything that is asked of one provider by one process.
public struct ProviderLine: Sendable {
    /// What becomes of a call after something was heard of it.
    public enum Outcome: Sendable, Hashable {
        /// The answer, of a status of success and without a stated failure.
        case answer(ProviderReply)
        /// It is tried again.
        case again
        /// There will be none.
        case failed(ProviderFailure)
        /// The call is not known any more.
        case unknown
    }

    /// Nothing but exits leaves while so many calls are under way.
    public static let mostUnderWay = 3
    /// Exits leave while fewer than so many are: three calls of which nothing is heard hold up no exit.
    public static let mostUnderWayWithExits = 5

    /// How it is reached.
    public let plan: ProviderPlan
    /// How it is doing.
    public private(set) var health = ProviderHealth()
    private var line: RequestLine<ProviderRequest>
    private var underWay: [UInt64] = []
    /// Why it is not asked any more.
    private var closing: FailureReading?
    /// Calls that were in line when it was closed.
    private var closed: [UInt64] = []

    /// A line in which nobody stands.
    ///
    /// - Parameter number: what calls are counted from.
    public init(_ plan: ProviderPlan, countingFrom number: UInt64 = 0) {
        self.plan = plan
        line = RequestLine(plan.budget, countingFrom: number)
        line.beginSharing()
    }

    /// Stands in line.
    ///
    /// - Parameter until: it never leaves after this.
    public mutating func ask(
        _ request: ProviderRequest,
        lane: Lane,
        until: Instant,
        at now: Instant
    ) throws(ProviderFailure) -> UInt64 {
        if let closing { throw .closed(closing) }
        do throws(BudgetRefusal) {
            return try line.ask(
                request,
                weight: request.weight,
                lane: lane,
                isRepeatable: request.isRepeatable,
                until: until,
                at: now
            )
        } catch {
            throw .refused(error)
        }
    }

    /// Whether nothing waits, nothing is under way, and nothing is left to tell.
    public var isEmpty: Bool { line.isEmpty && closed.isEmpty }

    /// What leaves now, what has no hope any more, and when to ask again; nil when nothing waits for time.
    ///
    /// - Parameters:
    ///   - ledger: what all processes took; nil where it cannot be had, and then exits alone leave, by what this
    ///     process knows.
    ///   - isHeld: whether it cannot be had because another process holds it. Then the others wait on; otherwise
    ///     they are told.
    public mutating func poll(
        sharing ledger: inout SharedLedger?,
        isHeld: Bool = false,
        as process: UInt64,
        at now: Instant
    ) -> (
        leaving: [(call: UInt64, request: HTTPRequest)], failed: [(UInt64, ProviderFailure)],
        nextAt: Instant?
    ) {
        let room = max(0, Self.mostUnderWay - underWay.count)
        let exits = max(0, Self.mostUnderWayWithExits - underWay.count)
        let poll:
            (
                leaving: [RequestLine<ProviderRequest>.Departure], late: [UInt64],
                forgotten: [UInt64], nextAt: Instant?
            )
        if var shared = ledger {
            poll = line.poll(
                sharing: &shared,
                as: process,
                at: now,
                atMost: room,
                exits: exits
            )
            ledger = shared
        } else {
            poll = line.poll(at: now, atMost: room, exits: exits, exitsOnly: true)
        }
        underWay.removeAll { poll.forgotten.contains($0) }
        underWay += poll.leaving.map(\.call)
        // Nobody knows when it can be used again: whoever waits is told now, and exits alone may leave.
        let unshared = ledger == nil && !isHeld ? line.withdrawAll(but: .exits) : []
        var failed = unshared.map { ($0, ProviderFailure.unshared) }
        failed += poll.late.map { ($0, ProviderFailure.late) }
        failed += poll.forgotten.map { ($0, .forgotten) }
        if let closing { failed += closed.map { ($0, .closed(closing)) } }
        closed = []
        note(now)
        return (
            poll.leaving.map { ($0.call, WireRequest.http($0.request, by: plan)) }, failed,
            exits == 0 ? nil : poll.nextAt
        )
    }

    /// What was taken for these calls could not be written, so that no other process knows of it: of what was to
    /// leave exits alone do, and whoever else waits is told.
    ///
    /// - Returns: which of the calls leave, and who is told what.
    public mutating func unwritten(
        _ calls: [UInt64]
    ) -> (leaving: [UInt64], failed: [(UInt64, ProviderFailure)]) {
        let recalled = line.recall(calls, but: .exits)
        underWay.removeAll { recalled.contains($0) }
        let told = recalled + line.withdrawAll(but: .exits)
        return (
            calls.filter { !recalled.contains($0) }, told.map { ($0, ProviderFailure.unshared) }
        )
    }

    /// What the line added to the ledger could not be written: it counts here until it is.
    public mutating func keepUnwritten() { line.keepUnwritten() }

    /// Something was heard of a call.
    ///
    /// - Parameters:
    ///   - ledger: as for `poll`; what the provider says of its limits is for all processes.
    ///   - wall: the times of day at which it was asked and at which this was heard.
    public mutating func heard(
        _ call: UInt64,
        _ result: Result<HTTPResponse, HTTPFailure>,
        isRepeatable: Bool,
        sharing ledger: inout SharedLedger?,
        at now: Instant,
        wall: (asked: Instant, heard: Instant),
        using random: inout some RandomNumberGenerator
    ) -> Outcome {
        underWay.removeAll { $0 == call }
        let reading: FailureReading
        switch result {
        case .success(let response):
            let reply = ProviderReply(
                response,
                masking: plan.echo,
                askedAt: wall.asked,
                receivedAt: wall.heard
            )
            if let report = QuotaReport(reply)?.moved(from: wall.heard, to: now) {
                sharing(&ledger, at: now) { $0.heard(report, at: now) }
            }
            guard
                let found = FailureReading(reply, from: plan.provider, isRepeatable: isRepeatable)
            else {
                line.heard(call, at: now)
                answered(at: wall.heard)
                return .answer(reply)
            }
            reading = found
        case .failure(let failure):
            reading = FailureReading(failure, isRepeatable: isRepeatable)
        }
        let hint = reading.until.map { $0 - wall.heard }
        var draws = random
        let fate = sharing(&ledger, at: now) {
            $0.failed(call, reading.kind, hint: hint, at: now, using: &draws)
        }
        random = draws
        failed(ProviderFailure.failed(reading).description, at: wall.heard)
        if reading.kind == .critical { close(reading) }
        switch fate?.decision {
        case nil: return .unknown
        case .retry?:
            guard let closing else { return .again }
            line.withdraw(call)
            return .failed(.closed(closing))
        case .giveUp?: return .failed(.failed(reading))
        }
    }

    /// An answer of this provider is not believed.
    public mutating func disbelieve(_ error: IntelError, wall: Instant) {
        // That a provider does not know a token speaks against neither.
        guard error != .noData else { return }
        failed(ProviderFailure.notBelieved(error).description, at: wall)
    }

    // MARK: - Within

    private mutating func sharing<Value>(
        _ ledger: inout SharedLedger?,
        at now: Instant,
        _ body: (inout RequestLine<ProviderRequest>) -> Value
    ) -> Value {
        guard var shared = ledger else { return body(&line) }
        let value = line.sharing(&shared, at: now, body)
        ledger = shared
        return value
    }

    /// Only a person mends it: nothing that stands in line leaves any more.
    private mutating func close(_ reading: FailureReading) {
        guard closing == nil else { return }
        closing = reading
        health.isClosed = true
        closed += line.withdrawAll()
    }

    private mutating func answered(at wall: Instant) {
        health.answers += 1
        health.failuresInARow = 0
        health.answeredAt = wall
    }

    private mutating func failed(_ words: String, at wall: Instant) {
        health.failures += 1
        health.failuresInARow += 1
        health.failedAt = wall
        health.failure = words
    }

    private mutating func note(_ now: Instant) {
        health.isBreakerOpen = !line.breaker.isClosed
        guard let usage = line.budget.usage else { return }
        health.used = usage.used
        health.of = usage.of
    }
}

extension ProviderReply {
    fileprivate init(
        _ response: HTTPResponse,
        masking echo: SecretEcho,
        askedAt: Instant,
        receivedAt: Instant
    ) {
        self.init(
            status: response.status,
            headers: response.headers.map {
                ProviderRequest.Item($0.name.lowercased(), echo.masked($0.value))
            },
            body: echo.masked(response.body),
            askedAt: askedAt,
            receivedAt: receivedAt
        )
    }
}

extension QuotaReport {
    /// The same, its reset by another clock.
    fileprivate func moved(from wall: Instant, to now: Instant) -> QuotaReport {
        var moved = self
        moved.resetAt = resetAt.map { now + ($0 - wall) }
        return moved
    }
}
