// Whether the Warden was asked, by what it had told when something was bought or not, and heard.

import Engine
import Policies
import TradeModel

/// A verdict as it was told.
struct ToldVerdict: Sendable {
    let verdict: TokenVerdict
    let observedAt: Instant
    let evidence: UInt64
    /// The engine's time when it was told.
    let at: Instant
}

extension Auditor {
    /// So many verdicts of an instrument are kept: what was vetoed is heard of when it is durable.
    private static let kept = 512

    mutating func told(_ judgement: TokenJudgement, of instrument: Int, at instant: Instant) {
        let before = verdicts[instrument].last?.verdict
        if judgement.verdict == .fail, before != .fail, books.positions[instrument].size > 0 {
            isFailOwed[instrument] = true
        }
        verdicts[instrument].append(
            ToldVerdict(
                verdict: judgement.verdict,
                observedAt: judgement.observedAt,
                evidence: judgement.evidence,
                at: instant
            )
        )
        if verdicts[instrument].count > Self.kept {
            verdicts[instrument].removeFirst(Self.kept / 2)
        }
    }

    /// Of what was told, an engine knows after a restart what it had written down.
    mutating func recallVerdicts(_ journal: DurableJournal) {
        for index in verdicts.indices {
            let last = journal.lastVerdicts[UInt32(index)]
            let known = verdicts[index].last { $0.evidence == last }
            verdicts[index] = known.map { [$0] } ?? []
        }
    }

    /// Something is bought.
    mutating func judgeWarden(_ intent: AuditedIntent) {
        guard let gate = policies.warden else { return }
        let last = verdicts[intent.instrument].last { $0.at <= intent.at }
        guard let reason = refusal(last, gate, at: intent.at) else { return }
        find(.wardenIsAsked, "order \(intent.ordinal) opens though its token is \(reason.name)")
    }

    /// Something was not bought, and this is said to be why.
    mutating func vetoed(
        _ instrument: Int,
        _ veto: WardenVeto,
        evidence: UInt64,
        at instant: Instant
    ) {
        guard let gate = policies.warden else { return }
        let told = verdicts[instrument]
        let reason: WardenVeto?
        if veto == .notJudged {
            reason = told.contains { $0.at < instant } ? nil : .notJudged
        } else {
            guard let known = told.last(where: { $0.evidence == evidence }) else { return }
            reason = refusal(known, gate, at: instant)
        }
        guard reason != veto else { return }
        find(
            .wardenStopsNothingElse,
            "instrument \(instrument) is not bought as \(veto.name), and is \(reason?.name ?? "fit")"
        )
    }

    /// Something is held that was not: a person hears when its token failed meanwhile.
    mutating func opened(_ instrument: Int) {
        if verdicts[instrument].last?.verdict == .fail { isFailOwed[instrument] = true }
    }

    /// A person hears that a token fails which is held.
    mutating func heardFail(_ instrument: InstrumentIndex?) {
        guard let index = instrument?.position, isFailOwed[index] else {
            find(.wardenFailIsHeard, "a person hears of a FAIL for no reason")
            return
        }
        isFailOwed[index] = false
    }

    /// After every event nothing is owed, and no entry goes on whose token has failed.
    mutating func checkFails(_ core: EngineCore) {
        for index in isFailOwed.indices where isFailOwed[index] {
            isFailOwed[index] = false
            find(.wardenFailIsHeard, "nobody hears that instrument \(index) is held and fails")
        }
        guard policies.warden != nil else { return }
        for working in core.orders.working
        where working.order.purpose.isEntry && !working.isCancelling {
            guard verdicts[working.order.instrument.position].last?.verdict == .fail else {
                continue
            }
            let ordinal = working.order.ordinal.value
            find(.wardenFailIsHeard, "order \(ordinal) still opens though its token has failed")
        }
    }

    private func refusal(
        _ verdict: ToldVerdict?,
        _ gate: WardenGate,
        at instant: Instant
    ) -> WardenVeto? {
        guard let verdict else { return .notJudged }
        if verdict.verdict == .fail { return .failed }
        if verdict.verdict == .warn, !gate.admitsWarnings { return .warned }
        let oldest = instant.nanoseconds - gate.maxAge.nanoseconds
        let isTimely = (oldest...instant.nanoseconds).contains(verdict.observedAt.nanoseconds)
        return isTimely ? nil : .stale
    }
}
