import Engine
import Policies
import Testing
import TradeModel

@Suite struct `The Warden's word in the engine` {
    private let gold = InstrumentIndex(0)

    private func harness(
        _ gate: WardenGate? = .standard,
        exits: ExitProfile? = nil
    ) -> Harness<Scripted> {
        var profile = PolicyProfile.quiet()
        profile.warden = gate
        if let exits { profile.exits = exits }
        return Harness(profile: profile)
    }

    private func judgement(
        _ verdict: TokenVerdict,
        at observedAt: Instant = Instant(nanoseconds: 0),
        evidence: UInt64 = 7
    ) -> TokenJudgement {
        TokenJudgement(
            verdict: verdict,
            failed: verdict == .fail ? WardenRules(.sell) : [],
            warned: verdict == .warn ? WardenRules(.mintClose) : [],
            unknown: [],
            observedAt: observedAt,
            evidence: evidence
        )
    }

    @Test func `nothing is bought that nobody has judged`() {
        var harness = harness()
        harness.close(10_000, wish: 1)
        #expect(harness.sent.isEmpty && harness.refusals == [.vetoed(.notJudged)])
    }

    @Test func `where nobody judges tokens nobody is asked`() {
        var harness = harness(nil)
        harness.close(10_000, wish: 1)
        #expect(harness.sent.count == 1)
    }

    @Test(arguments: [
        (TokenVerdict.pass, true, nil), (.pass, false, nil), (.warn, true, nil),
        (.warn, false, WardenVeto.warned), (.fail, true, .failed), (.fail, false, .failed),
    ])
    func `a verdict lets through what the gate admits, and a FAIL never`(
        verdict: TokenVerdict,
        admitsWarnings: Bool,
        veto: WardenVeto?
    ) {
        var harness = harness(WardenGate(maxAge: .minutes(1), admitsWarnings: admitsWarnings))
        harness.step(.judged(gold, judgement(verdict)))
        harness.close(10_000, wish: 1)
        #expect(harness.refusals == veto.map { [.vetoed($0)] } ?? [])
        #expect(harness.sent.count == (veto == nil ? 1 : 0))
    }

    @Test func `a judgement is worth as long as its oldest reading is fresh, to the nanosecond`() {
        let limit = Instant.Span.minutes(10)
        for (age, isFresh) in [
            (Instant.Span.zero, true), (limit, true),
            (Instant.Span(nanoseconds: limit.nanoseconds + 1), false),
            (Instant.Span(nanoseconds: -1), false),
        ] {
            var harness = harness()
            harness.wait(.minutes(60))
            let observedAt = harness.now + Instant.Span(nanoseconds: -age.nanoseconds)
            harness.step(.judged(gold, judgement(.pass, at: observedAt)))
            harness.close(10_000, wish: 1)
            #expect(harness.refusals == (isFresh ? [] : [.vetoed(.stale)]), "\(age)")
        }
    }

    @Test func `what is bought and what is not stand in the journal with the judgement`() {
        var harness = harness()
        var facts: [Fact.Change] = []
        func take(_ change: Fact.Change) {
            switch change {
            case .tokenJudged, .entryVetoed, .entryCleared, .orderIntended: facts.append(change)
            default: break
            }
        }
        harness.close(10_000, wish: 1)
        harness.last.facts.forEach { take($0.change) }
        // Asked again for the same reason, nothing new is to be told.
        harness.close(10_000, wish: 1)
        harness.last.facts.forEach { take($0.change) }
        harness.step(.judged(gold, judgement(.fail, evidence: 8)))
        harness.close(10_000, wish: 1)
        harness.last.facts.forEach { take($0.change) }
        harness.step(.judged(gold, judgement(.pass, evidence: 9)))
        harness.close(10_000, wish: 1)
        harness.last.facts.forEach { take($0.change) }
        #expect(
            facts.dropLast() == [
                .entryVetoed(gold, .notJudged, evidence: 0),
                .entryVetoed(gold, .failed, evidence: 8), .entryCleared(gold, evidence: 9),
            ]
        )
        guard case .orderIntended = facts.last else {
            Issue.record("\(facts)")
            return
        }
    }

    @Test func `a FAIL of what is held is told once, sells nothing and blocks no exit`() throws {
        var harness = harness(exits: .standard)
        harness.step(.judged(gold, judgement(.pass)))
        try harness.open(10, at: 10_000)
        harness.step(.judged(gold, judgement(.fail)))
        harness.step(.judged(gold, judgement(.fail)))
        #expect(harness.alerts.filter { $0 == .heldTokenFailed }.count == 1)
        #expect(harness.sent.count == 1)
        // The stop-loss fires all the same.
        harness.close(8_000, wish: 0)
        #expect(harness.sent.count == 2 && harness.sent.last?.purpose.isEntry == false)
    }

    @Test func `an entry that is under way when its token fails is taken back`() throws {
        var harness = harness()
        harness.step(.judged(gold, judgement(.pass)))
        harness.close(10_000, wish: 10)
        let order = try harness.lastSent()
        harness.step(.judged(gold, judgement(.fail)))
        #expect(harness.last.effects == [.cancel(order.ordinal)])
        // Once: it is on its way.
        harness.step(.judged(gold, judgement(.fail)))
        #expect(harness.last.effects.isEmpty)
        harness.step(.venue(.closed(order.ordinal, .cancelled)))
        #expect(harness.alerts.isEmpty && harness.reserved == 0)
    }

    @Test(arguments: [TokenVerdict.pass, .warn])
    func `an entry under way is left alone while its token does not fail`(
        verdict: TokenVerdict
    ) throws {
        var harness = harness()
        harness.step(.judged(gold, judgement(.pass)))
        harness.close(10_000, wish: 10)
        harness.step(.judged(gold, judgement(verdict)))
        #expect(harness.last.effects.isEmpty)
    }

    @Test func `where nobody is asked before an entry none is taken back`() throws {
        var harness = harness(nil)
        harness.close(10_000, wish: 10)
        harness.step(.judged(gold, judgement(.fail)))
        #expect(harness.last.effects.isEmpty)
    }

    @Test func `an exit under way when its token fails is left alone`() throws {
        var harness = harness(exits: .standard)
        harness.step(.judged(gold, judgement(.pass)))
        try harness.open(10, at: 10_000)
        harness.close(8_000, wish: 0)
        let exit = try harness.lastSent()
        harness.step(.judged(gold, judgement(.fail)))
        #expect(harness.core.orders[exit.ordinal]?.isCancelling == false)
    }

    @Test func `what is bought after its token failed is told of once`() throws {
        var harness = harness()
        harness.step(.judged(gold, judgement(.pass)))
        harness.close(10_000, wish: 10)
        let order = try harness.lastSent()
        harness.step(.judged(gold, judgement(.fail)))
        #expect(harness.alerts.isEmpty)
        harness.fill(order, units: 4, price: 10_000)
        #expect(harness.last.effects == [.alert(.heldTokenFailed, gold, order.ordinal)])
        harness.fill(order, units: 6, price: 10_000)
        harness.step(.judged(gold, judgement(.fail)))
        #expect(harness.alerts == [.heldTokenFailed] && harness.sent.count == 1)
    }

    @Test func `a fill that comes late, and after a start, is told of as well`() throws {
        var harness = harness()
        harness.step(.judged(gold, judgement(.pass)))
        harness.close(10_000, wish: 10)
        let order = try harness.lastSent()
        harness.step(.judged(gold, judgement(.fail)))
        harness.step(.started(epoch: 1))
        harness.step(.venue(.closed(order.ordinal, .cancelled)))
        harness.fill(order, units: 10, price: 10_000)
        #expect(harness.alertsNow == [.heldTokenFailed, .lateFill])
    }

    @Test func `what is added to a position whose token failed is not told of again`() throws {
        var profile = PolicyProfile.quiet { $0.allowsAveraging = true }
        profile.warden = .standard
        var harness = Harness(profile: profile)
        harness.step(.judged(gold, judgement(.pass)))
        try harness.open(10, at: 10_000)
        harness.close(10_000, wish: 5)
        let order = try harness.lastSent()
        harness.step(.judged(gold, judgement(.fail)))
        harness.fill(order, price: 10_000)
        #expect(harness.alerts == [.heldTokenFailed])
    }

    @Test func `a FAIL of what is not held is nobody's alarm`() {
        var harness = harness()
        harness.step(.judged(gold, judgement(.fail)))
        #expect(harness.alerts.isEmpty)
    }

    @Test func `a start forgets no judgement`() {
        var harness = harness()
        harness.step(.judged(gold, judgement(.pass)))
        harness.step(.started(epoch: 1))
        harness.close(10_000, wish: 1)
        #expect(harness.sent.count == 1)
    }

    @Test func `a judgement of what does not exist is told and changes nothing`() {
        var harness = harness()
        harness.step(.judged(InstrumentIndex(99), judgement(.pass)))
        #expect(harness.alerts == [.unknownInstrument])
    }
}
