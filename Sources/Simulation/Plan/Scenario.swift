// What a seed stands for: the kind of venue, the length of the run, the mood of the network, and the
// list of things that will go wrong. Everything else follows from it.

import Randomness

/// What kind of venue the account is at.
public enum VenueKind: String, Sendable, Hashable, CaseIterable {
    /// Orders are transactions of a chain.
    case chain
    /// Orders rest in the book of an exchange.
    case exchange
}

/// How long a run is.
public enum RunLength: Sendable, Hashable {
    /// Two quiet and five busy minutes, for what is run thousands of times.
    case minutes
    /// Two quiet hours and ten busy minutes.
    case hours
    /// A quiet week and ten busy minutes.
    case week

    /// Milliseconds of the quiet part.
    var quietMs: Int64 {
        switch self {
        case .minutes: 120_000
        case .hours: 2 * 3_600_000
        case .week: 7 * 24 * 3_600_000
        }
    }

    /// Milliseconds of the busy part.
    var busyMs: Int64 { self == .minutes ? 300_000 : 600_000 }
}

/// A run in full, before it has begun.
public struct Scenario: Sendable, Hashable {
    /// Where every draw of chance begins.
    public var seed: UInt64
    /// How long it is.
    public var length: RunLength
    /// What kind of venue it has.
    public var venue: VenueKind
    /// Whether the gateway reports an order's end before all of its fills are there.
    public var isHasty: Bool
    /// Whether orders get an identity that is durable before they leave; otherwise the exchange
    /// knows them by their client ids alone.
    public var signsOrders: Bool
    /// Bytes of a journal segment: small ones are changed often.
    public var segmentSize: Int
    /// So many bytes of journal after a snapshot the next is taken.
    public var snapshotInterval: Int
    /// How many segments before the older snapshot are kept; nil for all.
    public var keptSegments: Int?
    /// Whether nothing may leave.
    public var isDryRun: Bool
    /// Whether three deaths within ten minutes leave exits only. Off in most runs: they die on purpose.
    public var watchesDeaths: Bool
    /// Whether nothing is bought that the Warden does not let pass.
    public var isGuarded: Bool
    /// When true time begins, in milliseconds since 1970.
    public var startMs: Int64
    /// How fast the node's clocks run.
    public var driftPerMillion: Int64
    /// How the network treats messages in the quiet part.
    public var quietRates: NetworkRates
    /// How the network treats messages in the busy part.
    public var busyRates: NetworkRates
    /// What goes wrong, by time.
    public var faults: [TimedFault]
    /// Where in the first life of the node its disk gives out, and in which way; nil for nowhere.
    public var crashPoint: CrashPoint?
    /// Only messages of these numbers may meet a fault of the network; nil for all. Ascending.
    public var faultyMessages: [Int]?

    /// The run that `seed` stands for.
    public init(seed: UInt64, length: RunLength = .hours) {
        var chance = SplitMix64(seed: seed, stream: "scenario")
        self.seed = seed
        self.length = length
        venue = chance.oneIn(2) ? .chain : .exchange
        isHasty = chance.oneIn(6) && venue == .exchange
        signsOrders = venue == .chain || !chance.oneIn(3)
        segmentSize = chance.oneIn(2) ? 32_768 : 65_536
        isDryRun = chance.oneIn(25)
        var snapshots = SplitMix64(seed: seed, stream: "snapshot rule")
        snapshotInterval = Int(snapshots.number(2_000...20_000))
        keptSegments = snapshots.oneIn(3) ? nil : Int(snapshots.number(0...2))
        var deaths = SplitMix64(seed: seed, stream: "deaths")
        watchesDeaths = deaths.oneIn(8)
        isGuarded = Scenario.isGuarded(seed)
        // Somewhere around midnight, so that days change in every other run.
        startMs =
            1_767_222_000_000 + chance.number(0...300) * 86_400_000
            + chance.number(-90...30) * 60_000
        driftPerMillion = chance.number(-200...200)
        quietRates = NetworkRates()
        quietRates.lossPerMille = Int(chance.number(0...20))
        quietRates.duplicatePerMille = Int(chance.number(0...30))
        quietRates.latePerMille = Int(chance.number(0...20))
        busyRates = NetworkRates()
        busyRates.lossPerMille = chance.oneIn(4) ? 0 : Int(chance.number(0...300))
        busyRates.duplicatePerMille = chance.oneIn(4) ? 0 : Int(chance.number(0...400))
        busyRates.latePerMille = chance.oneIn(4) ? 0 : Int(chance.number(0...200))
        faults = FaultDraw(seed: seed, length: length).faults
        crashPoint = nil
        faultyMessages = nil
    }

    /// Drawn apart, as the faults that only such a run has are drawn too.
    static func isGuarded(_ seed: UInt64) -> Bool {
        var chance = SplitMix64(seed: seed, stream: "gate")
        return chance.oneIn(4)
    }

    /// A short and busy run in which nothing goes wrong of itself: what crash points are put into.
    public static func canonical(_ venue: VenueKind) -> Scenario {
        var scenario = Scenario(seed: 7, length: .minutes)
        scenario.venue = venue
        scenario.isHasty = false
        scenario.signsOrders = true
        scenario.isDryRun = false
        scenario.watchesDeaths = false
        scenario.isGuarded = false
        scenario.quietRates = NetworkRates()
        scenario.busyRates = NetworkRates()
        scenario.faults = []
        // Small enough that the run takes snapshots and lets segments go.
        scenario.segmentSize = 24_576
        scenario.snapshotInterval = 3_000
        scenario.keptSegments = 0
        return scenario
    }

    /// When faults stop, in milliseconds from the start: from here on everything must resolve itself.
    public var faultsEndMs: Int64 { length.quietMs + length.busyMs }
}
