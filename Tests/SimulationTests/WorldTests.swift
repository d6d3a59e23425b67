import Desk
import Testing

@testable import Simulation

/// The parts that the world is made of.
@Suite struct `World` {
    @Test func `an agenda goes by time, and within one instant by turn`() {
        var agenda = Agenda<Int>()
        for (number, at) in [30, 10, 20, 10, 30, 10].enumerated() {
            agenda.put(number, at: Int64(at))
        }
        var order: [Int] = []
        while let item = agenda.take() { order.append(item) }
        #expect(order == [1, 3, 5, 2, 0, 4])
        #expect(agenda.nextAt == .max)
    }

    @Test func `a network without faults delivers everything once and soon`() {
        var network = LossyNetwork(seed: 1, rates: NetworkRates(), only: nil)
        for _ in 0..<500 {
            let arrivals = network.arrivals(.toVenue, at: 1_000)
            #expect(arrivals.count == 1)
            #expect(arrivals.allSatisfy { $0 > 1_000 && $0 < 1_000 + 100_000_000 })
        }
        #expect(network.faults.isEmpty)
    }

    @Test func `sparing messages changes the fate of no other`() {
        var rates = NetworkRates()
        rates.lossPerMille = 200
        rates.duplicatePerMille = 200
        rates.latePerMille = 200
        var all = LossyNetwork(seed: 9, rates: rates, only: nil)
        let whole = (0..<400).map { _ in all.arrivals(.toNode, at: 0) }
        let kept = all.faults.map(\.number).filter { $0 % 3 == 0 }
        var some = LossyNetwork(seed: 9, rates: rates, only: kept)
        for number in 1...400 {
            let arrivals = some.arrivals(.toNode, at: 0)
            if kept.contains(number) {
                #expect(arrivals == whole[number - 1])
            } else {
                #expect(arrivals.count == 1)
            }
        }
        #expect(some.faults.map(\.number) == kept)
        #expect(all.faults.count > 150)
    }

    @Test func `nothing passes a partition, and half of it a connection that is half open`() {
        var network = LossyNetwork(seed: 1, rates: NetworkRates(), only: nil)
        network.partitionedUntil = 10
        #expect(network.arrivals(.toNode, at: 9).isEmpty)
        #expect(network.arrivals(.toVenue, at: 9).isEmpty)
        network.deafUntil = 20
        network.muteUntil = 30
        #expect(network.arrivals(.toNode, at: 19).isEmpty)
        #expect(!network.arrivals(.toNode, at: 20).isEmpty)
        #expect(network.arrivals(.toVenue, at: 29).isEmpty)
        #expect(!network.arrivals(.toVenue, at: 30).isEmpty)
    }

    @Test func `setting the wall clock leaves the boot's clock alone`() {
        var clock = VirtualClock(epoch: 1_000, driftPerMillion: 100)
        let before = clock.reading(at: 1_000 + 1_000_000_000)
        clock.stepWall(-3_600_000_000_000)
        let after = clock.reading(at: 1_000 + 1_000_000_000)
        #expect(after.boot == before.boot)
        #expect(after.wall == before.wall - 3_600_000_000_000)
        clock.synchronizeWall()
        #expect(clock.reading(at: 1_000 + 1_000_000_000) == before)
    }

    @Test func `waiting by a clock that runs fast ends early, and never before its time`() {
        for drift in [-200, 0, 200] as [Int64] {
            let clock = VirtualClock(epoch: 0, driftPerMillion: drift)
            let end = clock.trueTime(from: 0, after: 60_000_000_000)
            let passed = clock.reading(at: end).boot - clock.reading(at: 0).boot
            #expect(passed >= 60_000_000_000)
            #expect(passed < 60_001_000_000)
        }
    }

    @Test func `a price is believed by common sense`() {
        var watch = PriceWatch()
        let second: Int64 = 1_000_000_000
        watch.hear(100, isSound: true, madeAt: second, at: second)
        #expect(watch.isFresh(at: 2 * second))
        #expect(!watch.isFresh(at: 200 * second))
        watch.hear(0, isSound: true, madeAt: 3 * second, at: 3 * second)
        #expect(!watch.isFresh(at: 3 * second))
        watch.hear(100_000, isSound: true, madeAt: 4 * second, at: 4 * second)
        #expect(!watch.isFresh(at: 4 * second))
        watch.hear(101_000, isSound: true, madeAt: 5 * second, at: 5 * second)
        #expect(watch.isFresh(at: 5 * second) && watch.price == 101_000)
        // One that was long under way changes nothing.
        watch.hear(50, isSound: false, madeAt: 6 * second, at: 60 * second)
        #expect(watch.isFresh(at: 60 * second))
    }
}
