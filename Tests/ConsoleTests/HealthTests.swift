import Control
import Host
import Ledger
import Money
import Replay
import SystemIO
import TestSupport
import Testing
import TradeModel

@testable import Console

@Suite struct `Health` {
    private func report(
        state: String = "running",
        isEssential: Bool = true,
        reason: String? = nil,
        logFailure: String? = nil,
        sink: EngineReport.Sink? = nil
    ) -> EngineView {
        let report = EngineReport(
            sequence: 9,
            epoch: 1,
            remaining: 0,
            idleForMs: 0,
            tasks: [
                EngineReport.Part(
                    "control",
                    state: state,
                    isEssential: isEssential,
                    inStateForMs: 0,
                    silentForMs: 0,
                    restarts: 0,
                    abandonedThreads: 0,
                    lastError: nil
                )
            ],
            projection: EngineReport.Projection("current", sequence: 9, reason: reason),
            log: EngineReport.Log(written: 0, lost: 0, lastFailure: logFailure),
            alerts: sink.map { [$0] } ?? []
        )
        return EngineView(pid: 7, hasHaltFile: false, answer: .report(report))
    }

    @Test func `an engine that is well`() {
        let check = HealthCheck.engine(report(), .running)
        #expect(check.verdict == .ok)
        #expect(check.words == ["running, pid 7"])
    }

    @Test(arguments: ["backing_off", "wedged", "given_up"])
    func `an essential task that is not at work is bad, another one to be looked at`(state: String)
    {
        #expect(HealthCheck.engine(report(state: state), .running).verdict == .bad)
        let other = report(state: state, isEssential: false)
        #expect(HealthCheck.engine(other, .running).verdict == .warn)
    }

    @Test func `what is in the way of the projection or the log is to be looked at`() {
        #expect(HealthCheck.engine(report(reason: "no room"), .running).verdict == .warn)
        #expect(HealthCheck.engine(report(logFailure: "no room"), .running).verdict == .warn)
    }

    @Test func `a sink of alerts that fails or has lost some is to be looked at`() {
        func sink(_ failures: UInt64, lost: UInt64, _ words: String?) -> HealthCheck {
            let sink = EngineReport.Sink(
                "webhook",
                delivered: 3,
                failuresInARow: failures,
                lost: lost,
                lastFailure: words
            )
            return HealthCheck.engine(report(sink: sink), .running)
        }
        #expect(sink(0, lost: 0, nil).verdict == .ok)
        #expect(sink(2, lost: 0, "status 500").verdict == .warn)
        let words = sink(2, lost: 0, "status 500").words
        #expect(words.contains("alerts do not reach the webhook: status 500"))
        #expect(sink(0, lost: 1, nil).words.contains("1 alert for the webhook was given up"))
    }

    @Test(arguments: [
        (HealthInquiry.Answer.nobody, nil, HealthVerdict.warn),
        (.nobody, 7, .warn), (.silence, 7, .bad), (.silence, nil, .bad),
    ])
    func `an engine that does not answer`(
        answer: HealthInquiry.Answer,
        pid: Int32?,
        verdict: HealthVerdict
    ) {
        let view = EngineView(pid: pid, hasHaltFile: false, answer: answer)
        #expect(HealthCheck.engine(view, .running).verdict == verdict)
    }

    @Test func `a latch and the file are to be looked at`() {
        #expect(HealthCheck.engine(report(), .halted).verdict == .warn)
        let view = EngineView(pid: nil, hasHaltFile: true, answer: .nobody)
        #expect(HealthCheck.engine(view, .running).words.contains("the file HALT is there"))
    }

    @Test func `positions that are not the sum of their executions are bad`() throws {
        let folder = try TemporaryDirectory()
        let run = try SmallRun(folder.path)
        _ = try run.whole()
        let names = RunNames(try StoredRun(reading: folder.path).specification)
        let trades = [trade(.buy, 5), trade(.buy, 3), trade(.sell, 2)]
        let right = HealthCheck.positions(trades, fills: 3, held: [6], names)
        #expect(right.verdict == .ok)
        let wrong = HealthCheck.positions(trades, fills: 3, held: [7], names)
        #expect(wrong.verdict == .bad)
        #expect(wrong.words.first?.hasPrefix("a: ") == true)
        let cut = HealthCheck.positions(trades, fills: 4, held: [7], names)
        #expect(cut.verdict == .warn, "what is not known is not accused")
    }

    private func trade(_ side: Side, _ units: Int128) -> Chronicle.Trade {
        Chronicle.Trade(
            at: Instant(milliseconds: 0),
            instrument: InstrumentIndex(0),
            side: side,
            purpose: .entry,
            fill: Fill(
                ordinal: OrderOrdinal(1),
                trade: TradeID(1),
                quantity: Quantity(units: units),
                price: 1,
                notional: units,
                fee: 0
            ),
            realised: nil
        )
    }

    @Test func `books that do not balance are bad`() {
        #expect(HealthCheck.balances([]).verdict == .ok)
        #expect(HealthCheck.balances([.unbalanced(AssetID(0), sum: 3)]).verdict == .bad)
    }

    @Test func `the worst decides the exit code`() {
        var fine = HealthCheck("journal")
        fine.find(.ok, "sound")
        var odd = HealthCheck("engine")
        odd.find(.ok, "running")
        odd.find(.warn, "halted")
        var wrong = HealthCheck("balances")
        wrong.find(.bad, "differ")
        #expect(HealthJudgement(checks: [fine], directory: "d").status == .done)
        #expect(HealthJudgement(checks: [fine, odd], directory: "d").verdict == .warn)
        #expect(HealthJudgement(checks: [fine, odd], directory: "d").status == .done)
        let bad = HealthJudgement(checks: [fine, wrong, odd], directory: "d")
        #expect(bad.status == .checkFailed)
        #expect(odd.words == ["halted", "running"], "what is worst first")
        #expect(bad.text(.plain).contains("balances   bad   differ\n"))
    }
}
