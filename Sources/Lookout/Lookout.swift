// The Warden's eyes: asks providers what an investigation wants to know, and holds the verdict together with what
// was asked for it.

public import Intel
public import Providers
public import Solana
import Synchronization
import SystemIO
public import TradeModel
public import Warden

/// What came of looking at a token.
public struct Inspection: Sendable {
    /// The verdict.
    public let report: WardenReport
    /// What was asked, in the order in which it was answered.
    public let notes: [Investigation.Note]
    /// When it was judged.
    public let judgedAt: Instant
}

/// Looks at tokens.
public struct Lookout: Sendable {
    private let desk: ProviderDesk
    private let providers: [ProviderID]
    private let limits: WardenLimits
    private let sizeMicroUsd: Int64
    private let now: @Sendable () -> Instant

    /// Somebody who asks over `desk`.
    ///
    /// - Parameters:
    ///   - providers: who is asked beside the chain; each of them has to answer.
    ///   - size: how much is sold on trial, in millionths of a US dollar.
    ///   - clock: the time of day.
    public init(
        over desk: ProviderDesk,
        asking providers: [ProviderID],
        _ limits: WardenLimits,
        sizeMicroUsd size: Int64,
        clock: @escaping @Sendable () -> Instant = { ProviderDesk.timeOfDay }
    ) {
        now = clock
        self.desk = desk
        self.providers = providers
        self.limits = limits
        sizeMicroUsd = size
    }

    /// Looks at a token; returns after `patience` at the latest, with what is known by then.
    public func inspect(_ mint: Address, within patience: Instant.Span) -> Inspection {
        let clock = SystemClock()
        let end = clock.nanoseconds() + UInt64(max(0, patience.nanoseconds))
        let arrivals = Arrivals()
        var investigation = Investigation(of: mint, sizeMicroUsd: sizeMicroUsd, asking: providers)
        ask(investigation.begin(at: now()), patience, arrivals)
        while !investigation.isDone {
            for (number, result) in arrivals.take() {
                let next = investigation.take(result, of: number, at: now())
                ask(next, patience, arrivals)
            }
            if investigation.isDone { break }
            let left = Int64(clamping: end) - Int64(clamping: clock.nanoseconds())
            guard left > 0 else {
                investigation.giveUp(at: now(), saying: silence(of:))
                break
            }
            arrivals.bell.wait(milliseconds: Int(min(1_000, left / 1_000_000 + 1)))
        }
        let judgedAt = now()
        return Inspection(
            report: Warden.judge(investigation.dossier, limits: limits, at: judgedAt),
            notes: investigation.notes,
            judgedAt: judgedAt
        )
    }

    /// Why a provider has not answered, as far as that is known.
    private func silence(of provider: ProviderID) -> String {
        let health = desk.health.first { $0.provider == provider }?.health
        guard let health, health.failuresInARow > 0 else { return "no answer in time" }
        return "no answer in time, \(health.failuresInARow) failures in a row: \(health.failure)"
    }

    private func ask(
        _ inquiries: [Investigation.Inquiry],
        _ patience: Instant.Span,
        _ arrivals: Arrivals
    ) {
        for inquiry in inquiries {
            desk.ask(inquiry.question, within: patience) { result in
                arrivals.add(inquiry.number, result.mapError { GapWords("\($0)") })
            }
        }
    }
}

/// Answers that came and were not looked at yet.
private final class Arrivals: Sendable {
    typealias Arrival = (number: Int, result: Result<Investigation.Finding, GapWords>)

    let bell = Doorbell()
    private let waiting = Mutex<[Arrival]>([])

    func add(_ number: Int, _ result: Result<Investigation.Finding, GapWords>) {
        waiting.withLock { $0.append((number, result)) }
        bell.ring()
    }

    func take() -> [Arrival] {
        waiting.withLock { waiting in
            defer { waiting = [] }
            return waiting
        }
    }
}
