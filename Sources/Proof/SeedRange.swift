public import Console

/// Which seeds are run.
public struct SeedRange: Sendable, Hashable {
    /// The first.
    public let first: UInt64
    /// The last.
    public let last: UInt64

    /// More at once would keep more in memory than is sensible.
    public static let limit: UInt64 = 1_000_000

    /// One seed, or `FIRST..LAST` with both included.
    public init(_ text: String) throws(CommandFailure) {
        let bounds = try SeedRange.bounds(text)
        guard bounds.first <= bounds.last else {
            throw .usage(
                "--seeds is \"\(text)\": the first is after the last; "
                    + "write \(bounds.last)..\(bounds.first)"
            )
        }
        guard bounds.last - bounds.first < SeedRange.limit else {
            throw .usage(
                "--seeds is \"\(text)\": at most \(NumberText.count(SeedRange.limit)) seeds at "
                    + "once; split the range"
            )
        }
        (first, last) = bounds
    }

    /// How many there are.
    public var count: Int { Int(last - first) + 1 }

    private static func bounds(
        _ text: String
    ) throws(CommandFailure) -> (first: UInt64, last: UInt64) {
        let failure = CommandFailure.usage(
            "--seeds is \"\(text)\": write one seed, or FIRST..LAST such as 1..300"
        )
        if let seed = number(text[...]) { return (seed, seed) }
        let parts = text.split(separator: "..", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, let first = number(parts[0]), let last = number(parts[1]) else {
            throw failure
        }
        return (first, last)
    }

    /// Digits alone: no sign, no space.
    private static func number(_ text: Substring) -> UInt64? {
        text.utf8.allSatisfy { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 } ? UInt64(text) : nil
    }
}
