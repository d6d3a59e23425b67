import ByteCodec
import Console
import Simulation
import TradeModel

/// A finding as JSON.
enum FindingDocument {
    static func value(seed: UInt64, _ finding: Finding) -> JSONValue {
        var members: [JSONValue.Member] = []
        members.add("seed", .count(seed))
        members.add("invariant", .string(finding.invariant.rawValue))
        members.add("at", .string(TimeText.utc(Instant(nanoseconds: finding.at))))
        members.add("step", .count(finding.step))
        members.add("words", .string(finding.words))
        return .object(members)
    }

    /// Sixteen hexadecimal digits.
    static func hash(_ value: UInt64) -> JSONValue {
        .string(Hex.encode((0..<8).map { UInt8(truncatingIfNeeded: value >> (56 - 8 * $0)) }))
    }

    /// Seconds with their decimals.
    static func seconds(_ nanoseconds: some BinaryInteger) -> JSONValue {
        .ratio(Double(nanoseconds) / 1_000_000_000)
    }

    /// How often what occurred, by full name.
    static func occurrences(_ occurrences: Occurrences) -> JSONValue {
        .object(occurrences.all.map { JSONValue.Member($0.name, .count($0.count)) })
    }
}
