import Engine
import Money
import Policies
import Strategies
import Testing
import TradeModel

private struct Collector: StateSink {
    var parts: [Int128] = []
    mutating func append(_ value: Int128) { parts.append(value) }
    mutating func append(bits value: Double) { parts.append(Int128(value.bitPattern)) }
}

@Suite struct `Canonical encoding` {
    private func run(restarted: Bool, lastPrice: Int64 = 11_000) throws -> [Int128] {
        var harness = Harness(profile: .loose())
        harness.step(.started(epoch: 1))
        harness.close(10_000, wish: 10)
        let entry = try harness.lastSent()
        if restarted {
            harness.step(.started(epoch: 2))
            harness.step(.venue(.acknowledged(entry.ordinal)))
        }
        harness.fill(entry, price: 10_000)
        harness.wait(.minutes(1))
        if restarted { harness.step(.started(epoch: 3)) }
        harness.price(lastPrice)
        var sink = Collector()
        harness.engine.encode(into: &sink)
        return sink.parts
    }

    @Test func `equal runs encode alike and different ones do not`() throws {
        #expect(try run(restarted: false) == run(restarted: false))
        #expect(try run(restarted: false) != run(restarted: false, lastPrice: 11_001))
    }

    @Test func `how often the process was started leaves no trace`() throws {
        #expect(try run(restarted: true) == run(restarted: false))
    }
}
