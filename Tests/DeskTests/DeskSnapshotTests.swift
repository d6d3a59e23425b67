import Desk
import Engine
import Policies
import Ports
import Simulation
import Storage
import Testing
import TradeModel

@Suite struct `Snapshots of a desk` {
    /// A bench that takes a snapshot with nearly every tick and keeps no segment that it need not.
    private static func bench() throws -> Bench {
        let bench = Bench(segmentSize: 16_384)
        bench.options.snapshots = SnapshotRule(intervalBytes: 400, keptSegments: 0)
        try bench.start()
        return bench
    }

    /// Reads prices and lets the desk look at the time, so often that segments are let go.
    private static func live(_ bench: Bench, _ seconds: Int = 400) throws {
        for _ in 0..<seconds {
            bench.wait(.seconds(1))
            try bench.take(Account.close(10_000, wish: 0))
            try bench.take(Account.close(10_000, wish: 0, 1))
            try bench.tick()
        }
    }

    private static func snapshots(_ bench: Bench) -> [String] {
        bench.disk.durablePaths.filter { $0.hasSuffix(".snap") }
    }

    @Test func `what is under way comes back from one`() throws {
        let bench = try Self.bench()
        try bench.hold()
        let order = try bench.decide(20, 1)
        try bench.sign(order)
        try Self.live(bench)
        try bench.flush()
        let state = bench.engine
        #expect(state.core.orders.working.count == 1)
        #expect(!bench.disk.durablePaths.contains { $0.hasSuffix("journal/00000001.seg") })
        bench.kill()
        try bench.open()
        #expect(bench.recovery?.snapshot != nil)
        #expect(bench.engine == state)
    }

    @Test func `the configuration in force outlives the segment that it stands in`() throws {
        let bench = try Self.bench()
        bench.kill()
        try bench.start(configuration: .cautious)
        try Self.live(bench)
        try bench.flush()
        #expect(!bench.disk.durablePaths.contains { $0.hasSuffix("journal/00000001.seg") })
        bench.kill()
        try bench.open()
        #expect(bench.recovery?.snapshot != nil)
        #expect(bench.core.setup.profile == .cautious)
    }

    @Test func `one that has rotted is passed over, and a person is told`() throws {
        let bench = try Self.bench()
        try bench.hold()
        try Self.live(bench)
        try bench.flush()
        let state = bench.engine
        bench.kill()
        let newest = try #require(Self.snapshots(bench).last)
        try bench.disk.flip(newest, bit: 900)
        try bench.open()
        #expect(bench.engine == state)
        #expect(Bench.told(try bench.start()).contains(.snapshotRefused))
    }

    @Test func `nothing is told when all is well`() throws {
        let bench = try Self.bench()
        try Self.live(bench)
        bench.kill()
        #expect(!Bench.told(try bench.start()).contains(.snapshotRefused))
    }

    @Test func `another account's snapshot is another account`() throws {
        let bench = try Self.bench()
        try Self.live(bench)
        try bench.flush()
        bench.kill()
        bench.options.specification = Array("another account".utf8)
        #expect(throws: DeskError.otherSpecification) { try bench.open() }
    }
}
