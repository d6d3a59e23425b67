// Deaths are seen at the start that follows them: a start without a stop in order before it. What is
// folded here from facts says how often that happened lately; what follows from it is decided elsewhere.

public import TradeModel

/// The engine's last deaths, as far as they matter.
public struct RecentDeaths: Sendable, Hashable {
    /// So many deaths within `window` leave exits only.
    public static let limit = 3
    /// The time over which deaths are counted.
    public static let window = Instant.Span.minutes(10)

    /// When the engine was started after a death, the last few times.
    public private(set) var startsAfter: [Instant] = []
    /// Whether a start from here on follows no death. True before the first.
    public private(set) var hasStopped = true
    /// Whether the present start followed a death.
    public private(set) var isFresh = false

    /// Whether the present start is the last of too many within the window.
    public var areTooMany: Bool {
        guard isFresh, startsAfter.count == RecentDeaths.limit,
            let first = startsAfter.first, let last = startsAfter.last
        else { return false }
        return last - first <= RecentDeaths.window
    }

    mutating func noteStart(at now: Instant) {
        isFresh = !hasStopped
        hasStopped = false
        guard isFresh else { return }
        startsAfter.append(now)
        if startsAfter.count > RecentDeaths.limit { startsAfter.removeFirst() }
    }

    mutating func noteStop() { hasStopped = true }

    func save(to writer: inout StateWriter) {
        writer.append(startsAfter) { $0.append($1) }
        writer.append(hasStopped)
        writer.append(isFresh)
    }

    mutating func restore(from reader: inout StateReader) throws(StateError) {
        startsAfter = try reader.list("deaths", limit: RecentDeaths.limit) {
            (reader) throws(StateError) in try reader.instant("start after a death")
        }
        hasStopped = try reader.bool("stop in order")
        isFresh = try reader.bool("start after a death")
    }
}
