import Emulator
import Intel
import Lookout
import ProviderTwins
import Providers
import SystemIO
import TestSupport
import Testing
import Throttle
import TradeModel
import Warden

/// A lookout at an emulator, over real HTTP.
private final class Watch {
    static let keys: [(provider: ProviderID, key: String)] = ProviderID.allCases.map {
        ($0, "planted-\($0.name)-0123456789")
    }

    let emulator: Emulator
    let edge: ProviderEdge
    let lookout: Lookout
    let directory: TemporaryDirectory
    private let perThousandSeconds: Int64
    private let keys: [(provider: ProviderID, key: String)]

    init(
        _ faults: [TwinFaults.Rule] = [],
        perThousandSeconds: Int64 = 1_000_000,
        keys: [(provider: ProviderID, key: String)] = Watch.keys
    ) throws {
        var world = TwinWorld.harbour(from: Emulator.timeOfDay)
        world.keys = Watch.keys
        let emulator = try Emulator(world, faults: TwinFaults(faults))
        let asked = VirtualLookout.asked
        directory = try TemporaryDirectory()
        self.perThousandSeconds = perThousandSeconds
        self.keys = keys
        self.emulator = emulator
        edge = try ProviderEdge(
            asked.map { provider in
                try ProviderPlan(
                    provider,
                    address: emulator.address(of: provider),
                    key: keys.first { $0.provider == provider }?.key,
                    perThousandSeconds: perThousandSeconds
                )
            },
            hosts: [],
            proxies: .none,
            sharing: directory.path
        )
        lookout = Lookout(
            over: edge.desk,
            asking: Array(asked.dropFirst()),
            .live,
            sizeMicroUsd: 100_000_000
        )
    }

    func plan(_ provider: ProviderID) throws -> ProviderPlan {
        try ProviderPlan(
            provider,
            address: emulator.address(of: provider),
            key: keys.first { $0.provider == provider }?.key,
            perThousandSeconds: perThousandSeconds
        )
    }

    func stop() {
        edge.stop()
        emulator.stop()
    }

    func look(_ symbol: String, within patience: Instant.Span = .seconds(30)) throws -> Inspection {
        let token = try #require(emulator.tokens.first { $0.symbol == symbol })
        return lookout.inspect(token.mint, within: patience)
    }
}

@Suite struct `A look at a token over HTTP` {
    @Test func `clean passes, rugs fail, and every source is well`() throws {
        let watch = try Watch()
        defer { watch.stop() }
        let clean = try watch.look("KEEL")
        #expect(clean.report.judgement.verdict == .pass)
        #expect(clean.notes.allSatisfy { $0.failure == nil } && clean.notes.count > 15)
        for symbol in ["LIMPET", "SPRING", "NEAP", "TOLL", "MIRAGE"] {
            #expect(try watch.look(symbol).report.judgement.verdict == .fail, "\(symbol)")
        }
        #expect(watch.edge.desk.health.allSatisfy { $0.health.word == "well" })
    }

    @Test(arguments: ["429-after", "500", "reset", "cut-off", "wrong-type", "drift", "401"])
    func `whatever happens to one provider, nothing passes and the report names it`(
        name: String
    ) throws {
        let fault = try #require(TwinFault.named.first { $0.name == name }).fault
        let watch = try Watch([TwinFaults.Rule(.birdeye, fault)])
        defer { watch.stop() }
        let inspection = try watch.look("KEEL", within: .seconds(12))
        #expect(inspection.report.judgement.verdict == .fail)
        let words = inspection.report.findings.filter { $0.outcome != .kept }.map(\.words)
        #expect(words.contains { $0.contains("birdeye") }, "\(words)")
        let health = try #require(watch.edge.desk.health.first { $0.provider == .birdeye }).health
        #expect(health.failures > 0 && !health.failure.isEmpty)
        if fault == .unauthorized {
            // One refusal, or what was under way with it, and never again.
            #expect(watch.emulator.door(of: .birdeye).count <= ProviderLine.mostUnderWay)
            #expect(health.isClosed)
        }
    }

    @Test func `patience ends a look at who hangs`() throws {
        let watch = try Watch([TwinFaults.Rule(.goPlus, .hang)])
        defer { watch.stop() }
        let clock = SystemClock()
        let start = clock.nanoseconds()
        let inspection = try watch.look("KEEL", within: .seconds(2))
        let seconds = (clock.nanoseconds() - start) / 1_000_000_000
        #expect(inspection.report.judgement.verdict == .fail && seconds < 10)
        #expect(inspection.notes.contains { $0.failure == "no answer in time" })
    }

    @Test func `a few random faults are mended by further attempts`() throws {
        let faults: [TwinFault] = [.serverError, .reset, .tooMany(retryAfter: nil)]
        let watch = try Watch(faults.map { TwinFaults.Rule(nil, $0, perMille: 10) })
        defer { watch.stop() }
        for _ in 0..<5 {
            #expect(try watch.look("KEEL").report.judgement.verdict == .pass)
        }
    }

    @Test func `no key stands in anything that a person or a file sees`() throws {
        for name in ["401", "500", "drift", "wrong-type", "cut-off"] {
            let fault = try #require(TwinFault.named.first { $0.name == name }).fault
            let watch = try Watch([TwinFaults.Rule(nil, fault, perMille: 500)])
            defer { watch.stop() }
            let inspection = try watch.look("SPRING", within: .seconds(5))
            let seen = "\(inspection.report)\(inspection.notes)\(watch.edge.desk.health)"
            #expect(!seen.contains("planted"), "\(name)")
        }
    }

    @Test func `a wrong key is told and stops that provider alone`() throws {
        var keys = Watch.keys
        keys[Int(ProviderID.jupiter.rawValue)].key = "planted-wrong-0123"
        let watch = try Watch(keys: keys)
        defer { watch.stop() }
        let inspection = try watch.look("KEEL", within: .seconds(10))
        #expect(inspection.report.judgement.verdict == .fail)
        let health = watch.edge.desk.health.filter(\.health.isClosed).map(\.provider)
        #expect(health == [.jupiter])
        #expect(!"\(inspection)\(watch.edge.desk.health)".contains("planted"))
    }

    @Test func `who only looks sees how the sources are, and takes nothing`() throws {
        let watch = try Watch([TwinFaults.Rule(.goPlus, .serverError)])
        _ = try watch.look("KEEL", within: .seconds(8))
        let plans = try [ProviderID.birdeye, .goPlus, .jupiter].map(watch.plan)
        let budgets = try SharedBudgets(directory: watch.directory.path)
        let stranger = try ProviderPlan(.helius, address: "https://nobody.example")
        #expect(budgets.health(of: stranger) == nil)
        watch.stop()
        let seen = plans.map { budgets.health(of: $0) }
        #expect(seen[0]?.word == "well" && seen[0]?.answers == 4)
        #expect(seen[1]?.failure.hasPrefix("500") == true && seen[1]?.answeredAt == nil)
        #expect(seen[2]?.answers == 5 && seen[2]?.of == 1_000)
    }

    @Test func `budgets hold at the door`() throws {
        // 20 in a second, of which two are for exits alone.
        let watch = try Watch(perThousandSeconds: 20_000)
        defer { watch.stop() }
        for symbol in ["KEEL", "EBB", "SPRING"] { _ = try watch.look(symbol) }
        for provider in [ProviderID.solanaRPC, .jupiter, .birdeye] {
            let door = watch.emulator.door(of: provider)
            #expect(door.count > 8)
            // What left in order may arrive a moment closer together.
            #expect(door.most(within: 950_000_000) <= 20, "\(provider.name)")
        }
    }
}
