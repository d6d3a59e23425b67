// The Warden of the demonstration: it looks at every token of the market in the market's own time, at providers
// that do not exist, over real HTTP on this machine. What it says is recorded, and the engine lives through it.

import Console
import DemoMarket
import Emulator
import Intel
import Lookout
import ProviderTwins
import Providers
import Replay
import Synchronization
import SystemIO
import Throttle
import TradeModel
import Warden

/// Looks at the demonstration's tokens.
struct DemoWarden: ~Copyable {
    /// A verdict with what it rests on.
    struct Look {
        let name: String
        let inspection: Inspection
    }

    /// How often each token is looked at, in minutes of the market: a verdict is good for ten.
    static let everyMinutes = 10
    /// When one provider is down, in minutes of the market.
    static let outageMinute = 60
    /// Who is down then.
    static let outage = ProviderID.birdeye
    /// How long answers are waited for while somebody is down: as long as three attempts take.
    private static let outagePatience = Instant.Span.seconds(6)

    private let emulator: Emulator
    private let time: DemoTime
    private let names: [String]
    private let directory: String

    /// The twins of the market's tokens: all but one are clean.
    init(_ names: [String], budgets directory: String) throws(CommandFailure) {
        let time = DemoTime()
        let start = Instant(milliseconds: DemoMarket.startMs)
        let born = start + .seconds(-7_200)
        let world = TwinWorld(
            from: start,
            names.map { name in
                var token = TwinToken(name, "a token of the demonstration", born: born)
                token.refusesSales = name == DemoMarket.trap
                return TwinStory(token)
            }
        )
        do throws(EmulatorError) {
            emulator = try Emulator(world, clock: { time.now })
        } catch {
            throw CommandFailure(.system, error.description)
        }
        self.time = time
        self.names = names
        self.directory = directory
    }

    deinit { emulator.stop() }

    /// Where the providers answer.
    var port: Int { emulator.port }

    /// Looks at everything through the whole morning. The file's lines, and the looks that are worth telling: the
    /// first ones, and those of the outage.
    mutating func record(
        holding held: [String]
    ) throws(CommandFailure) -> (lines: [String], first: [Look], outage: [Look]) {
        var lines: [String] = []
        var first: [Look] = []
        var down: [Look] = []
        for minute in stride(from: 0, to: DemoMarket.minutes, by: Self.everyMinutes) {
            time.set(minute)
            let isDown = minute == Self.outageMinute
            emulator.set(
                isDown ? TwinFaults([TwinFaults.Rule(Self.outage, .reset)]) : TwinFaults()
            )
            // A new edge each time: in the market's time the last outage is long over.
            let looks = try look(at: isDown ? held : names, isDown: isDown)
            if minute == 0 { first = looks }
            if isDown { down = looks }
            for look in looks {
                lines.append(
                    VerdictFile.line(
                        look.inspection.report.judgement,
                        of: look.name,
                        at: time.now
                    )
                )
            }
        }
        return (lines, first, down)
    }

    private func look(at names: [String], isDown: Bool) throws(CommandFailure) -> [Look] {
        let edge: ProviderEdge
        do {
            edge = try ProviderEdge(
                plans(),
                hosts: [],
                proxies: .none,
                sharing: directory,
                clock: { [time] in time.now }
            )
        } catch {
            throw CommandFailure(.system, "\(error)")
        }
        defer { edge.stop() }
        let lookout = Lookout(
            over: edge.desk,
            asking: [.rugCheck, .goPlus, .birdeye, .jupiter],
            .live,
            sizeMicroUsd: 100_000_000,
            clock: { [time] in time.now }
        )
        let tokens = emulator.tokens
        return names.compactMap { name in
            guard let token = tokens.first(where: { $0.symbol == name }) else { return nil }
            let patience: Instant.Span = isDown ? Self.outagePatience : .seconds(20)
            return Look(name: name, inspection: lookout.inspect(token.mint, within: patience))
        }
    }

    /// Nobody has a plan that allows so much; the emulator does not mind.
    private func plans() throws -> [ProviderPlan] {
        try [ProviderID.solanaRPC, .rugCheck, .goPlus, .birdeye, .jupiter].map { provider in
            try ProviderPlan(
                provider,
                address: emulator.address(of: provider),
                perThousandSeconds: 1_000_000
            )
        }
    }
}

/// The market's time, as the emulator and the Warden both have it.
final class DemoTime: Sendable {
    private let minute = Mutex(0)

    var now: Instant {
        minute.withLock { Instant(milliseconds: DemoMarket.startMs + Int64($0) * 60_000) }
    }

    func set(_ minute: Int) { self.minute.withLock { $0 = minute } }
}
