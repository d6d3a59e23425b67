/// Counts who came to a provider's door, and when.
public struct TwinDoor: Sendable {
    /// So many are remembered.
    public static let memory = 200_000

    private var times: [Int64] = []

    /// A door that nobody has come to.
    public init() {}

    /// How many came, of those that are remembered.
    public var count: Int { times.count }

    /// Somebody came, at nanoseconds of a clock that does not go back.
    public mutating func came(at nanoseconds: Int64) {
        if times.count >= Self.memory { times.removeFirst(Self.memory / 2) }
        times.append(max(nanoseconds, times.last ?? .min))
    }

    /// The most that came within any window of so many nanoseconds, its end not included.
    public func most(within window: Int64) -> Int {
        var most = 0
        var first = 0
        for last in times.indices {
            while times[last] - times[first] >= window { first += 1 }
            most = max(most, last - first + 1)
        }
        return most
    }
}
