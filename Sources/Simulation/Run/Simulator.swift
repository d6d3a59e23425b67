// One run: a node with the real desk, journal and engine, a venue, a network, a market, an operator
// and a plan of what goes wrong, all in one thread and in virtual time. A span in which nothing is due
// is skipped.

import Cryptography
import Desk
import Engine
import Ports
import Randomness
import Storage
import Throttle
import TradeModel
import VenueTwins

/// Runs a scenario.
public final class Simulator {
    let scenario: Scenario
    let options: RunOptions
    var now: Int64
    var agenda = Agenda<Occurrence>()
    let disk: LyingDisk
    /// What no power loss can take away, read by other eyes than the engine's.
    var durable = DurableJournal()
    var desk: TradingDesk<Mix, LyingDisk>?
    var gateway = Gateway.exchange(ExchangeGateway(epoch: 0, isHasty: false, signs: true))
    var venue: Venue
    /// When the venue does something by itself next.
    var venueNextAt: Int64 = .max
    /// How many requests the venue takes.
    var quota = TwinQuota()
    /// What stands between the node and the venue.
    var line = RequestLine<VenueRequest>(VenueTerms.budget)
    /// When something may leave that waits, by the engine's clock.
    var lineNextAt: Instant?
    var lineChance: SplitMix64
    var network: LossyNetwork
    var market: SimulatedMarket
    var clock: VirtualClock
    var auditor: Auditor
    var story: Story
    var outcome: RunOutcome
    var policies = PolicyChoice.tight
    var oracle: WardenOracle
    var nextPolicies: PolicyChoice?
    /// Under which identity each order has left: it never leaves under another.
    var sentUnder: [ClientOrderID: TransactionID] = [:]
    /// Messages of earlier connections reach nobody.
    var connection = 0
    /// The node does nothing before this: it is suspended, or waits for its disk.
    var busyUntil: Int64 = 0
    var upSince: Int64 = 0
    /// Whether a restart is on the agenda.
    var isRestarting = false
    var feed = FeedFaults()
    var durableStates: [DurableState] = []
    var unwritten: Engine<Mix>?
    var diskChance: SplitMix64
    var workChance: SplitMix64
    /// How the disk goes down at its next armed operation.
    var armedLoss: PowerLoss?
    var recoveryCrashes = 0
    /// How often the node was started, or tried to.
    var lives = 0
    /// The next time that an order leaves, the batch that it left with rots.
    var armedRot: TimedFault?
    var digest = Digest64()
    var isCalm = false
    /// Whether the operator's last halt was acknowledged.
    var hasHalted = false
    /// Whether the faults have stopped and the engine trades on.
    var isLivingOn = false
    static let directory = "node"

    /// The engine's state as of a durable sequence.
    struct DurableState {
        let sequence: UInt64
        let engine: Engine<Mix>
    }

    /// A run that has not begun.
    public init(_ scenario: Scenario, options: RunOptions = RunOptions()) {
        self.scenario = scenario
        self.options = options
        now = scenario.startMs * 1_000_000
        disk = LyingDisk()
        venue = Venue(scenario.venue, start: now, seed: scenario.seed)
        network = LossyNetwork(
            seed: scenario.seed,
            rates: scenario.quietRates,
            only: scenario.faultyMessages
        )
        market = SimulatedMarket(
            seed: scenario.seed,
            instruments: Account.instruments.count
        )
        clock = VirtualClock(epoch: now, driftPerMillion: scenario.driftPerMillion)
        auditor = Auditor(enabled: options.checks, policies: PolicyChoice.tight.profile)
        oracle = WardenOracle(seed: scenario.seed)
        auditor.isHasty = scenario.isHasty
        story = Story(isKept: options.tracks)
        outcome = RunOutcome(scenario)
        diskChance = SplitMix64(seed: scenario.seed, stream: "disk")
        workChance = SplitMix64(seed: scenario.seed, stream: "operator")
        lineChance = SplitMix64(seed: scenario.seed, stream: "line")
    }

    /// Runs it.
    public static func run(
        _ scenario: Scenario,
        options: RunOptions = RunOptions()
    ) -> RunOutcome {
        let simulator = Simulator(scenario, options: options)
        simulator.run()
        return simulator.outcome
    }

    func run() {
        let start = now
        prepare()
        let quietEnd = start + scenario.length.quietMs * 1_000_000
        let faultsEnd = start + scenario.faultsEndMs * 1_000_000
        runUntil(quietEnd)
        options.onQuietEnd?()
        outcome.quiet = now - start
        market.volatilityBps = 90
        market.jumpOneIn = 80
        network.rates = scenario.busyRates
        runUntil(faultsEnd)
        if auditor.isContent { settle() }
        finish(start)
    }

    private func prepare() {
        disk.onDurable = { [unowned self] path, range, bytes in
            self.durable.take(path: path, range: range, bytes: bytes)
        }
        agenda.put(.market, at: now)
        agenda.put(.look, at: now + 5_000_000_000)
        if scenario.isGuarded { agenda.put(.verdicts, at: now + 1_000_000_000) }
        for (number, fault) in scenario.faults.enumerated() {
            agenda.put(.fault(number), at: now + fault.atMs * 1_000_000)
        }
        planCommands()
        nextPolicies = workChance.pick(PolicyChoice.allCases)
        start()
    }

    private func finish(_ start: Int64) {
        outcome.findings = auditor.findings
        outcome.steps = auditor.step
        outcome.diskOperations = disk.totalOperations
        outcome.simulated = now - start
        outcome.faultyMessages = network.faults.map(\.number)
        for fault in network.faults {
            outcome.occurrences["message.\(fault.fault)", default: 0] += 1
        }
        for (name, count) in venue.counts where count > 0 {
            outcome.occurrences[name, default: 0] += count
        }
        for (name, count) in quota.counts.entries where count > 0 {
            outcome.occurrences["door.\(name)", default: 0] += count
        }
        let segments = disk.durablePaths.compactMap { DurableJournal.segment(at: $0) }
        if let first = segments.min(), first > 1 {
            outcome.occurrences["journal.removedSegments", default: 0] += first - 1
        }
        outcome.fills = durable.fillCount
        outcome.orders = durable.intentCount
        outcome.story = story.lines
        if let engine = desk?.engine {
            engine.encode(into: &digest)
            digest.add(engine.core.clock.nanoseconds)
        }
        digest.append(venue.quoteBalance)
        for order in venue.liveOrders { digest.append(Int128(order.id.ordinal.value)) }
        digest.add(Int64(truncatingIfNeeded: durable.lastSequence))
        outcome.stateHash = digest.value
        outcome.unseed =
            diskChance.next() ^ workChance.next() ^ lineChance.next() ^ market.draw() ^ UInt64(
                network.sent
            ) << 32
    }

    // MARK: - The loop

    /// Lets happen what is due, in order, until `end`.
    func runUntil(_ end: Int64) {
        while auditor.isContent {
            let waiting = lineWake
            let next = min(agenda.nextAt, venueNextAt, nodeWake, waiting)
            guard next < end else { break }
            now = max(now, next)
            auditor.tick(at: now)
            if venueNextAt <= now {
                carry(venue.advance(to: now))
            } else if agenda.nextAt <= now {
                if let occurrence = agenda.take() { happen(occurrence) }
            } else if waiting <= now {
                letGo()
            } else {
                tick()
            }
        }
        now = max(now, end)
    }

    /// True time at which the node has something to do by itself.
    private var nodeWake: Int64 {
        guard let wake = desk?.nextWake, wake < .distantFuture,
            let present = desk?.instant(clock.reading(at: now))
        else { return .max }
        let span = (wake - present).nanoseconds
        return max(busyUntil, clock.trueTime(from: now, after: span))
    }

    private func happen(_ occurrence: Occurrence) {
        switch occurrence {
        case .market: moveMarket()
        case .verdicts: hearWarden()
        case .toVenue(let request, let call): arrive(request, call: call)
        case .flood(let end, let count): flood(until: end, count)
        case .toNode(let message, let leftAt, let connection):
            hear(message, leftAt: leftAt, connection)
        case .reading(let reading, let connection): hear(reading, connection)
        case .fault(let number): strike(scenario.faults[number])
        case .look:
            agenda.put(.look, at: now + 10_000_000_000)
            if auditor.books.positions.contains(where: { $0.size > 0 }) { judge() }
        case .restart: start()
        case .wallIsRight:
            clock.synchronizeWall()
            story.tell(now, "clock", "the wall clock is put right")
        case .roomReturns:
            disk.capacity = .max
            story.tell(now, "disk", "there is room again")
        case .diskRecovers: disk.costs = DiskCosts()
        case .lastWord(let command): speak(command) { .lastWord($0) }
        case .command(let command): if !isCalm { speak(command) { .command($0) } }
        }
    }
}
