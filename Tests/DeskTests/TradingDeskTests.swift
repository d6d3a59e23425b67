import Desk
import Engine
import Journal
import Ledger
import Money
import Policies
import Ports
import Randomness
import Simulation
import Storage
import Testing
import TradeModel

@Suite struct `Trading desk` {
    // MARK: - Starting

    @Test func `the epoch is durable, and nothing is decided with it`() throws {
        let bench = Bench()
        #expect(try bench.start().isEmpty)
        let journal = DurableJournal(reading: bench.disk)
        // The specification, the start, the risk day, and that time was lost.
        #expect(journal.lastSequence == 4 && journal.batches == 1 && journal.intentCount == 0)
        #expect(try bench.recovered().core.epoch == 1)
    }

    @Test func `every start has an epoch of its own, and orders carry it`() throws {
        let bench = Bench()
        for epoch: UInt32 in 1...3 {
            try bench.start()
            #expect(bench.core.epoch == epoch)
            let order = try bench.decide()
            #expect(order.clientID == ClientOrderID(epoch: epoch, ordinal: order.ordinal))
            bench.kill()
        }
    }

    @Test func `orders at work are asked about at the start`() throws {
        let bench = try Bench.started()
        let orders = [try bench.decide(10, 0), try bench.decide(10, 1)]
        for order in orders { try bench.sign(order) }
        try bench.take(.venue(.acknowledged(orders[0].ordinal)))
        bench.kill()
        #expect(try bench.start() == orders.map { .query($0.ordinal) })
        #expect(bench.core.unresolvedOrders == 2)
    }

    @Test func `an order without an identity from before the start has never left`() throws {
        let bench = try Bench.started()
        let unsigned = try bench.decide(10, 0)
        let signed = try bench.decide(10, 1)
        try bench.sign(signed)
        bench.kill()
        #expect(try bench.start() == [.query(signed.ordinal)])
        #expect(bench.core.orders.ended(unsigned.ordinal)?.closure == .rejected(.unavailable))
        #expect(bench.core.ledger.reservation(unsigned.ordinal) == nil)
        #expect(try bench.recovered() == bench.engine)
    }

    @Test func `where orders are not signed it is asked about like any other`() throws {
        let bench = try Bench.started(signs: false)
        let order = try bench.decide()
        bench.kill()
        #expect(try bench.start() == [.query(order.ordinal)])
        #expect(bench.core.orders[order.ordinal]?.state == .unknown)
    }

    @Test func `after a cut it may have lost its identity, and counts as never left much later`()
        throws
    {
        let bench = try Bench.started()
        let unsigned = try bench.decide(10, 0)
        let signed = try bench.decide(10, 1)
        try bench.sign(signed)
        try tearTail(of: bench)
        #expect(try bench.start() == [.query(signed.ordinal), .alert(.tailCut, nil, nil)])
        #expect(bench.recovery?.cut != nil)
        // The next start finds a whole journal, and still knows.
        _ = try bench.ticks(20)
        bench.kill()
        #expect(try bench.start() == [.query(signed.ordinal)])
        #expect(bench.recovery?.cut == nil)
        var found = try bench.ticks(299)
        #expect(bench.core.orders[unsigned.ordinal]?.isUnresolved == true)
        found += try bench.ticks(31)
        #expect(bench.core.orders.ended(unsigned.ordinal)?.closure == .rejected(.unavailable))
        #expect(!found.contains { $0.effect == .query(unsigned.ordinal) })
        #expect(found.contains { $0.effect == .query(signed.ordinal) })
    }

    /// Kills, and leaves behind the last committed record the beginning of another.
    private func tearTail(of bench: Bench) throws {
        let start = try #require(bench.recovery?.report.end)
        bench.kill()
        try bench.open()
        let end = try #require(bench.recovery?.report.end)
        #expect(end.offset > start.offset)
        bench.kill()
        let path = "d/journal/" + JournalFormat.name(ofSegment: end.segment)
        try bench.disk.flip(path, bit: 8 * end.offset)
    }

    @Test func `readings from before the start are unknown until they are read again`() throws {
        let bench = try Bench.started()
        try bench.take(Account.open(10_000, 0))
        try bench.take(Account.open(10_000, 1))
        #expect(bench.core.price(InstrumentIndex(0), at: bench.instant).value == 10_000)
        try bench.flush()
        bench.kill()
        try bench.start()
        for index: UInt32 in 0..<2 {
            #expect(bench.core.price(InstrumentIndex(index), at: bench.instant) == .unknown)
        }
        try bench.take(Account.open(10_100, 0))
        #expect(bench.core.price(InstrumentIndex(0), at: bench.instant).value == 10_100)
        #expect(bench.core.price(InstrumentIndex(1), at: bench.instant) == .unknown)
    }

    @Test func `a wall clock that was set back between two starts does not turn time back`() throws
    {
        let bench = try Bench.started()
        bench.wait(.minutes(10))
        try bench.take(.command(.pause))
        let last = bench.core.clock
        bench.kill()
        bench.wall -= 3_600 * Bench.second
        bench.boot = 1
        try bench.start()
        #expect(bench.core.startedAt == last)
        bench.wait(.seconds(7))
        #expect(bench.instant == last + .seconds(7))
    }

    // MARK: - Durable, then done

    @Test(arguments: 1...6)
    func `whatever comes out is durable, and a kill at any time takes nothing of it`(
        seed: UInt64
    ) throws {
        let bench = try Bench.started()
        var traffic = Traffic(seed: seed)
        for step in 0..<250 {
            try traffic.step(bench)
            if step % 10 == 0 {
                // What waits without an effect is durable when it is asked for.
                try bench.flush()
                #expect(try bench.recovered() == bench.engine)
            }
            if step % 83 == 82 {
                try bench.flush()
                let before = bench.engine
                bench.kill()
                try bench.open()
                #expect(bench.engine == before)
                try bench.start()
            }
        }
        #expect(traffic.sent > 3 && traffic.submitted > 2 && traffic.cancelled > 0)
    }

    @Test func `without an effect facts wait for the batch to be full, and no longer`() throws {
        let bench = try Bench.started()
        let start = bench.lastSequence
        var waited = 0
        while bench.lastSequence == start {
            try bench.take(Account.open(10_000))
            waited += 1
            try #require(waited <= 256)
        }
        #expect(waited == 256)
        #expect(try bench.recovered() == bench.engine)
    }

    @Test(arguments: OperatorCommand.allCases)
    func `a command is durable when it has been taken`(command: OperatorCommand) throws {
        let bench = try Bench.started()
        try bench.hold()
        try bench.take(Account.open(10_001))
        try bench.take(.command(command))
        #expect(try bench.recovered() == bench.engine)
    }

    /// What a short day at the desk does to the disk.
    private func day(_ bench: Bench) throws {
        try bench.start()
        let first = try bench.decide(10, 0)
        try bench.sign(first)
        try bench.take(.venue(.acknowledged(first.ordinal)))
        try bench.fill(first, units: 4)
        try bench.take(.command(.flatten))
        try bench.take(.venue(.closed(first.ordinal, .cancelled)))
        for _ in 0..<20 {
            bench.wait(.seconds(1))
            try bench.take(Account.close(10_000, wish: 0, 1))
            try bench.flush()
        }
        let second = try bench.decide(10, 1)
        try bench.sign(second)
        bench.wait(.seconds(10))
        try bench.tick()
        try bench.take(.venue(.closed(second.ordinal, .expired)))
    }

    @Test(arguments: [false, true])
    func `after an error at any operation of the disk nothing comes out any more`(
        happens: Bool
    ) throws {
        let whole = Bench(segmentSize: 2_048)
        try day(whole)
        let operations = whole.disk.operations
        try #require(operations > 60)
        for operation in 1...operations {
            let bench = Bench(segmentSize: 2_048)
            if happens {
                bench.disk.failAfterHappening = (operation, DiskError.inputOutput)
            } else {
                bench.disk.failAt = (operation, DiskError.inputOutput)
            }
            #expect(throws: DeskError.self, "operation \(operation)") { try day(bench) }
            #expect(bench.effects.count < whole.effects.count)
            #expect(bench.effects.elementsEqual(whole.effects.prefix(bench.effects.count)))
            guard bench.isOpen else { continue }
            let count = bench.effects.count
            #expect(throws: DeskError.self) { try bench.take(Account.close(10_000, wish: 5, 1)) }
            #expect(throws: DeskError.self) { try bench.take(.command(.halt)) }
            #expect(throws: DeskError.self) { try bench.tick() }
            #expect(throws: DeskError.self) { try bench.flush() }
            #expect(bench.effects.count == count)
        }
    }

    @Test func `after a power cut at any operation what came out is known`() throws {
        let whole = Bench(segmentSize: 2_048)
        try day(whole)
        for operation in 1...whole.disk.operations {
            for loss in PowerLoss.allCases {
                let bench = Bench(segmentSize: 2_048)
                bench.disk.crashAt = operation
                #expect(throws: DeskError.self) { try day(bench) }
                let sent = Bench.sent(bench.effects)
                bench.kill()
                var random = SplitMix64(seed: UInt64(operation))
                bench.disk.restart(loss, using: &random)
                try bench.start()
                for order in sent {
                    let ended = bench.core.orders.ended(order.ordinal)?.order
                    #expect(ended == order || bench.core.orders[order.ordinal]?.order == order)
                }
            }
        }
    }

    // MARK: - Following up

    @Test func `an order that nobody acknowledged is in doubt after its time, and asked about`()
        throws
    {
        let bench = try Bench.started()
        let order = try bench.decide()
        try bench.sign(order)
        try bench.tick()
        bench.wait(Instant.Span(nanoseconds: 10 * Bench.second - 1))
        #expect(try bench.tick().isEmpty)
        #expect(bench.core.orders[order.ordinal]?.state == .reserved)
        bench.wait(Instant.Span(nanoseconds: 1))
        #expect(try bench.tick() == [.query(order.ordinal)])
        #expect(bench.core.orders[order.ordinal]?.state == .unknown)
        #expect(bench.core.ledger.reservation(order.ordinal)?.isInDoubt == true)
    }

    @Test func `three questions without an answer put an acknowledged order in doubt`() throws {
        let bench = try Bench.started()
        let order = try bench.decide()
        try bench.sign(order)
        try bench.tick()
        try bench.take(.venue(.acknowledged(order.ordinal)))
        let asked = try bench.ticks(23)
        #expect(asked.map(\.second) == [10, 12, 16])
        #expect(asked.allSatisfy { $0.effect == .query(order.ordinal) })
        #expect(bench.core.orders[order.ordinal]?.state == .acknowledged)
        #expect(try bench.ticks(1).map(\.effect) == [.query(order.ordinal)])
        #expect(bench.core.orders[order.ordinal]?.state == .unknown)
    }

    @Test func `an order whose questions are answered is never in doubt`() throws {
        let bench = try Bench.started()
        let order = try bench.decide()
        try bench.sign(order)
        try bench.take(.venue(.acknowledged(order.ordinal)))
        var questions = 0
        for _ in 0..<200 {
            bench.wait(.seconds(1))
            for effect in try bench.tick() where effect == .query(order.ordinal) {
                questions += 1
                try bench.take(.venue(.acknowledged(order.ordinal)))
            }
            #expect(bench.core.orders[order.ordinal]?.state == .acknowledged)
        }
        #expect(questions == 20)
    }

    @Test func `a statement is asked for at the start and with every heartbeat`() throws {
        let bench = try Bench.started()
        let start = bench.instant
        #expect(bench.nextWake == start)
        #expect(try bench.tick() == [.askStatement(askedAt: start)])
        #expect(bench.nextWake == start + .seconds(60))
        let later = try bench.ticks(120)
        #expect(later.map(\.second) == [60, 120])
        #expect(later.last?.effect == .askStatement(askedAt: start + .seconds(120)))
    }

    @Test func `it wakes for the engine's timer when that is due first`() throws {
        let bench = try Bench.started()
        try bench.tick()
        try bench.hold()
        let due = try #require(bench.engine.nextTimer)
        #expect(due < bench.instant + .seconds(60))
        #expect(bench.nextWake == due)
        bench.wait(due - bench.instant)
        let told = Bench.told(try bench.tick())
        #expect(told == [.priceUnknown])
    }

    // MARK: - Dry run

    @Test(arguments: 1...4)
    func `a dry run lets out nothing but what only reads and what a person is told`(
        seed: UInt64
    ) throws {
        let bench = Bench(isDryRun: true)
        try bench.start()
        var traffic = Traffic(seed: seed)
        var decided = bench.core.lastOrdinal
        for _ in 0..<150 {
            try traffic.step(bench)
            #expect(bench.core.orders.working.isEmpty)
            #expect(bench.core.ledger.openReservations.isEmpty)
            #expect(bench.core.ledger.available(AssetID(0)) == Account.cash)
        }
        #expect(decided < bench.core.lastOrdinal)
        decided = bench.core.lastOrdinal
        let statements = bench.effects.count { effect in
            if case .askStatement = effect { true } else { false }
        }
        #expect(Bench.told(bench.effects).count + statements == bench.effects.count)
        bench.kill()
        try bench.open()
        #expect(bench.core.lastOrdinal == decided)
    }

    @Test func `a dry run refuses the exits of what was bought before it`() throws {
        let bench = try Bench.started()
        try bench.hold()
        bench.kill()
        bench.options.isDryRun = true
        try bench.start()
        try bench.take(Account.open(7_000))
        #expect(bench.core.lastOrdinal == OrderOrdinal(2))
        #expect(bench.core.orders.working.isEmpty)
        #expect(bench.core.isHeld(InstrumentIndex(0)))
        #expect(Bench.sent(bench.effects).count == 1)
    }

    @Test(arguments: [true, false])
    func `a dry run does not take what may live at the venue for dead`(isSigned: Bool) throws {
        let bench = try Bench.started(signs: isSigned)
        let order = try bench.decide()
        if isSigned { try bench.sign(order) } else { try bench.fill(order, units: 4) }
        try bench.flush()
        bench.kill()
        bench.options.isDryRun = true
        #expect(try bench.start().isEmpty)
        _ = try bench.ticks(100)
        #expect(bench.core.orders[order.ordinal]?.isUnresolved == true)
        #expect(bench.effects.count { $0 == .query(order.ordinal) } == 0)
        try bench.take(.command(.flatten))
        #expect(bench.core.orders[order.ordinal]?.isCancelling == true)
        #expect(!bench.effects.contains(.cancel(order.ordinal)))
    }

    // MARK: - What it is opened with

    @Test func `the journal of another specification is refused`() throws {
        let bench = try Bench.started()
        _ = try bench.decide()
        bench.kill()
        bench.options.specification = Array("another account".utf8)
        #expect(throws: DeskError.otherSpecification) { try bench.open() }
        bench.options.specification = Array("one account".utf8)
        try bench.open()
        #expect(bench.core.lastOrdinal == OrderOrdinal(1))
    }

    @Test func `it is refused as such even where its records mean nothing here`() throws {
        let bench = try Bench.started()
        _ = try bench.decide(10, 1)
        bench.kill()
        let other = Bench(engine: Account.engine(instruments: 1))
        other.options.specification = Array("another account".utf8)
        other.disk.restore(bench.disk.snapshot())
        #expect(throws: DeskError.otherSpecification) { try other.open() }
    }

    @Test func `an instrument that the desk does not have is damage`() throws {
        let bench = try Bench.started()
        _ = try bench.decide(10, 1)
        bench.kill()
        let other = Bench(engine: Account.engine(instruments: 1))
        other.disk.restore(bench.disk.snapshot())
        #expect(isDamage { () throws(DeskError) in try other.open() })
    }

    @Test func `policies change from their place in the journal on, also after a restart`() throws {
        let bench = try Bench.started()
        try bench.hold()
        try bench.take(.command(.flatten))
        try bench.take(
            .venue(.closed(OrderOrdinal(2), .rejected(.refused)))
        )
        #expect(bench.core.positions[0].retryAt - bench.instant == .seconds(5))
        try bench.flush()
        bench.kill()
        try bench.start(configuration: .cautious)
        #expect(bench.core.setup.profile == .cautious)
        bench.wait(.seconds(10))
        try bench.take(Account.open(10_000))
        try bench.take(.venue(.closed(OrderOrdinal(3), .rejected(.refused))))
        #expect(bench.core.positions[0].retryAt - bench.instant == .seconds(40))
        try bench.flush()
        let state = bench.engine
        bench.kill()
        try bench.open()
        #expect(bench.engine == state)
        try bench.start()
        #expect(bench.core.setup.profile == .cautious)
    }

    @Test func `a configuration that cannot be read is damage`() throws {
        let bench = try Bench.started()
        bench.kill()
        var unknown = PolicyProfile.cautious
        unknown = PolicyProfile(name: "of a newer version", risk: unknown.risk, exits: nil)
        try bench.start(configuration: unknown)
        bench.kill()
        #expect(isDamage { () throws(DeskError) in try bench.open() })
    }

    private func isDamage(_ body: () throws(DeskError) -> Void) -> Bool {
        do throws(DeskError) {
            try body()
            return false
        } catch {
            if case .journal(.damaged) = error { return true }
            return false
        }
    }

    // MARK: - Room

    /// Writes until there is no room for another segment.
    private func useUpRoom(_ bench: Bench) throws {
        bench.disk.capacity = bench.disk.usedBytes
        for _ in 0..<100 where !bench.core.isRoomLow {
            bench.wait(.seconds(1))
            try bench.take(Account.close(10_000, wish: 0))
            try bench.take(.noticed(.clockStepped))
        }
    }

    @Test func `a full disk stops entries while exits go, until there is room`() throws {
        let bench = try Bench.started(segmentSize: 4_096)
        try bench.hold()
        try useUpRoom(bench)
        #expect(bench.core.isRoomLow)
        #expect(Bench.told(bench.effects).filter { $0 == .roomLow } == [.roomLow])
        #expect(try bench.take(Account.close(10_000, wish: 5, 1)).isEmpty)
        let exit = try #require(Bench.sent(try bench.take(Account.open(7_000))).first)
        #expect(exit.purpose == .exit(.stopLoss, tier: 0))
        try bench.sign(exit)
        try bench.fill(exit, price: 7_000)
        bench.disk.capacity = .max
        bench.wait(.seconds(5))
        try bench.take(.noticed(.clockStepped))
        #expect(!bench.core.isRoomLow)
        #expect(try bench.recovered() == bench.engine)
        #expect(try bench.decide(5, 1).quantity.units == 5)
    }

    @Test func `room is not looked for at every commit`() throws {
        let bench = try Bench.started(segmentSize: 4_096)
        try useUpRoom(bench)
        bench.disk.capacity = .max
        bench.wait(.seconds(4))
        try bench.take(.noticed(.clockStepped))
        #expect(bench.core.isRoomLow)
        bench.wait(.seconds(1))
        try bench.take(.noticed(.clockStepped))
        #expect(!bench.core.isRoomLow)
    }

    @Test func `when the last of the room is used up the desk gives up and a new start goes on`()
        throws
    {
        let bench = try Bench.started(segmentSize: 4_096)
        try bench.hold()
        try useUpRoom(bench)
        var failure: DeskError?
        while failure == nil {
            do throws(DeskError) {
                try bench.take(.noticed(.clockStepped))
            } catch {
                failure = error
            }
        }
        guard case .journal(.noRoom) = failure else {
            Issue.record("\(String(describing: failure))")
            return
        }
        // Room alone does not bring it back: what it decided meanwhile was never durable.
        bench.disk.capacity = .max
        let count = bench.effects.count
        #expect(throws: DeskError.self) { try bench.take(Account.open(7_000)) }
        #expect(throws: DeskError.self) { try bench.flush() }
        #expect(bench.effects.count == count)
        bench.kill()
        try bench.start()
        #expect(!bench.core.isRoomLow)
        #expect(Bench.sent(try bench.take(Account.open(7_000))).count == 1)
    }

    // MARK: - Time

    @Test func `a wall clock that was set is told once and changes no instant`() throws {
        let bench = try Bench.started()
        try bench.tick()
        let before = bench.instant
        bench.wait(.seconds(3))
        bench.wall += 7_200 * Bench.second
        #expect(Bench.told(try bench.tick()) == [.clockStepped])
        #expect(bench.core.clock == before + .seconds(3))
        bench.wait(.seconds(3))
        #expect(try bench.tick().isEmpty)
    }

    @Test func `it is told too when it shows beside a reading that is dropped`() throws {
        let bench = try Bench.started()
        bench.wall += 7_200 * Bench.second
        #expect(
            Bench.told(try bench.take(Account.open(1), of: 0, madeAt: 0)) == [.clockStepped]
        )
        try bench.flush()
    }

    @Test func `it is told with the next event when it shows beside the source's time`() throws {
        let bench = try Bench.started()
        bench.wall += 7_200 * Bench.second
        try bench.learn()
        try bench.flush()
        #expect(Bench.told(try bench.tick()) == [.clockStepped])
    }

    @Test func `a boot clock that went back ends everything`() throws {
        let bench = try Bench.started()
        bench.wait(.seconds(3))
        try bench.tick()
        bench.boot -= 1
        #expect(throws: DeskError.clockWentBack) { try bench.tick() }
        #expect(throws: DeskError.clockWentBack) { try bench.decide() }
        // What it showed meanwhile cannot be trusted when it is right again either.
        bench.wait(.seconds(3))
        #expect(throws: DeskError.clockWentBack) { try bench.decide() }
        #expect(bench.core.lastOrdinal == OrderOrdinal(0))
    }

    @Test func `readings pass once the source's time is known, and dropped ones are counted`()
        throws
    {
        let bench = try Bench.started()
        try bench.take(Account.open(10_000), of: 0, madeAt: bench.wall)
        #expect(bench.core.markets[0].opens == 0 && bench.droppedReadings == 1)
        try bench.learn()
        try bench.take(Account.open(10_000), of: 0, madeAt: bench.wall)
        #expect(bench.core.markets[0].opens == 1 && bench.droppedReadings == 1)
        bench.wait(.seconds(6))
        try bench.take(Account.open(10_000), of: 0, madeAt: bench.wall - 5 * Bench.second - 1)
        try bench.take(Account.open(10_000), of: 1, madeAt: bench.wall - 5 * Bench.second - 1)
        #expect(bench.core.markets[1].opens == 0 && bench.droppedReadings == 3)
        let wish = Account.close(10_000, wish: 5)
        #expect(Bench.sent(try bench.take(wish, of: 0, madeAt: bench.wall)).count == 1)
    }
}
