// The node: start, crash, and what goes in and out of its desk.

import Desk
import Engine
import Money
import Ports
import Randomness
import Storage
import TradeModel
import VenueTwins

extension Simulator {
    var isUp: Bool { desk != nil }

    // MARK: - Up

    /// Opens the journal and starts; what goes wrong meanwhile is another crash.
    func start() {
        isRestarting = false
        guard desk == nil else { return }
        connection += 1
        armCrashPoint()
        let engine = Engine(
            setup: Account.setup(guarded(PolicyChoice.tight.profile)),
            cash: Account.cash,
            strategy: Mix(instruments: Account.instruments)
        )
        do throws(DeskError) {
            let opened = try TradingDesk.open(
                Simulator.directory,
                disk: disk,
                engine: engine,
                options: deskOptions,
                policies: { [unowned self] in PolicyChoice(document: $0).map { guarded($0.profile) }
                },
                observe: { [unowned self] in noteDurable($0) }
            )
            desk = consume opened
        } catch {
            fail(error)
            return
        }
        outcome.starts += 1
        defer { plantCanary() }
        story.tell(now, "node", "starts; \(disk.describeLastRestart)")
        judgeRecovery()
        let recovered = DurableJournal(readingVisible: disk, since: durable)
        if let core = desk?.engine.core { auditor.started(recovered, core: core, at: now) }
        upSince = now
        openLine()
        gateway =
            switch scenario.venue {
            case .exchange:
                .exchange(
                    ExchangeGateway(
                        epoch: (desk?.engine.core.epoch ?? 0) + 1,
                        isHasty: scenario.isHasty,
                        signs: scenario.signsOrders
                    )
                )
            case .chain: .chain(ChainGateway(epoch: (desk?.engine.core.epoch ?? 0) + 1))
            }
        let change = nextPolicies.map { (document: $0.document, policies: guarded($0.profile)) }
        if let choice = nextPolicies {
            policies = choice
            nextPolicies = nil
            auditor.policies = guarded(choice.profile)
            story.tell(now, "operator", "policies \(choice)")
        } else if let profile = desk?.engine.core.setup.profile {
            auditor.policies = profile
        }
        let reading = clock.reading(at: now)
        work { desk throws(DeskError) in try desk.start(reading, configuration: change) }
        guard let instant = desk?.instant(reading) else { return }
        auditor.startInstant = instant
        if scenario.watchesDeaths { auditor.startedAfter(recovered, at: instant) }
    }

    var deskOptions: DeskOptions {
        var options = DeskOptions(specification: Array("{\"account\":\"simulated\"}".utf8))
        options.isDryRun = scenario.isDryRun
        options.watchesDeaths = scenario.watchesDeaths
        options.signsOrders = scenario.signsOrders
        options.segmentSize = scenario.segmentSize
        options.snapshots = SnapshotRule(
            intervalBytes: scenario.snapshotInterval,
            keptSegments: scenario.keptSegments
        )
        return options
    }

    // MARK: - Down

    /// The desk has given up, or could not open.
    func fail(_ error: DeskError) {
        story.tell(now, "node", "dies: \(error)")
        bringDown()
        if case .journal(.damaged(_, let flaw)) = error {
            auditor.find(
                .recoveryExact,
                "the journal is refused though nothing damaged it: \(flaw)"
            )
            return
        }
        var delay = workChance.number(200...3_000)
        if case .journal(.noRoom) = error { delay = 5_000 }
        if recoveryCrashes > 0 {
            recoveryCrashes -= 1
            armCrash(within: 12)
        }
        restart(afterMs: delay)
    }

    /// The process is gone, with everything that was only in its memory.
    func bringDown() {
        if desk != nil { unwritten = desk?.engine }
        desk = nil
        connection += 1
        if disk.isDown {
            let loss = armedLoss
            armedLoss = nil
            if let loss {
                disk.restart(loss, using: &diskChance)
                durable = DurableJournal(reading: disk, since: durable)
            } else {
                disk.reboot()
            }
        } else {
            disk.reboot()
        }
    }

    func restart(afterMs delay: Int64) {
        guard !isRestarting else { return }
        isRestarting = true
        agenda.put(.restart, at: max(now + delay * 1_000_000, busyUntil))
    }

    // MARK: - At the desk

    /// Does something at the desk and carries out what comes of it.
    func work(
        _ body: (inout TradingDesk<Mix, LyingDisk>) throws(DeskError) -> [Effect]
    ) {
        // Taken out and put back: what is done at it may look at the rest of the world meanwhile.
        guard var taken = desk.take() else { return }
        let busyBefore = disk.busyNanoseconds
        var effects: [Effect] = []
        var failure: DeskError?
        do throws(DeskError) {
            effects = try body(&taken)
        } catch {
            failure = error
        }
        desk = consume taken
        if let failure {
            fail(failure)
            return
        }
        busyUntil = max(busyUntil, now + disk.busyNanoseconds - busyBefore)
        carryOut(effects)
        judge()
        let hasSent = effects.contains { effect in
            switch effect {
            case .send: !scenario.signsOrders
            case .submit: true
            case .cancel, .query, .askStatement, .alert: false
            }
        }
        if hasSent { rotIfArmed() }
    }

    /// Remembers the state as of each durable batch.
    private func noteDurable(_ notice: DeskNotice<Mix>) {
        for fact in notice.facts {
            if case .entryVetoed(let instrument, let veto, let evidence) = fact.change {
                auditor.vetoed(instrument.position, veto, evidence: evidence, at: fact.at)
            }
            guard case .orderIntended(let order) = fact.change else { continue }
            story.tell(now, "engine", "decides \(describe(order))")
            auditor.decided(order, core: notice.engine.core)
        }
        guard durableStates.last?.sequence != notice.lastSequence else { return }
        durableStates.append(
            DurableState(sequence: notice.lastSequence, engine: notice.engine)
        )
        if durableStates.count > 4 { durableStates.removeFirst() }
    }

    func tick() {
        let reading = clock.reading(at: now)
        let before = desk?.snapshotSequence
        work { desk throws(DeskError) in try desk.tick(reading) }
        guard let sequence = desk?.snapshotSequence, sequence != before else { return }
        outcome.occurrences["journal.snapshots", default: 0] += 1
        story.tell(now, "node", "has taken a snapshot of record \(sequence)")
    }

    /// Carries effects out, and what their carrying out leads to at once.
    private func carryOut(_ effects: [Effect]) {
        for effect in effects {
            guard let engine = desk?.engine, let instant = desk?.instant(clock.reading(at: now))
            else { return }
            digest.add(Int64(truncatingIfNeeded: engine.core.lastOrdinal.value))
            switch effect {
            case .send(let order):
                react(
                    engine.core.orders[order.ordinal].map {
                        scenario.signsOrders
                            ? gateway.sign($0, at: instant)
                            : gateway.submitUnsigned($0, at: instant)
                    }
                )
            case .submit(let ordinal, let identity):
                react(engine.core.orders[ordinal].map { gateway.submit($0, identity) })
            case .cancel(let ordinal):
                story.tell(now, "engine", "cancels order \(ordinal.value)")
                react(engine.core.orders[ordinal].map { gateway.cancel($0) })
            case .query(let ordinal):
                react(engine.core.orders[ordinal].map { gateway.query($0, at: instant) })
            case .askStatement(let askedAt): send(.statement(askedAt: askedAt))
            case .alert(let incident, let instrument, let ordinal):
                story.tell(
                    now,
                    "alert",
                    "\(incident)\(instrument.map { " at instrument \($0.value)" } ?? "")"
                        + "\(ordinal.map { ", order \($0.value)" } ?? "")"
                )
                auditor.alerted(incident, of: instrument, at: instant)
                if incident == .repeatedDeaths { planResume() }
            }
        }
    }

    func describe(_ order: Order) -> String {
        let what =
            switch order.purpose {
            case .entry: "entry"
            case .exit(let rule, let tier): rule == .takeProfit ? "tier \(tier)" : "\(rule)"
            }
        return "order \(order.clientID): \(order.side) \(order.quantity.units) of instrument "
            + "\(order.instrument.value), \(what), "
            + (order.protection.map { "within \($0)" } ?? "at any price")
    }

    /// Carries out what the gateway makes of something.
    func react(_ reactions: [Reaction]?) {
        for reaction in reactions ?? [] {
            switch reaction {
            case .request(let request): send(request)
            case .event(let event): tell(event)
            }
        }
    }

    /// The engine hears of something.
    func tell(_ event: Event) {
        guard isUp else { return }
        let reading = clock.reading(at: now)
        var wasQuiet = false
        if case .venue(.filled(let fill)) = event, let at = desk?.instant(reading) {
            story.tell(
                now,
                "engine",
                "hears that order \(fill.ordinal.value) filled \(fill.quantity.units), trade "
                    + "\(fill.trade.value)"
            )
            auditor.delivered(fill, at: at)
        } else if case .venue(let report) = event {
            story.tell(now, "engine", "hears \(report)")
        }
        if case .statement = event {
            wasQuiet = desk?.engine.core.orders.working.isEmpty ?? false
        }
        work { desk throws(DeskError) in try desk.take(event, reading) }
        if case .statement(let statement) = event, let core = desk?.engine.core {
            auditor.compared(statement, core: core, wasQuiet: wasQuiet)
        }
    }

    /// Hands the engine an execution that the venue never made: proof that the judges are awake.
    private func plantCanary() {
        guard options.isCanary, outcome.starts == 2, let core = desk?.engine.core,
            let order = core.orders.working.first ?? nil
        else { return }
        let fill = Fill(
            ordinal: order.order.ordinal,
            trade: TradeID(.max),
            quantity: Quantity(units: 1_000),
            price: 100_000,
            notional: 10_000,
            fee: 10
        )
        story.tell(now, "canary", "an execution that never was, of order \(fill.ordinal.value)")
        let reading = clock.reading(at: now)
        work { desk throws(DeskError) in try desk.take(.venue(.filled(fill)), reading) }
    }
}
