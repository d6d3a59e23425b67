// Between node and venue. Each message meets its fate alone, as a function of the seed and its number,
// so that sparing one of them changes the fate of no other: that is what lets a failing run be reduced.

import Randomness

/// How often what happens to messages, of a thousand.
public struct NetworkRates: Sendable, Hashable {
    /// Lost without a trace.
    public var lossPerMille = 0
    /// Delivered twice.
    public var duplicatePerMille = 0
    /// Delivered seconds late, behind what was sent after it.
    public var latePerMille = 0

    /// A network that loses nothing.
    public init() {}
}

/// What became of a message.
enum MessageFault: String, Sendable, Hashable {
    case lost
    case duplicated
    case late
}

/// The network: latency, loss, duplicates, reordering, partitions and half-open connections.
struct LossyNetwork: Sendable {
    enum Direction: Sendable {
        case toVenue
        case toNode
    }

    var rates: NetworkRates
    /// Until when nothing passes, either way.
    var partitionedUntil: Int64 = 0
    /// Until when what the venue sends is lost and nobody notices.
    var deafUntil: Int64 = 0
    /// Until when what the node sends is lost and nobody notices.
    var muteUntil: Int64 = 0
    private let seed: UInt64
    /// Only messages of these numbers may meet a fault; nil for all. Ascending.
    private let only: [Int]?
    private(set) var sent = 0
    /// The messages that met a fault by chance, for whoever reduces a run.
    private(set) var faults: [(number: Int, fault: MessageFault)] = []

    init(seed: UInt64, rates: NetworkRates, only: [Int]?) {
        var stream = SplitMix64(seed: seed, stream: "network")
        self.seed = stream.next()
        self.rates = rates
        self.only = only
    }

    /// When each copy of a message arrives that leaves at `now`; none when it is lost.
    mutating func arrivals(_ direction: Direction, at now: Int64) -> [Int64] {
        sent += 1
        let number = sent
        // The number is mixed first: neighbouring messages share no draw.
        var mixer = SplitMix64(seed: seed ^ UInt64(number))
        var chance = SplitMix64(seed: mixer.next())
        let latency = chance.number(8_000_000...90_000_000)
        let draw = chance.below(1_000)
        let tail = chance.number(500_000_000...9_000_000_000)
        let isDown =
            now < partitionedUntil || (direction == .toNode && now < deafUntil)
            || (direction == .toVenue && now < muteUntil)
        if isDown { return [] }
        guard only.map({ contains($0, number) }) ?? true else { return [now + latency] }
        if draw < rates.lossPerMille {
            faults.append((number, .lost))
            return []
        }
        if draw < rates.lossPerMille + rates.duplicatePerMille {
            faults.append((number, .duplicated))
            return [now + latency, now + latency + tail / 4]
        }
        if draw < rates.lossPerMille + rates.duplicatePerMille + rates.latePerMille {
            faults.append((number, .late))
            return [now + latency + tail]
        }
        return [now + latency]
    }

    private func contains(_ numbers: [Int], _ number: Int) -> Bool {
        var low = 0
        var high = numbers.count
        while low < high {
            let middle = (low + high) / 2
            if numbers[middle] < number { low = middle + 1 } else { high = middle }
        }
        return low < numbers.count && numbers[low] == number
    }
}
