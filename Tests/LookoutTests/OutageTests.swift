// Any source, and any two, away, slow, behind or lying, for a day of virtual time.

import Foundation
import Intel
import ProviderTwins
import Providers
import Solana
import Testing
import TradeModel
import Warden

@Suite struct `Sources that fail for a day` {
    private static let start = Instant(milliseconds: 1_790_000_000_000)
    /// Looks within the day; `make long` takes more.
    private static let looks =
        ProcessInfo.processInfo.environment["PLIMSOLL_LOOKS"].flatMap { Int64($0) } ?? 3

    private static let pairs: [[ProviderID]] = {
        let all = VirtualLookout.asked
        return all.flatMap { one in all.filter { one.rawValue <= $0.rawValue }.map { [one, $0] } }
    }()

    private static func world(_ stories: [TwinStory]) -> TwinWorld {
        var world = TwinWorld(from: start, stories)
        world.keys = VirtualLookout.asked.map { ($0, "k-0123456") }
        return world
    }

    private static let harbour = TwinWorld.harbour(from: start).stories

    /// Looks at one token all day; every report with the instant at which it came.
    private func day(
        _ lookout: inout VirtualLookout,
        of mint: Address,
        _ body: (WardenReport, Instant.Span) -> Void
    ) {
        let rest = Instant.Span.day.nanoseconds / Self.looks
        for number in 0..<Self.looks {
            let began = Self.start + .seconds(60) + Instant.Span(nanoseconds: rest * number)
            lookout.wait(max(.zero, began - lookout.now))
            body(lookout.look(mint), lookout.now - Self.start)
        }
    }

    @Test(arguments: [TwinFault.serverError, .hang, .drip, .drift])
    func `away or slow, nothing passes, and the report names who`(fault: TwinFault) throws {
        let mint = try #require(Self.harbour.first).token.mint
        for pair in Self.pairs {
            let rules = pair.map { TwinFaults.Rule($0, fault) }
            var lookout = try VirtualLookout(
                Self.world(Self.harbour),
                TwinFaults(rules)
            )
            day(&lookout, of: mint) { report, _ in
                #expect(report.judgement.verdict == .fail, "\(pair)")
                let silent = Set(report.findings.flatMap(\.gaps).map(\.source))
                // Without the chain nobody else is asked.
                let named = pair.contains(.solanaRPC) ? [.solanaRPC] : pair
                #expect(silent.isSuperset(of: named), "\(pair): \(silent)")
            }
        }
    }

    @Test func `who lies that a rug is clean is outvoted by whoever does not, two at a time`()
        throws
    {
        let rugs = Self.harbour.filter { !["KEEL", "EBB"].contains($0.token.symbol) }
        #expect(rugs.count >= 5)
        for rug in rugs {
            let clean = TwinStory(TwinToken(rug.token.symbol, "clean", born: rug.token.createdAt))
            // What they say hangs together.
            var alike = try VirtualLookout(Self.world([clean]), TwinFaults())
            #expect(alike.look(rug.token.mint).judgement.verdict == .pass)
            for pair in Self.pairs {
                // The chain is believed: that a sale goes through is nobody else's to say.
                let isChain = pair.contains(.solanaRPC)
                if isChain, rug.token.symbol != "SPRING" { continue }
                // Prices disagree by a lie of one of two, and by nothing when both lie.
                let hasBoth = pair.contains(.birdeye) && pair.contains(.jupiter)
                if rug.token.symbol == "MIRAGE", hasBoth || pair.contains(.birdeye) { continue }
                var lookout = try VirtualLookout(Self.world([rug]), TwinFaults())
                lookout.liars = pair
                lookout.lie = Self.world([clean])
                day(&lookout, of: rug.token.mint) { report, _ in
                    #expect(
                        report.judgement.verdict == .fail,
                        "\(rug.token.symbol), \(pair): \(report.judgement)"
                    )
                }
            }
        }
    }

    @Test func `who is an hour behind makes nothing pass that was pulled since`() throws {
        for rug in Self.harbour where ["NEAP", "SPRING", "EBB"].contains(rug.token.symbol) {
            for pair in Self.pairs {
                var lookout = try VirtualLookout(Self.world([rug]), TwinFaults())
                lookout.behind = (pair, .minutes(60))
                lookout.wait(.minutes(55))
                day(&lookout, of: rug.token.mint) { report, _ in
                    #expect(
                        report.judgement.verdict == .fail,
                        "\(rug.token.symbol), \(pair): \(report.judgement)"
                    )
                }
            }
        }
    }

    @Test func `a node that is an hour behind makes nothing pass at all`() throws {
        let keel = try #require(Self.harbour.first)
        var lookout = try VirtualLookout(Self.world([keel]), TwinFaults())
        lookout.behind = ([.solanaRPC], .minutes(60))
        day(&lookout, of: keel.token.mint) { report, _ in
            #expect(report.judgement.verdict == .fail)
        }
        lookout.behind = ([], .zero)
        #expect(lookout.look(keel.token.mint).judgement.verdict == .pass)
    }
}
