import Intel
import ProviderTwins
import Providers
import Testing
import TradeModel
import Warden

@Suite struct `A day of looks in virtual time` {
    private func world() -> TwinWorld {
        var world = TwinWorld.harbour(from: Instant(milliseconds: 1_790_000_000_000))
        world.keys = VirtualLookout.asked.map { ($0, "k-0123456") }
        return world
    }

    private static let passing: [TwinFault] = [
        .serverError, .reset, .cutOff, .hang, .tooMany(retryAfter: nil), .tooMany(retryAfter: 2),
    ]

    @Test func `one fault in a hundred answers stops nothing`() throws {
        let world = world()
        let mint = try #require(world.stories.first).token.mint
        let rug = try #require(world.stories.first { $0.token.symbol == "LIMPET" }).token.mint
        // Each sixth of one percent: one in a hundred in all.
        let rules = Self.passing.map { TwinFaults.Rule(nil, $0, perMille: 2) }
        var lookout = try VirtualLookout(world, TwinFaults(rules, seed: 5))
        let end = world.start + .day
        var looks = 0
        while lookout.now < end {
            #expect(lookout.look(mint).judgement.verdict == .pass, "look \(looks)")
            if looks % 24 == 0 { #expect(lookout.look(rug).judgement.verdict == .fail) }
            looks += 1
            lookout.wait(.minutes(10))
        }
        #expect(looks > 130 && lookout.requests > 2_400)
        #expect(lookout.lines.allSatisfy { !$0.health.isClosed })
        #expect(lookout.lines.contains { $0.health.failures > 5 })
    }

    @Test(arguments: VirtualLookout.asked)
    func `one refused key stops that provider within one look, for good`(
        provider: ProviderID
    ) throws {
        let world = world()
        let mint = try #require(world.stories.first).token.mint
        var lookout = try VirtualLookout(world, TwinFaults())
        #expect(lookout.look(mint).judgement.verdict == .pass)
        lookout.faults = TwinFaults([.init(provider, .unauthorized)])
        #expect(lookout.look(mint).judgement.verdict == .fail)
        let asked = lookout.requests
        lookout.faults = TwinFaults()
        lookout.wait(.minutes(10))
        #expect(lookout.look(mint).judgement.verdict == .fail)
        let closed = lookout.lines.filter(\.health.isClosed).map(\.plan.provider)
        #expect(closed == [provider])
        if provider == .solanaRPC { #expect(lookout.requests == asked) }
    }

    @Test func `a source that is away for hours passes nothing, and afterwards all is well`() throws
    {
        let world = world()
        let mint = try #require(world.stories.first).token.mint
        for fault in [TwinFault.serverError, .hang, .drift, .wrongType] {
            for provider in VirtualLookout.asked {
                var lookout = try VirtualLookout(world, TwinFaults([.init(provider, fault)]))
                for _ in 0..<4 {
                    #expect(lookout.look(mint).judgement.verdict != .pass, "\(provider.name)")
                    lookout.wait(.minutes(30))
                }
                lookout.faults = TwinFaults()
                lookout.wait(.minutes(10))
                #expect(lookout.look(mint).judgement.verdict == .pass, "\(provider.name), \(fault)")
            }
        }
    }
}
